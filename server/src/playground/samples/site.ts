import { reading, unsigned, withoutFunctions } from './behavior.ts';

/** Caches what an S3 bucket holds, by the managed policy CachingOptimized. */
const cached = `
    <TargetOriginId>site-bucket</TargetOriginId>${unsigned}
    <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>${reading}
    <Compress>true</Compress>`;
const policies = `
    <CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>
    <ResponseHeadersPolicyId>67f7725c-6f97-4210-82d7-5512b31e9d03</ResponseHeadersPolicyId>
    <GrpcConfig><Enabled>false</Enabled></GrpcConfig>`;

/** A marketing site: one bucket behind origin access control, three names, a certificate of its own. */
export const site = `<?xml version="1.0"?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>marketing-site-2019-04-11</CallerReference>
  <Aliases>
    <Quantity>3</Quantity>
    <Items><CNAME>www.example.com</CNAME><CNAME>example.com</CNAME><CNAME>old.example.com</CNAME></Items>
  </Aliases>
  <DefaultRootObject>index.html</DefaultRootObject>
  <Origins>
    <Quantity>1</Quantity>
    <Items>
      <Origin>
        <Id>site-bucket</Id>
        <DomainName>example-site.s3.us-east-1.amazonaws.com</DomainName>
        <OriginPath></OriginPath>
        <CustomHeaders><Quantity>0</Quantity></CustomHeaders>
        <S3OriginConfig>
          <OriginAccessIdentity></OriginAccessIdentity>
          <OriginReadTimeout>30</OriginReadTimeout>
        </S3OriginConfig>
        <ConnectionAttempts>3</ConnectionAttempts>
        <ConnectionTimeout>10</ConnectionTimeout>
        <OriginShield><Enabled>false</Enabled></OriginShield>
        <OriginAccessControlId>E1OACEXAMPLE77</OriginAccessControlId>
      </Origin>
    </Items>
  </Origins>
  <OriginGroups><Quantity>0</Quantity></OriginGroups>
  <DefaultCacheBehavior>${cached}
    <LambdaFunctionAssociations><Quantity>0</Quantity></LambdaFunctionAssociations>
    <FunctionAssociations>
      <Quantity>1</Quantity>
      <Items>
        <FunctionAssociation>
          <FunctionARN>arn:aws:cloudfront::111122223333:function/pretty-urls</FunctionARN>
          <EventType>viewer-request</EventType>
        </FunctionAssociation>
      </Items>
    </FunctionAssociations>
    <FieldLevelEncryptionId></FieldLevelEncryptionId>${policies}
  </DefaultCacheBehavior>
  <CacheBehaviors>
    <Quantity>2</Quantity>
    <Items>
      <CacheBehavior>
        <PathPattern>/img/*</PathPattern>${cached}${withoutFunctions}${policies}
      </CacheBehavior>
      <CacheBehavior>
        <PathPattern>*.jpg</PathPattern>${cached}${withoutFunctions}${policies}
      </CacheBehavior>
    </Items>
  </CacheBehaviors>
  <CustomErrorResponses>
    <Quantity>1</Quantity>
    <Items>
      <CustomErrorResponse>
        <ErrorCode>404</ErrorCode>
        <ResponsePagePath>/404.html</ResponsePagePath>
        <ResponseCode>404</ResponseCode>
        <ErrorCachingMinTTL>60</ErrorCachingMinTTL>
      </CustomErrorResponse>
    </Items>
  </CustomErrorResponses>
  <Comment>Marketing site</Comment>
  <Logging>
    <Enabled>true</Enabled>
    <IncludeCookies>false</IncludeCookies>
    <Bucket>example-logs.s3.amazonaws.com</Bucket>
    <Prefix>www/</Prefix>
  </Logging>
  <PriceClass>PriceClass_100</PriceClass>
  <Enabled>true</Enabled>
  <ViewerCertificate>
    <CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate>
    <ACMCertificateArn>arn:aws:acm:us-east-1:111122223333:certificate/5d1e7a40-9c3b-4f2e-8a61-0b7c2d9e4f13</ACMCertificateArn>
    <SSLSupportMethod>sni-only</SSLSupportMethod>
    <MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion>
    <Certificate>arn:aws:acm:us-east-1:111122223333:certificate/5d1e7a40-9c3b-4f2e-8a61-0b7c2d9e4f13</Certificate>
    <CertificateSource>acm</CertificateSource>
  </ViewerCertificate>
  <Restrictions>
    <GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction>
  </Restrictions>
  <WebACLId></WebACLId>
  <HttpVersion>http2and3</HttpVersion>
  <IsIPV6Enabled>true</IsIPV6Enabled>
  <ContinuousDeploymentPolicyId></ContinuousDeploymentPolicyId>
  <Staging>false</Staging>
</DistributionConfig>`;
