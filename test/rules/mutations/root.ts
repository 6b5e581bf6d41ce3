import { child } from '#core';
import * as markup from './markup.ts';
import { list, many, tag, tags } from './markup.ts';
import { items, type Mutation, members, one, value } from './mutate.ts';
import {
  all,
  has,
  inConfig,
  isDeployment,
  isStandard,
  lacks,
  not,
  says,
  targets,
  textAt,
  type Where,
} from './where.ts';

const root = 'DistributionConfig';
const aliases = 'DistributionConfig.Aliases';
const certificate = 'DistributionConfig.ViewerCertificate';
const response = 'CustomErrorResponses.Items.CustomErrorResponse';
const geo = 'Restrictions.GeoRestriction';
const logging = 'DistributionConfig.Logging';
const tenant = says('ConnectionMode', 'tenant-only');
const hasAcm = has('ACMCertificateArn');
const acm = {
  ACMCertificateArn: markup.certificate,
  CloudFrontDefaultCertificate: undefined,
  IAMCertificateId: undefined,
  Certificate: undefined,
  CertificateSource: undefined,
};
const hasOwnCertificate: Where = (it) => textAt(it, 'ViewerCertificate/SSLSupportMethod') === 'sni-only';
const hasAliases: Where = (it) => !['', '0'].includes(textAt(it, 'Aliases/Quantity'));

/** CloudFront checks the certificates of viewers. */
const isChecked = says('ViewerMtlsConfig/Mode', 'required', 'optional');
const hasNoRealtimeLog: Where = (_, { elements }) =>
  !markup.inBehaviors('RealtimeLogConfigArn').some((it) => elements.has(it));
const isSigned: Where = (_, { elements }) => elements.has('TrustedKeyGroups.Items.KeyGroup');
const hasBucketsOnly: Where = (_, { elements }) =>
  !elements.has('Origin.CustomOriginConfig') && !elements.has('Origin.VpcOriginConfig');
const targetsBucket: Where = (element, sound) =>
  targets(has('S3OriginConfig'))(child(element, 'DefaultCacheBehavior') ?? element, sound);
const isGrpc: Where = (_, { elements }) =>
  (elements.get('GrpcConfig.Enabled') ?? []).some(({ element }) => element.text === 'true');

/** Mistakes about members of the config that are neither origins nor behaviors. */
export const rootMutations: readonly Mutation[] = [
  items('alias-lowercase', aliases, ['WWW.example.com'], has('Items')),
  items('alias-wildcard', aliases, ['a.*.example.com'], has('Items')),
  items('alias-syntax', aliases, ['https://www.example.com/'], has('Items')),
  items('alias-syntax', aliases, ['localhost'], has('Items')),
  items('alias-cloudfront-net', aliases, ['d111111abcdef8.cloudfront.net'], has('Items')),
  items('alias-duplicate', aliases, ['a.example.com', 'a.example.com'], has('Items')),
  items(
    'alias-count',
    aliases,
    many(101, (it) => `a${it}.example.com`),
    has('Items'),
  ),
  items(
    'streaming-alias-count',
    'StreamingDistributionConfig.Aliases',
    many(101, (it) => `a${it}.example.com`),
  ),
  members(
    'alias-needs-certificate',
    root,
    { ViewerCertificate: tag('CloudFrontDefaultCertificate', 'true') },
    hasAliases,
  ),
  members('alias-needs-certificate', root, { ViewerCertificate: undefined }, hasAliases),
  members(
    'alias-on-staging',
    root,
    { Aliases: list('CNAME', ['a.example.com']) },
    all(says('Staging', 'true'), hasOwnCertificate),
  ),
  members('certificate-without-alias', root, { Aliases: undefined }, all(isStandard, hasOwnCertificate)),

  value('root-object-leading-slash', 'DistributionConfig.DefaultRootObject', '/index.html'),
  value('root-object-charset', 'DistributionConfig.DefaultRootObject', 'a b.html'),
  value('root-object-length', 'DistributionConfig.DefaultRootObject', 'x'.repeat(256)),
  members('root-object-missing', root, { DefaultRootObject: '' }, targetsBucket),
  value('comment-length', 'DistributionConfig.Comment', 'x'.repeat(129)),

  members('certificate-one-of', certificate, { CloudFrontDefaultCertificate: 'true' }, hasAcm),
  members('certificate-one-of', certificate, { IAMCertificateId: 'ASCAEXAMPLE' }, all(hasAcm, isStandard)),
  members('certificate-none', certificate, { ...acm, ACMCertificateArn: undefined }, hasAcm),
  members('certificate-ssl-method-missing', certificate, { SSLSupportMethod: undefined }, hasAcm),
  members('certificate-min-protocol-missing', certificate, { MinimumProtocolVersion: undefined }, hasAcm),
  members(
    'certificate-default-with-extras',
    certificate,
    { SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
    says('CloudFrontDefaultCertificate', 'true'),
  ),
  members(
    'certificate-acm-region',
    certificate,
    { ...acm, ACMCertificateArn: markup.certificate.replace('us-east-1', 'eu-west-1') },
    hasAcm,
  ),
  members('certificate-acm-format', certificate, { ...acm, ACMCertificateArn: 'my-certificate' }, hasAcm),
  members(
    'certificate-iam-format',
    certificate,
    { IAMCertificateId: 'x'.repeat(33), Certificate: undefined },
    has('IAMCertificateId'),
  ),
  members(
    'certificate-deprecated-fields',
    certificate,
    { Certificate: 'ASCAOTHER', CertificateSource: 'iam' },
    hasAcm,
  ),
  members(
    'ssl-method-vip',
    certificate,
    { SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1' },
    all(hasAcm, isStandard),
  ),
  members(
    'min-protocol-sslv3-sni',
    certificate,
    { SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'SSLv3' },
    hasAcm,
  ),
  members(
    'min-protocol-vip',
    certificate,
    { SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1.2_2021' },
    all(hasAcm, isStandard),
  ),
  members(
    'min-protocol-weak',
    certificate,
    { SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1' },
    hasAcm,
  ),
  members(
    'min-protocol-not-pqc',
    certificate,
    { SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
    hasAcm,
  ),
  members(
    'certificate-default-used',
    root,
    { ViewerCertificate: tag('CloudFrontDefaultCertificate', 'true') },
    not(hasAliases),
  ),

  members('geo-none-with-items', geo, { RestrictionType: 'none' }, has('Items')),
  members('geo-list-without-items', geo, { RestrictionType: 'blacklist' }, says('Quantity', '0')),
  items('geo-location-format', geo, ['de'], has('Items')),
  items('geo-location-known', geo, ['EU'], has('Items')),
  items('geo-location-duplicate', geo, ['DE', 'FR', 'DE'], has('Items')),
  members('geo-none', geo, { RestrictionType: 'none', Quantity: '0', Items: undefined }),

  members('error-code-set', response, { ErrorCode: '418' }),
  items('error-code-unique', 'DistributionConfig.CustomErrorResponses', [page('404'), page('404')]),
  members(
    'error-response-pair',
    response,
    { ResponseCode: undefined },
    (it) => textAt(it, 'ResponsePagePath') !== '',
  ),
  members(
    'error-response-pair',
    response,
    { ResponsePagePath: '' },
    (it) => textAt(it, 'ResponseCode') !== '',
  ),
  members('error-response-code-set', response, { ResponseCode: '418', ResponsePagePath: '/a.html' }),
  members('error-page-path', response, { ResponseCode: '200', ResponsePagePath: 'a.html' }),
  items('error-useless', 'DistributionConfig.CustomErrorResponses', [tag('ErrorCode', '404')]),
  items(
    'error-page-route',
    'DistributionConfig.CustomErrorResponses',
    [page('500')],
    inConfig(lacks('CacheBehaviors')),
  ),
  members('error-ttl', response, { ErrorCachingMinTTL: '-1' }),
  items('error-ttl-416', 'DistributionConfig.CustomErrorResponses', [
    tags({ ErrorCode: '416', ErrorCachingMinTTL: '60' }),
  ]),

  members('logging-bucket-required', logging, { Enabled: 'true', Bucket: '' }),
  members('logging-bucket-format', logging, { Enabled: 'true', Bucket: 's3://logs' }),
  members('logging-bucket-region', logging, { Enabled: 'true', Bucket: 'logs.s3.me-south-1.amazonaws.com' }),
  members('logging-prefix-slash', logging, {
    Enabled: 'true',
    Bucket: 'logs.s3.amazonaws.com',
    Prefix: '/web',
  }),
  members('logging-prefix-required', logging, { Prefix: undefined }),
  members('logging-disabled-values', logging, { Enabled: 'false', Prefix: 'web/' }),
  members(
    'logging-off',
    logging,
    { Enabled: 'false', Bucket: '', Prefix: '', IncludeCookies: 'false' },
    hasNoRealtimeLog,
  ),
  members(
    'logging-cookies-s3',
    logging,
    { Enabled: 'true', Bucket: 'logs.s3.amazonaws.com', Prefix: '', IncludeCookies: 'true' },
    hasBucketsOnly,
  ),
  members('required-member', 'StreamingDistributionConfig.Logging', { Prefix: undefined }),

  members('price-class-none', root, { PriceClass: 'None' }, isStandard),
  members('http-version-cd-http3', root, { HttpVersion: 'http2and3' }, isDeployment),
  value('enum-value', 'DistributionConfig.HttpVersion', 'HTTP2'),
  members('http1-only', root, { HttpVersion: 'http1.1' }, not(isGrpc)),
  members('grpc-http2', root, { HttpVersion: 'http1.1' }, isGrpc),
  value('webacl-format', 'DistributionConfig.WebACLId', 'my-acl'),
  value(
    'webacl-regional',
    'DistributionConfig.WebACLId',
    `arn:aws:wafv2:eu-west-1:${markup.account}:regional/webacl/a/0a1b2c3d-1111-2222-3333-444455556666`,
  ),
  value(
    'webacl-classic',
    'DistributionConfig.WebACLId',
    '0a1b2c3d-1111-2222-3333-444455556666',
    inConfig(not(tenant)),
  ),
  value('webacl-missing', 'DistributionConfig.WebACLId', ''),
  members(
    'cd-policy-on-staging',
    root,
    { ContinuousDeploymentPolicyId: '0a1b2c3d-1111-2222-3333-444455556666' },
    says('Staging', 'true'),
  ),
  members('anycast-price-class', root, { PriceClass: 'PriceClass_100' }, has('AnycastIpListId')),
  members('viewer-mtls-truststore', 'DistributionConfig.ViewerMtlsConfig', {
    Mode: 'required',
    TrustStoreConfig: undefined,
  }),
  value('viewer-mtls-https', markup.inBehaviors('ViewerProtocolPolicy'), 'allow-all', inConfig(isChecked)),
  members('viewer-mtls-http3', root, { HttpVersion: 'http2and3' }, isChecked),
  value('connection-function-id', 'ConnectionFunctionAssociation.Id', ''),
  value('cache-tag-header', 'CacheTagConfig.HeaderName', 'a b'),
  members('ipv6-signed-ip', root, { IsIPV6Enabled: 'true' }, isSigned),
  members('distribution-disabled', root, { Enabled: 'false' }),
  one('unknown-element', root, tag('RequiredProtocols', tag('Protocol', 'https'))),

  value('enum-value', 'DistributionConfig.ConnectionMode', 'tenants', inConfig(not(tenant))),
  members(
    'tenant-config-needs-tenant-mode',
    root,
    { TenantConfig: tag('ParameterDefinitions', parameter('a')) },
    isStandard,
  ),
  members('tenant-forbidden-fields', root, { PriceClass: 'PriceClass_100' }, tenant),
  members('tenant-forbidden-fields', root, { Aliases: list('CNAME', ['a.example.com']) }, tenant),
  value(
    'tenant-parameter-count',
    'TenantConfig.ParameterDefinitions',
    many(6, (it) => parameter(`a${it}`)).join(''),
  ),
  value('tenant-parameter-unique', 'TenantConfig.ParameterDefinitions', parameter('a') + parameter('a')),
  value('tenant-parameter-name', 'ParameterDefinition.Name', 'a b'),
  value('tenant-parameter-default', 'StringSchemaConfig.DefaultValue', ''),

  members('streaming-discontinued', 'StreamingDistributionConfig', { Enabled: 'true' }),
  members('streaming-s3origin', 'StreamingDistributionConfig.S3Origin', { DomainName: 'www.example.com' }),
  members('streaming-oai-missing', 'StreamingDistributionConfig.S3Origin', { OriginAccessIdentity: '' }),
  one(
    'misplaced-element',
    'StreamingDistributionConfig.S3Origin',
    tag('OriginAccessControlId', 'E1ABCDEFGHIJKL'),
  ),
  one('misplaced-element', 'StreamingDistributionConfig', tag('DefaultRootObject', 'index.html')),
];

function page(code: string): string {
  return tags({ ErrorCode: code, ResponsePagePath: '/a.html', ResponseCode: code });
}

function parameter(name: string): string {
  const schema = tag('StringSchema', tag('Required', 'true'));
  return tag('member', tags({ Name: name, Definition: schema }));
}
