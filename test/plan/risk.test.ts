import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { plan } from '../../server/src/core/plan/index.ts';
import { behavior, behaviors, config, configText, type Pieces } from './config.ts';

const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const optimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const policy = (id: string) => `<CachePolicyId>${id}</CachePolicyId>`;

test('identity, Enabled, certificate, web ACL and default origin are dangerous', () => {
  check({}, { head: '<CallerReference>other</CallerReference>' }, 'identity');
  check({}, { rest: '<WebACLId>acl-1</WebACLId><Staging>true</Staging>' }, 'identity');
  check({}, { enabled: '<Enabled>false</Enabled>' }, 'disabled');
  check({ enabled: '<Enabled>false</Enabled>' }, {}, 'attention');
  check(
    {},
    {
      certificate:
        config()
          .text.match(/<ViewerCertificate>.*<\/ViewerCertificate>/)?.[0]
          .replace('2021', '2019') ?? '',
    },
    'certificate',
  );
  check({}, { rest: '<WebACLId></WebACLId>' }, 'web-acl');
  check({}, { rest: '<WebACLId>acl-2</WebACLId>' }, 'web-acl');
  check({ rest: '<WebACLId/>' }, {}, 'attention');
  check({}, { target: '<TargetOriginId>two</TargetOriginId>' }, 'default-origin');
});

test('an origin that goes, or points elsewhere, is dangerous; one that comes is routine', () => {
  replaced(/ *<Origin><Id>two.*\n/, '', 'origin-removed');
  replaced('two.s3', 'three.s3', 'origin-target');
  replaced('<OriginPath></OriginPath>', '<OriginPath>/new</OriginPath>', 'origin-target');
  replaced('</Items></Origins>', '<Origin><Id>three</Id></Origin></Items></Origins>', 'routine');
  replaced(
    '<OriginCustomHeader><HeaderName>X-Key</HeaderName><HeaderValue>s3cret</HeaderValue></OriginCustomHeader>',
    '',
    'header-removed',
  );
  replaced('s3cret', 'other', 'attention');
});

test('losing origin access is dangerous unless another kind takes its place', () => {
  replaced('>E2OAC<', '><', 'origin-access-removed');
  replaced(
    '<OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig><OriginAccessControlId>E2OAC',
    '<OriginAccessIdentity>oai</OriginAccessIdentity></S3OriginConfig><OriginAccessControlId>',
    'attention',
    'attention',
  );
});

test('a policy that starts caching is dangerous, one that stops is not', () => {
  check({ cache: policy(disabled) }, { cache: policy(optimized) }, 'starts-caching');
  check({ cache: policy(optimized) }, { cache: policy(disabled) }, 'attention');
  check({ cache: policy('of-the-account') }, { cache: policy('another') }, 'attention');
  check({ cache: policy(disabled) }, { cache: policy('of-the-account') }, 'starts-caching');
});

test('legacy settings that start caching, or cache different requests as one, are dangerous', () => {
  check({ cache: legacy({ ttl: 0 }) }, { cache: legacy({ ttl: 60 }) }, 'starts-caching');
  check({ cache: legacy({ ttl: 60 }) }, { cache: legacy({ ttl: 300 }) }, 'attention');
  check({ cache: legacy({ query: true }) }, { cache: legacy({ query: false }) }, 'cache-key');
  check({ cache: legacy({ query: false }) }, { cache: legacy({ query: true }) }, 'attention');
  check({ cache: legacy({ cookies: 'all' }) }, { cache: legacy({ cookies: 'none' }) }, 'cache-key');
  check({ cache: legacy({ headers: ['Authorization'] }) }, { cache: legacy({ headers: [] }) }, 'cache-key');
  check({ cache: legacy({ headers: ['Accept'] }) }, { cache: legacy({ headers: [] }) }, 'attention');
  check({ cache: legacy({ headers: ['*'] }) }, { cache: legacy({ headers: [] }) }, 'starts-caching');
});

test('taking a cache policy in place of legacy settings is one dangerous line when it drops cookies', () => {
  const changes = plan(config({ cache: legacy({ cookies: 'all' }) }), config({ cache: policy(optimized) }));
  assert.deepEqual(
    changes.map((it) => `${it.danger ?? it.risk} ${it.path}`),
    [
      'cache-key DefaultCacheBehavior/CachePolicyId',
      'routine DefaultCacheBehavior/ForwardedValues',
      'routine DefaultCacheBehavior/DefaultTTL',
    ],
  );
});

test('methods, protocol, signers and functions: taking away or loosening is dangerous', () => {
  replaced('<Method>OPTIONS</Method>', '', 'methods-removed');
  replaced('<Method>OPTIONS</Method>', '<Method>OPTIONS</Method><Method>PUT</Method>', 'attention');
  check({}, { protocol: '<ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy>' }, 'viewer-protocol');
  check({}, { protocol: '<ViewerProtocolPolicy>https-only</ViewerProtocolPolicy>' }, 'attention');
  const groups = (enabled: boolean) =>
    `<TrustedKeyGroups><Enabled>${enabled}</Enabled><Quantity>0</Quantity></TrustedKeyGroups>`;
  check({ behavior: groups(true) }, { behavior: groups(false) }, 'signers-removed');
  check({ behavior: groups(false) }, { behavior: groups(true) }, 'attention');
  const runs =
    '<FunctionAssociations><Quantity>1</Quantity><Items><FunctionAssociation><FunctionARN>f</FunctionARN><EventType>viewer-request</EventType></FunctionAssociation></Items></FunctionAssociations>';
  check({ behavior: runs }, { behavior: '' }, 'function-removed');
  check({ behavior: '' }, { behavior: runs }, 'attention');
});

test('countries that were refused and now are not, are dangerous', () => {
  check({ rest: geo('whitelist', 'DE') }, { rest: geo('whitelist', 'DE', 'FR') }, 'geo-restriction');
  check({ rest: geo('whitelist', 'DE', 'FR') }, { rest: geo('whitelist', 'DE') }, 'attention');
  check({ rest: geo('blacklist', 'DE', 'FR') }, { rest: geo('blacklist', 'DE') }, 'geo-restriction');
  check({ rest: geo('blacklist', 'DE') }, { rest: geo('none') }, 'geo-restriction', 'geo-restriction');
  check({ rest: geo('whitelist', 'DE') }, { rest: geo('blacklist', 'DE') }, 'geo-restriction');
  check({ rest: geo('none') }, { rest: geo('whitelist', 'DE') }, 'attention', 'attention');
  check({ rest: geo('none') }, { rest: geo('blacklist', 'DE') }, 'attention', 'attention');
});

test('switching logging off is dangerous', () => {
  replaced('<Logging><Enabled>true', '<Logging><Enabled>false', 'logging-off');
  check(
    { behavior: '<RealtimeLogConfigArn>arn:1</RealtimeLogConfigArn>' },
    { behavior: '<RealtimeLogConfigArn/>' },
    'logging-off',
  );
});

test('a behavior that goes, or shadows another, is dangerous', () => {
  check({ behaviors: behaviors(['/a']) }, { behaviors: '' }, 'behavior-removed');
  check(
    { behaviors: behaviors(['/a/b*']) },
    { behaviors: behaviors(['/a/*', '/a/b*']) },
    'behavior-shadowed',
  );
  check({ behaviors: behaviors(['/a/b*']) }, { behaviors: behaviors(['/a/b*', '/a/*']) }, 'attention');
  check(
    { behaviors: behaviors(['/a/b*', '/a/*']) },
    { behaviors: behaviors(['/a/*', '/a/b*']) },
    'behavior-shadowed',
  );
  check({ behaviors: behaviors(['/a', '/b']) }, { behaviors: behaviors(['/b', '/a']) }, 'routine');
  check(
    { behaviors: behaviors(['*.jpg', '/img/*']) },
    { behaviors: behaviors(['/img/*', '*.jpg']) },
    'attention',
  );
  check(
    { behaviors: behaviors(['/a/b', '/c', '/d', '/a/*']) },
    { behaviors: behaviors(['/a/*', '/c', '/d', '/a/b']) },
    'behavior-shadowed',
  );
});

test('an element of the baseline that is left out is dangerous, an emptied one is what its author wrote', () => {
  check({ behavior: '<ResponseHeadersPolicyId>p</ResponseHeadersPolicyId>' }, {}, 'baseline-element-absent');
  check(
    { behavior: '<ResponseHeadersPolicyId>p</ResponseHeadersPolicyId>' },
    { behavior: '<ResponseHeadersPolicyId/>' },
    'attention',
  );
  check({ comment: '<Comment>x</Comment>' }, { comment: '' }, 'baseline-element-absent');
  check(
    { cache: legacy({}) },
    { cache: legacy({}).replace(/<DefaultTTL>.*$/, '<MinTTL>0</MinTTL>') },
    'baseline-element-absent',
  );
  check({ comment: '<Comment>x</Comment>' }, { comment: '<Comment/>' }, 'routine');
});

test('a list that loses more than half of at least three items is dangerous', () => {
  const errors = (...codes: number[]) =>
    `<CustomErrorResponses><Quantity>${codes.length}</Quantity><Items>${codes.map((it) => `<CustomErrorResponse><ErrorCode>${it}</ErrorCode></CustomErrorResponse>`).join('')}</Items></CustomErrorResponses>`;
  check({ rest: errors(400, 403, 404) }, { rest: errors(404) }, 'list-shrunk', 'list-shrunk');
  check({ rest: errors(400, 403, 404, 405) }, { rest: errors(404, 405) }, 'attention', 'attention');
});

test('a comment is routine', () => check({}, { comment: '<Comment>new</Comment>' }, 'routine'));

test('only what is dangerous names a danger', () => {
  const changes = plan(
    config(),
    parseConfig(
      configText({
        behaviors: `<CacheBehaviors><Items>${behavior('/x')}</Items></CacheBehaviors>`,
        aliases: '',
      }),
    ),
  );
  for (const it of changes) assert.equal(it.risk === 'dangerous', it.danger !== undefined, it.path);
});

/** Checks the dangers of a plan, or the risks where there is none; web ACL lines apart from their own test. */
function check(before: Pieces, after: Pieces, ...expected: readonly string[]): void {
  verdicts(configText(before), configText(after), expected);
}

function replaced(from: string | RegExp, to: string, ...expected: readonly string[]): void {
  assert.notEqual(configText().replace(from, to), configText());
  verdicts(configText(), configText().replace(from, to), expected);
}

function verdicts(before: string, after: string, expected: readonly string[]): void {
  const changes = plan(parseConfig(before), parseConfig(after));
  assert.deepEqual(
    changes.map((it) => it.danger ?? it.risk),
    expected,
    JSON.stringify(changes, null, 1),
  );
}

interface Legacy {
  readonly ttl?: number;
  readonly query?: boolean;
  readonly cookies?: string;
  readonly headers?: readonly string[];
}

function legacy({ ttl = 60, query = false, cookies = 'none', headers = [] }: Legacy): string {
  const names = headers.map((it) => `<Name>${it}</Name>`).join('');
  const list = `<Headers><Quantity>${headers.length}</Quantity><Items>${names}</Items></Headers>`;
  return `<ForwardedValues><QueryString>${query}</QueryString><Cookies><Forward>${cookies}</Forward></Cookies>${list}</ForwardedValues><DefaultTTL>${ttl}</DefaultTTL>`;
}

function geo(type: string, ...countries: readonly string[]): string {
  const items = countries.map((it) => `<Location>${it}</Location>`).join('');
  return `<Restrictions><GeoRestriction><RestrictionType>${type}</RestrictionType><Quantity>${countries.length}</Quantity><Items>${items}</Items></GeoRestriction></Restrictions>`;
}
