/** What the tests vary in a config. */
export interface ConfigValues {
  readonly reference?: string;
  readonly aliases?: readonly string[];
  readonly comment?: string;
  readonly defaultRootObject?: string;
  readonly enabled?: boolean;
  readonly headerValue?: string;
  readonly priceClass?: string;
  /** MinTTL of the default behavior. */
  readonly minTtl?: number;
  readonly webAcl?: string;
}

/** A complete config as the service returns it: one line. */
export function configXml(values: ConfigValues = {}): string {
  const { reference = 'site-2024', aliases = ['www.example.com'], comment = 'Site', enabled = true } = values;
  const {
    defaultRootObject = 'index.html',
    headerValue = 'first-secret',
    priceClass = 'PriceClass_100',
  } = values;
  const { minTtl = 0, webAcl = '' } = values;
  const names = aliases.map((it) => `<CNAME>${it}</CNAME>`).join('');
  const aliasItems = names === '' ? '' : `<Items>${names}</Items>`;
  return `<?xml version="1.0"?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>${reference}</CallerReference><Aliases><Quantity>${aliases.length}</Quantity>${aliasItems}</Aliases><DefaultRootObject>${defaultRootObject}</DefaultRootObject><Origins><Quantity>1</Quantity><Items><Origin><Id>app</Id><DomainName>app.example.net</DomainName><OriginPath></OriginPath><CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader><HeaderName>X-Key</HeaderName><HeaderValue>${headerValue}</HeaderValue></OriginCustomHeader></Items></CustomHeaders><CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy><OriginSslProtocols><Quantity>1</Quantity><Items><SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols><OriginReadTimeout>30</OriginReadTimeout><OriginKeepaliveTimeout>5</OriginKeepaliveTimeout></CustomOriginConfig></Origin></Items></Origins><DefaultCacheBehavior><TargetOriginId>app</TargetOriginId><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy><Compress>true</Compress><ForwardedValues><QueryString>false</QueryString><Cookies><Forward>none</Forward></Cookies></ForwardedValues><MinTTL>${minTtl}</MinTTL></DefaultCacheBehavior><Comment>${comment}</Comment><PriceClass>${priceClass}</PriceClass><Enabled>${enabled}</Enabled><ViewerCertificate><CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate><ACMCertificateArn>arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-1111-4222-8333-444455556666</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate><WebACLId>${webAcl}</WebACLId></DistributionConfig>`;
}

/** A complete streaming config as the service returns it. */
export function streamingConfigXml(comment = 'Media'): string {
  return `<?xml version="1.0"?>
<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>media-2012</CallerReference><S3Origin><DomainName>media.s3.amazonaws.com</DomainName><OriginAccessIdentity></OriginAccessIdentity></S3Origin><Aliases><Quantity>0</Quantity></Aliases><Comment>${comment}</Comment><Logging><Enabled>false</Enabled><Bucket></Bucket><Prefix></Prefix></Logging><TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners><PriceClass>PriceClass_All</PriceClass><Enabled>true</Enabled></StreamingDistributionConfig>`;
}
