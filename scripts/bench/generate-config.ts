/** Sizes that benchmarks show, with the number of cache behaviors that makes a config as long. */
export const configSizes = [
  ['10 KB', 3],
  ['100 KB', 51],
  ['1 MB', 530],
] as const;

/**
 * A distribution config with this many cache behaviors besides the default one, laid out with two spaces.
 * It is a config that CloudFront would take but for its quotas: quantities fit, ids are unique, every target exists.
 * One behavior adds about 1.9 KB.
 */
export function generateConfig(behaviors: number): string {
  const numbers = Array.from({ length: behaviors }, (_, index) => index + 1);
  const origins = Array.from({ length: Math.ceil(behaviors / 5) + 1 }, (_, index) => origin(index));
  return laidOut([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">',
    '<CallerReference>travel-shop-2024-03-18</CallerReference>',
    '<!-- Names are served from two certificates; see the table in the wiki. -->',
    ...list('Aliases', ['<CNAME>www.travel-shop.example</CNAME>', '<CNAME>img.travel-shop.example</CNAME>']),
    '<DefaultRootObject>index.html</DefaultRootObject>',
    ...list('Origins', origins.flat(), origins.length),
    ...list('OriginGroups', []),
    '<DefaultCacheBehavior>',
    ...behaviorMembers(0),
    '</DefaultCacheBehavior>',
    ...list('CacheBehaviors', numbers.flatMap(cacheBehavior), behaviors),
    ...list('CustomErrorResponses', errorResponse, 1),
    '<Comment>Travel shop: pages, pictures &amp; search</Comment>',
    '<Logging>',
    '<Enabled>true</Enabled>',
    '<IncludeCookies>false</IncludeCookies>',
    '<Bucket>travel-shop-logs.s3.amazonaws.com</Bucket>',
    '<Prefix>web/</Prefix>',
    '</Logging>',
    '<PriceClass>PriceClass_100</PriceClass>',
    '<Enabled>true</Enabled>',
    ...certificate,
    '<Restrictions>',
    '<GeoRestriction>',
    '<RestrictionType>none</RestrictionType>',
    '<Quantity>0</Quantity>',
    '</GeoRestriction>',
    '</Restrictions>',
    '<WebACLId></WebACLId>',
    '<HttpVersion>http2and3</HttpVersion>',
    '<IsIPV6Enabled>true</IsIPV6Enabled>',
    '<ContinuousDeploymentPolicyId></ContinuousDeploymentPolicyId>',
    '<Staging>false</Staging>',
    '</DistributionConfig>',
  ]);
}

const errorResponse = [
  '<CustomErrorResponse>',
  '<ErrorCode>404</ErrorCode>',
  '<ResponsePagePath>/lost.html</ResponsePagePath>',
  '<ResponseCode>404</ResponseCode>',
  '<ErrorCachingMinTTL>30</ErrorCachingMinTTL>',
  '</CustomErrorResponse>',
];

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666';
const certificate = [
  '<ViewerCertificate>',
  '<CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate>',
  `<ACMCertificateArn>${certificateArn}</ACMCertificateArn>`,
  '<SSLSupportMethod>sni-only</SSLSupportMethod>',
  '<MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion>',
  `<Certificate>${certificateArn}</Certificate>`,
  '<CertificateSource>acm</CertificateSource>',
  '</ViewerCertificate>',
];

function origin(index: number): string[] {
  return [
    '<Origin>',
    `<Id>shop-${index}</Id>`,
    `<DomainName>shop-${index}.origin.travel-shop.example</DomainName>`,
    '<OriginPath></OriginPath>',
    ...list('CustomHeaders', []),
    '<CustomOriginConfig>',
    '<HTTPPort>80</HTTPPort>',
    '<HTTPSPort>443</HTTPSPort>',
    '<OriginProtocolPolicy>https-only</OriginProtocolPolicy>',
    ...list('OriginSslProtocols', ['<SslProtocol>TLSv1.2</SslProtocol>']),
    '<OriginReadTimeout>30</OriginReadTimeout>',
    '<OriginKeepaliveTimeout>5</OriginKeepaliveTimeout>',
    '</CustomOriginConfig>',
    '<ConnectionAttempts>3</ConnectionAttempts>',
    '<ConnectionTimeout>10</ConnectionTimeout>',
    '<OriginShield>',
    '<Enabled>false</Enabled>',
    '</OriginShield>',
    '<OriginAccessControlId></OriginAccessControlId>',
    '</Origin>',
  ];
}

function cacheBehavior(number: number): string[] {
  return [
    '<CacheBehavior>',
    `<PathPattern>/tours/${number}/*.jpg</PathPattern>`,
    ...behaviorMembers(number),
    '</CacheBehavior>',
  ];
}

function behaviorMembers(number: number): string[] {
  return [
    `<TargetOriginId>shop-${Math.ceil(number / 5)}</TargetOriginId>`,
    '<TrustedSigners>',
    '<Enabled>false</Enabled>',
    '<Quantity>0</Quantity>',
    '</TrustedSigners>',
    '<TrustedKeyGroups>',
    '<Enabled>false</Enabled>',
    '<Quantity>0</Quantity>',
    '</TrustedKeyGroups>',
    '<ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>',
    '<AllowedMethods>',
    '<Quantity>2</Quantity>',
    '<Items>',
    '<Method>HEAD</Method>',
    '<Method>GET</Method>',
    '</Items>',
    ...list('CachedMethods', ['<Method>HEAD</Method>', '<Method>GET</Method>']),
    '</AllowedMethods>',
    '<SmoothStreaming>false</SmoothStreaming>',
    '<Compress>true</Compress>',
    ...list('LambdaFunctionAssociations', []),
    ...list(
      'FunctionAssociations',
      [
        '<FunctionAssociation>',
        '<FunctionARN>arn:aws:cloudfront::111122223333:function/add-index</FunctionARN>',
        '<EventType>viewer-request</EventType>',
        '</FunctionAssociation>',
      ],
      1,
    ),
    '<FieldLevelEncryptionId></FieldLevelEncryptionId>',
    '<CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>',
    '<OriginRequestPolicyId>88a5eaf4-2fd4-4709-b370-b4c650ea3fcf</OriginRequestPolicyId>',
    '<GrpcConfig>',
    '<Enabled>false</Enabled>',
    '</GrpcConfig>',
  ];
}

function list(name: string, items: readonly string[], quantity = items.length): string[] {
  const wrapped = quantity === 0 ? [] : ['<Items>', ...items, '</Items>'];
  return [`<${name}>`, `<Quantity>${quantity}</Quantity>`, ...wrapped, `</${name}>`];
}

function laidOut(lines: readonly string[]): string {
  let depth = 0;
  let text = '';
  for (const line of lines) {
    if (line.startsWith('</')) depth--;
    text += `${'  '.repeat(depth)}${line}\n`;
    if (/^<\w[^<]*>$/.test(line)) depth++;
  }
  return text;
}
