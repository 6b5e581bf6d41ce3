import { child, escapeText, replaceContent } from '#core';
import { inBehaviors, list, many, tag, tags } from './markup.ts';
import { again, items, type Mutation, members, mistake, more, value } from './mutate.ts';
import {
  all,
  has,
  inConfig,
  isDeployment,
  isStandard,
  lacks,
  not,
  runsNothing,
  says,
  textAt,
} from './where.ts';

const origin = 'Origins.Items.Origin';
const origins = 'DistributionConfig.Origins';
const headers = 'Origin.CustomHeaders';
const shield = 'Origin.OriginShield';
const custom = 'Origin.CustomOriginConfig';
const control = 'E1ABCDEFGHIJKL';
const identity = tag('OriginAccessIdentity', `origin-access-identity/cloudfront/${control}`);
const noIdentity = tag('OriginAccessIdentity', '');

const isBucket = has('S3OriginConfig');
/** Nobody signs requests for it. */
const isOpenBucket = all(isBucket, lacks('OriginAccessControlId'));
const isOpenServer = all(has('CustomOriginConfig'), lacks('OriginAccessControlId'));
const isTlsServer = all(isOpenServer, says('CustomOriginConfig/OriginProtocolPolicy', 'https-only'));

/** Mistakes about origins and groups of them. */
export const originMutations: readonly Mutation[] = [
  more(
    'origin-count',
    origins,
    many(101, (it) => tag('Origin', bucket(`o${it}`))),
  ),
  again('origin-id-unique', origins),
  again('origin-duplicate-definition', origins, renamed),
  more('origin-unused', origins, [tag('Origin', bucket('spare'))], runsNothing),
  value('origin-id-empty', 'Origin.Id', ''),
  value('origin-id-length', 'Origin.Id', 'x'.repeat(129)),
  value('target-origin-exists', inBehaviors('TargetOriginId'), 'nowhere'),

  more(
    'origin-group-count',
    'DistributionConfig.OriginGroups',
    many(11, (it) => tag('OriginGroup', group(`g${it}`))),
  ),
  mistake('origin-group-id-collision', ' of an origin', 'OriginGroup.Id', ({ element }, { elements }) => {
    const [id] = elements.get('Origin.Id') ?? [];
    return id === undefined ? [] : [replaceContent(element, escapeText(id.element.text))];
  }),
  again('origin-group-unused', 'DistributionConfig.OriginGroups', renamed, runsNothing),
  members('failover-missing', 'DistributionConfig', { OriginGroups: undefined }),
  value('origin-group-member-exists', 'OriginGroupMember.OriginId', 'nowhere'),
  mistake('origin-group-member-distinct', ' twice', 'OriginGroup.Members', ({ element }) => {
    const [first = element, second = element] = child(element, 'Items')?.children ?? [];
    return [replaceContent(second, tag('OriginId', escapeText(textAt(first, 'OriginId'))))];
  }),
  again('origin-group-members', 'OriginGroup.Members'),
  items('origin-group-status-codes', 'OriginGroupFailoverCriteria.StatusCodes', ['418']),

  members('origin-domain-required', origin, { DomainName: '' }, isOpenServer),
  members('origin-domain-ip', origin, { DomainName: '192.0.2.1' }, isOpenServer),
  members('origin-domain-colon', origin, { DomainName: 'https://a.example.com' }, isOpenServer),
  members('origin-domain-path', origin, { DomainName: 'a.example.com/x' }, isOpenServer),
  members('origin-domain-length', origin, { DomainName: `${'x'.repeat(64)}.example.com` }, isOpenServer),
  members('origin-is-cloudfront', origin, { DomainName: 'd111111abcdef8.cloudfront.net' }, isOpenServer),
  members('origin-s3-bucket-shape', origin, { DomainName: 'bucket' }, isOpenBucket),
  members('origin-s3-website', origin, { DomainName: website() }, isBucket),
  members('origin-s3-website-protocol', origin, { DomainName: website() }, isTlsServer),
  members('origin-s3-as-custom', origin, { DomainName: 'b.s3.eu-west-1.amazonaws.com' }, isOpenServer),
  members('origin-s3-global-endpoint', origin, { DomainName: 'b.s3.amazonaws.com' }, isBucket),
  members('origin-s3-accelerate', origin, { DomainName: 'b.s3-accelerate.amazonaws.com' }, isBucket),
  value('origin-path-slash', 'Origin.OriginPath', 'v1'),
  value('origin-path-slash', 'Origin.OriginPath', '/v1/'),
  value('origin-path-encoding', 'Origin.OriginPath', '/a b'),

  members('origin-kind-one', origin, { CustomOriginConfig: server('https-only') }, isBucket),
  members('origin-kind-none', origin, { S3OriginConfig: undefined }, isBucket),
  members(
    'oai-format',
    origin,
    { S3OriginConfig: tag('OriginAccessIdentity', control) },
    all(isOpenBucket, isStandard),
  ),
  members(
    'oai-and-oac',
    origin,
    { OriginAccessControlId: control, S3OriginConfig: identity },
    all(isBucket, isStandard),
  ),
  members('oai-deprecated', origin, { S3OriginConfig: identity }, all(isOpenBucket, isStandard)),
  members('oac-missing', origin, { S3OriginConfig: noIdentity }, isOpenBucket),
  members('oac-format', origin, { OriginAccessControlId: 'my-control' }, all(isBucket, not(isOpenBucket))),
  members(
    'oac-domain-unsupported',
    origin,
    { DomainName: 'a.example.com', OriginAccessControlId: control },
    isOpenServer,
  ),
  members('lambda-url-oac', origin, { DomainName: 'abc.lambda-url.eu-west-1.on.aws' }, isOpenServer),

  items(
    'origin-header-count',
    headers,
    many(31, (it) => header(`X-${it}`, '1')),
  ),
  items('origin-header-denied', headers, [header('Host', 'a')]),
  items('origin-header-denied', headers, [header('x-amz-b', 'a')]),
  items('origin-header-name', headers, [header('X Y', 'a')]),
  items('origin-header-value', headers, [header('X-Y', 'x'.repeat(1784))]),
  items(
    'origin-header-total',
    headers,
    many(7, (it) => header(`X-${it}`, 'x'.repeat(1500))),
  ),
  items('origin-header-duplicate', headers, [header('X-Y', 'a'), header('x-y', 'b')]),
  items('origin-header-secret', headers, [
    header('Authorization', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.abcdefghijklmnop'),
  ]),

  value('origin-port', 'CustomOriginConfig.HTTPPort', '79'),
  value('origin-port', 'CustomOriginConfig.HTTPSPort', '65536'),
  members('origin-http-only', custom, { OriginProtocolPolicy: 'http-only', OriginMtlsConfig: undefined }),
  value('enum-value', 'OriginSslProtocols.Items.SslProtocol', 'TLSv1.9'),
  members('origin-ssl-weak', custom, {
    OriginProtocolPolicy: 'https-only',
    OriginSslProtocols: list('SslProtocol', ['TLSv1.1', 'TLSv1.2']),
  }),
  items('origin-ssl-gap', 'CustomOriginConfig.OriginSslProtocols', ['TLSv1', 'TLSv1.2']),
  value('origin-connection-attempts', 'Origin.ConnectionAttempts', '4'),
  value('origin-connection-timeout', 'Origin.ConnectionTimeout', '11'),
  value('origin-read-timeout', 'CustomOriginConfig.OriginReadTimeout', '121'),
  value('origin-keepalive-timeout', 'CustomOriginConfig.OriginKeepaliveTimeout', '0'),
  members('origin-completion-timeout', origin, { ResponseCompletionTimeout: '3601' }, not(isDeployment)),
  members('origin-completion-timeout-staging', origin, { ResponseCompletionTimeout: '300' }, isDeployment),
  members('origin-shield-region-required', shield, { Enabled: 'true', OriginShieldRegion: undefined }),
  members('origin-shield-region-pattern', shield, { Enabled: 'true', OriginShieldRegion: 'Ireland' }),
  members('origin-shield-region-supported', shield, { Enabled: 'true', OriginShieldRegion: 'eu-north-1' }),
  members('origin-shield-region-unused', shield, { Enabled: 'false', OriginShieldRegion: 'eu-west-1' }),
  members('vpc-origin-owner', 'Origin.VpcOriginConfig', { OwnerAccountId: '1111-2222-3333' }),
  members('origin-mtls-arn', 'CustomOriginConfig.OriginMtlsConfig', {
    ClientCertificateArn: 'my-certificate',
  }),
  members(
    'tenant-parameter-reference',
    origin,
    { DomainName: '{{nobody}}.example.com' },
    all(isOpenServer, inConfig(says('ConnectionMode', 'tenant-only'))),
  ),
];

function renamed(markup: string): string {
  return markup.replace(/(<Id>)[^<]*/, '$1spare');
}

function bucket(id: string): string {
  return tags({ Id: id, DomainName: 'b.s3.eu-west-1.amazonaws.com', S3OriginConfig: noIdentity });
}

function website(): string {
  return 'b.s3-website-us-east-1.amazonaws.com';
}

function server(protocol: string): string {
  return tags({ HTTPPort: '80', HTTPSPort: '443', OriginProtocolPolicy: protocol });
}

function group(id: string): string {
  const criteria = tag('StatusCodes', list('StatusCode', ['500']));
  const both = list('OriginGroupMember', [tag('OriginId', 'a'), tag('OriginId', 'b')]);
  return tags({ Id: id, FailoverCriteria: criteria, Members: both });
}

function header(name: string, content: string): string {
  return tags({ HeaderName: name, HeaderValue: content });
}
