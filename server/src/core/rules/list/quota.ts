import { items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';

/** How many items a list may have for an account that never asked for more. */
interface QuotaRow {
  readonly id: string;
  readonly on: readonly string[];
  readonly awsError: string;
  readonly usual: number;
  /** What the items are called, in the plural, and what they belong to. */
  readonly things: string;
  readonly of: string;
  /** No page of today says the number. */
  readonly isInferred?: true;
  readonly source?: string;
}

const limits = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html';

const rows: readonly QuotaRow[] = [
  {
    id: 'origin-count',
    on: ['DistributionConfig.Origins'],
    awsError: 'TooManyOrigins',
    usual: 100,
    things: 'origins',
    of: 'a distribution',
  },
  {
    id: 'origin-group-count',
    on: ['DistributionConfig.OriginGroups'],
    awsError: 'TooManyOriginGroupsPerDistribution',
    usual: 10,
    things: 'origin groups',
    of: 'a distribution',
  },
  {
    id: 'origin-header-count',
    on: ['Origin.CustomHeaders'],
    awsError: 'TooManyOriginCustomHeaders',
    usual: 30,
    things: 'custom headers',
    of: 'an origin',
  },
  {
    id: 'behavior-count',
    on: ['DistributionConfig.CacheBehaviors'],
    awsError: 'TooManyCacheBehaviors',
    usual: 75,
    things: 'cache behaviors',
    of: 'a distribution',
  },
  {
    id: 'fv-headers-count',
    on: ['ForwardedValues.Headers'],
    awsError: 'TooManyHeadersInForwardedValues',
    usual: 10,
    things: 'forwarded headers',
    of: 'a behavior',
  },
  {
    id: 'fv-cookies-count',
    on: ['CookiePreference.WhitelistedNames'],
    awsError: 'TooManyCookieNamesInWhiteList',
    usual: 10,
    things: 'forwarded cookies',
    of: 'a behavior',
  },
  {
    id: 'fv-query-keys-count',
    on: ['ForwardedValues.QueryStringCacheKeys'],
    awsError: 'TooManyQueryStringParameters',
    usual: 10,
    things: 'query string keys',
    of: 'a behavior',
  },
  {
    id: 'keygroup-count',
    on: ['DefaultCacheBehavior.TrustedKeyGroups', 'CacheBehavior.TrustedKeyGroups'],
    awsError: 'TooManyKeyGroupsAssociatedToDistribution',
    usual: 4,
    things: 'trusted key groups',
    of: 'a behavior',
  },
  {
    id: 'signers-count',
    on: ['DefaultCacheBehavior.TrustedSigners', 'CacheBehavior.TrustedSigners'],
    awsError: 'TooManyTrustedSigners',
    usual: 5,
    things: 'trusted signers',
    of: 'a behavior',
    isInferred: true,
    source: `inferred from the limits that AWS published until 2019; ${apiPage('TrustedSigners')}`,
  },
];

/** Lists with a quota that AWS raises on request. */
export const quotaRules: readonly ElementRule[] = rows.map(
  ({ id, on, awsError, usual, things, of, isInferred, source = limits }) => ({
    id,
    severity: 'warning',
    awsError,
    summary: `The quota on ${things} of ${of} is ${isInferred ? 'probably ' : ''}${usual}, unless AWS raised it.`,
    why: `AWS limits how many ${things} ${of} has. AWS raises the limit on request: Service Quotas, Amazon CloudFront. The setting \`cloudfrontConfig.quotas\` tells a raised limit here.`,
    source,
    on: on.map((it) => schema.at(it)),

    check(list, { settings }) {
      const quota = settings.quotas[id] ?? usual;
      const count = items(list).length;
      if (count <= quota) return noReports;

      const limit = `the quota is ${isInferred ? 'probably ' : ''}${quota}`;
      const message = `These are ${count} ${things}, but ${limit}. AWS raises it on request in Service Quotas.`;
      return [{ at: list.nameSpan, message }];
    },
  }),
);
