import { reading, unsigned, withoutFunctions, writing } from './behavior.ts';

const ssl =
  '<OriginSslProtocols><Quantity>1</Quantity><Items><SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols>';

/** Passes everything to the service: the managed policies CachingDisabled and AllViewerExceptHostHeader. */
const passed = `
    <TargetOriginId>service</TargetOriginId>${unsigned}
    <ViewerProtocolPolicy>https-only</ViewerProtocolPolicy>${writing}
    <Compress>false</Compress>${withoutFunctions}
    <CachePolicyId>4135ea2d-6df8-44a3-9df3-4b5a84be39ad</CachePolicyId>
    <OriginRequestPolicyId>b689b0a8-53d0-40ab-baf2-68738e2966ac</OriginRequestPolicyId>
    <GrpcConfig><Enabled>false</Enabled></GrpcConfig>`;

/** Caches the documentation: the managed policy CachingOptimized. */
const cached = `
    <TargetOriginId>documentation</TargetOriginId>${unsigned}
    <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>${reading}
    <Compress>true</Compress>${withoutFunctions}
    <CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>
    <GrpcConfig><Enabled>false</Enabled></GrpcConfig>`;

/** An API: a service that knows CloudFront by a secret header, and its documentation on another host. */
export const api = `<?xml version="1.0"?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>orders-api-7f3c</CallerReference>
  <Aliases><Quantity>0</Quantity></Aliases>
  <DefaultRootObject></DefaultRootObject>
  <Origins>
    <Quantity>2</Quantity>
    <Items>
      <Origin>
        <Id>service</Id>
        <DomainName>orders.service.example.net</DomainName>
        <OriginPath></OriginPath>
        <CustomHeaders>
          <Quantity>1</Quantity>
          <Items>
            <OriginCustomHeader>
              <HeaderName>X-Origin-Verify</HeaderName>
              <HeaderValue>sample-secret-91c4e07b</HeaderValue>
            </OriginCustomHeader>
          </Items>
        </CustomHeaders>
        <CustomOriginConfig>
          <HTTPPort>80</HTTPPort>
          <HTTPSPort>443</HTTPSPort>
          <OriginProtocolPolicy>https-only</OriginProtocolPolicy>
          ${ssl}
          <OriginReadTimeout>30</OriginReadTimeout>
          <OriginKeepaliveTimeout>5</OriginKeepaliveTimeout>
        </CustomOriginConfig>
        <ConnectionAttempts>3</ConnectionAttempts>
        <ConnectionTimeout>10</ConnectionTimeout>
        <OriginShield><Enabled>true</Enabled><OriginShieldRegion>eu-west-1</OriginShieldRegion></OriginShield>
        <OriginAccessControlId></OriginAccessControlId>
      </Origin>
      <Origin>
        <Id>documentation</Id>
        <DomainName>docs.example.net</DomainName>
        <OriginPath>/orders</OriginPath>
        <CustomHeaders><Quantity>0</Quantity></CustomHeaders>
        <CustomOriginConfig>
          <HTTPPort>80</HTTPPort>
          <HTTPSPort>443</HTTPSPort>
          <OriginProtocolPolicy>https-only</OriginProtocolPolicy>
          ${ssl}
          <OriginReadTimeout>20</OriginReadTimeout>
          <OriginKeepaliveTimeout>5</OriginKeepaliveTimeout>
        </CustomOriginConfig>
        <ConnectionAttempts>2</ConnectionAttempts>
        <ConnectionTimeout>5</ConnectionTimeout>
        <OriginShield><Enabled>false</Enabled></OriginShield>
        <OriginAccessControlId></OriginAccessControlId>
      </Origin>
    </Items>
  </Origins>
  <OriginGroups><Quantity>0</Quantity></OriginGroups>
  <DefaultCacheBehavior>${passed}
  </DefaultCacheBehavior>
  <CacheBehaviors>
    <Quantity>3</Quantity>
    <Items>
      <CacheBehavior>
        <PathPattern>/v1/orders/*</PathPattern>${passed}
      </CacheBehavior>
      <CacheBehavior>
        <PathPattern>/docs/*</PathPattern>${cached}
      </CacheBehavior>
      <CacheBehavior>
        <PathPattern>/errors/*</PathPattern>${cached}
      </CacheBehavior>
    </Items>
  </CacheBehaviors>
  <CustomErrorResponses>
    <Quantity>2</Quantity>
    <Items>
      <CustomErrorResponse>
        <ErrorCode>502</ErrorCode>
        <ResponsePagePath>/errors/unavailable.json</ResponsePagePath>
        <ResponseCode>503</ResponseCode>
        <ErrorCachingMinTTL>5</ErrorCachingMinTTL>
      </CustomErrorResponse>
      <CustomErrorResponse>
        <ErrorCode>504</ErrorCode>
        <ResponsePagePath>/errors/unavailable.json</ResponsePagePath>
        <ResponseCode>503</ResponseCode>
        <ErrorCachingMinTTL>5</ErrorCachingMinTTL>
      </CustomErrorResponse>
    </Items>
  </CustomErrorResponses>
  <Comment>Orders API</Comment>
  <Logging>
    <Enabled>false</Enabled>
    <IncludeCookies>false</IncludeCookies>
    <Bucket></Bucket>
    <Prefix></Prefix>
  </Logging>
  <PriceClass>PriceClass_All</PriceClass>
  <Enabled>true</Enabled>
  <ViewerCertificate>
    <CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate>
    <SSLSupportMethod>vip</SSLSupportMethod>
    <MinimumProtocolVersion>TLSv1</MinimumProtocolVersion>
    <CertificateSource>cloudfront</CertificateSource>
  </ViewerCertificate>
  <Restrictions>
    <GeoRestriction>
      <RestrictionType>whitelist</RestrictionType>
      <Quantity>2</Quantity>
      <Items><Location>DE</Location><Location>FR</Location></Items>
    </GeoRestriction>
  </Restrictions>
  <WebACLId></WebACLId>
  <HttpVersion>http2</HttpVersion>
  <IsIPV6Enabled>true</IsIPV6Enabled>
  <ContinuousDeploymentPolicyId></ContinuousDeploymentPolicyId>
  <Staging>false</Staging>
</DistributionConfig>`;
