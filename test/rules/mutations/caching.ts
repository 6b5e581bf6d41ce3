import {
  behaviors,
  cachePolicy,
  inBehaviors,
  keyGroup,
  list,
  many,
  originRequestPolicy,
  tag,
  tags,
} from './markup.ts';
import { items, type Mutation, members, value } from './mutate.ts';
import { all, has, isStandard, targets, textAt, type Where } from './where.ts';

const forwardedValues = inBehaviors('ForwardedValues');
const cookies = 'ForwardedValues.Cookies';
const hasPolicy: Where = (it) => textAt(it, 'CachePolicyId') !== '';
const hasValues = has('ForwardedValues');
const ofBucket = all(hasValues, targets(has('S3OriginConfig')));
const ofServer = all(hasValues, targets(has('CustomOriginConfig')));
const amplify = '4d1d2f1d-3a71-49ad-9e08-7ea5d843a556';
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** Mistakes about how behaviors cache and what they forward. */
export const cachingMutations: readonly Mutation[] = [
  members(
    'policy-and-forwardedvalues',
    behaviors,
    { ForwardedValues: forwarded() },
    all(hasPolicy, isStandard),
  ),
  members('policy-and-ttl', behaviors, { DefaultTTL: '60' }, all(hasPolicy, isStandard)),
  members(
    'policy-or-forwardedvalues',
    behaviors,
    { CachePolicyId: undefined, OriginRequestPolicyId: undefined },
    all(hasPolicy, isStandard),
  ),
  members('policy-or-forwardedvalues', behaviors, { ForwardedValues: undefined }, hasValues),
  members(
    'origin-request-policy-needs-cache-policy',
    behaviors,
    { OriginRequestPolicyId: originRequestPolicy },
    hasValues,
  ),
  members('cache-policy-format', behaviors, { CachePolicyId: 'Managed-CachingOptimized' }, hasPolicy),
  members('cache-policy-wrong-slot', behaviors, { CachePolicyId: originRequestPolicy }, hasPolicy),
  members('cache-policy-amplify-only', behaviors, { CachePolicyId: amplify }, hasPolicy),
  members('origin-request-policy-format', behaviors, { OriginRequestPolicyId: 'AllViewer' }, hasPolicy),
  members('origin-request-policy-wrong-slot', behaviors, { OriginRequestPolicyId: cachePolicy }, hasPolicy),
  members('response-headers-policy-format', behaviors, { ResponseHeadersPolicyId: 'SecurityHeaders' }),
  members('response-headers-policy-wrong-slot', behaviors, { ResponseHeadersPolicyId: cachePolicy }),
  members(
    'compress-without-encoding',
    behaviors,
    { Compress: 'true', CachePolicyId: cachingDisabled },
    hasPolicy,
  ),
  members('compress-off', behaviors, { Compress: 'false', CachePolicyId: cachePolicy }, hasPolicy),
  members('forwardedvalues-deprecated', behaviors, { ForwardedValues: forwarded() }, hasValues),

  members(
    'ttl-order',
    behaviors,
    { MinTTL: '90000', DefaultTTL: undefined, ForwardedValues: forwarded() },
    hasValues,
  ),
  members('ttl-order', behaviors, { DefaultTTL: '60', MaxTTL: '30', MinTTL: '0' }, hasValues),
  value('ttl-negative', inBehaviors('MinTTL'), '-1'),
  members('update-requires-legacy-ttl', behaviors, { MinTTL: undefined }, hasValues),
  members(
    'ttl-with-all-headers',
    behaviors,
    { MinTTL: '10', ForwardedValues: forwarded({ Headers: ['*'] }) },
    ofServer,
  ),

  members(
    'fv-headers-star-alone',
    behaviors,
    { MinTTL: '0', ForwardedValues: forwarded({ Headers: ['*', 'Accept'] }) },
    ofServer,
  ),
  items(
    'fv-headers-count',
    'ForwardedValues.Headers',
    many(11, (it) => `X-${it}`),
  ),
  members('fv-headers-s3', behaviors, { ForwardedValues: forwarded({ Headers: ['Host'] }) }, ofBucket),
  items('fv-headers-unsupported', 'ForwardedValues.Headers', ['Connection']),
  items('fv-headers-not-recommended', 'ForwardedValues.Headers', ['User-Agent']),
  members('fv-cookies-names-missing', cookies, { Forward: 'whitelist', WhitelistedNames: undefined }),
  members('fv-cookies-names-extra', cookies, { Forward: 'all', WhitelistedNames: list('Name', ['a']) }),
  members('fv-cookies-count', cookies, {
    Forward: 'whitelist',
    WhitelistedNames: list(
      'Name',
      many(11, (it) => `c${it}`),
    ),
  }),
  members('fv-cookies-bytes', cookies, {
    Forward: 'whitelist',
    WhitelistedNames: list('Name', ['x'.repeat(512)]),
  }),
  members('fv-cookies-s3', behaviors, { ForwardedValues: forwarded({}, 'all') }, ofBucket),
  members('fv-query-keys-need-querystring', forwardedValues, {
    QueryString: 'false',
    QueryStringCacheKeys: list('Name', ['q']),
  }),
  members('fv-query-keys-count', forwardedValues, {
    QueryString: 'true',
    QueryStringCacheKeys: list(
      'Name',
      many(11, (it) => `q${it}`),
    ),
  }),
  members('fv-query-keys-length', forwardedValues, {
    QueryString: 'true',
    QueryStringCacheKeys: list('Name', ['x'.repeat(129)]),
  }),
  members(
    'fv-query-keys-reserved',
    behaviors,
    {
      TrustedKeyGroups: tag('Enabled', 'true') + list('KeyGroup', [keyGroup]),
      ForwardedValues: forwarded({ QueryStringCacheKeys: ['Expires'] }).replace('false', 'true'),
    },
    hasValues,
  ),
];

function forwarded(lists: Readonly<Record<string, readonly string[]>> = {}, sent = 'none'): string {
  const named = Object.entries(lists).map(([name, it]) => [name, list('Name', it)]);
  return tags({ QueryString: 'false', Cookies: tag('Forward', sent), ...Object.fromEntries(named) });
}
