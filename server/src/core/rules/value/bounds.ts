import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports, type Severity } from '../rule.ts';
import { setting, valueSpan } from './value.ts';

interface BoundsRow {
  readonly id: string;
  readonly on: readonly string[];
  readonly severity: Severity;
  readonly awsError: string;
  /** Inclusive ranges, ascending; a number must be in one of them. */
  readonly ranges: readonly (readonly [number, number])[];
  /** AWS raises the upper end for an account on request. */
  readonly isQuota?: true;
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

const century = 3_153_600_000;

const behaviors = (member: string) => [`DefaultCacheBehavior.${member}`, `CacheBehavior.${member}`];

/** Numbers that must lie in a range. Ranges that AWS raises on request are warnings. */
const rows: readonly BoundsRow[] = [
  {
    id: 'origin-connection-attempts',
    on: ['Origin.ConnectionAttempts'],
    severity: 'error',
    awsError: 'InvalidArgument',
    ranges: [[1, 3]],
    what: 'ConnectionAttempts is 1 to 3.',
    why: 'CloudFront tries to reach an origin at most three times before it fails over or answers with an error.',
    source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html',
  },
  {
    id: 'origin-connection-timeout',
    on: ['Origin.ConnectionTimeout'],
    severity: 'error',
    awsError: 'InvalidArgument',
    ranges: [[1, 10]],
    what: 'ConnectionTimeout is 1 to 10 seconds.',
    why: 'A viewer waits while CloudFront connects, so each attempt may take ten seconds at most.',
    source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html',
  },
  {
    id: 'origin-read-timeout',
    on: [
      'CustomOriginConfig.OriginReadTimeout',
      'S3OriginConfig.OriginReadTimeout',
      'VpcOriginConfig.OriginReadTimeout',
    ],
    severity: 'warning',
    awsError: 'InvalidOriginReadTimeout',
    ranges: [[1, 120]],
    isQuota: true,
    what: 'OriginReadTimeout is 1 to 120 seconds, unless AWS raised your quota.',
    why: 'CloudFront waits this long for an origin to answer. AWS raises the limit for an account on request: Service Quotas, Amazon CloudFront. The setting `cloudfrontConfig.quotas` tells it here.',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  },
  {
    id: 'origin-keepalive-timeout',
    on: ['CustomOriginConfig.OriginKeepaliveTimeout', 'VpcOriginConfig.OriginKeepaliveTimeout'],
    severity: 'warning',
    awsError: 'InvalidOriginKeepaliveTimeout',
    ranges: [[1, 120]],
    isQuota: true,
    what: 'OriginKeepaliveTimeout is 1 to 120 seconds, unless AWS raised your quota.',
    why: 'CloudFront keeps an idle connection to an origin open this long. AWS raises the limit for an account on request: Service Quotas, Amazon CloudFront. The setting `cloudfrontConfig.quotas` tells it here.',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  },
  {
    id: 'origin-port',
    on: ['CustomOriginConfig.HTTPPort', 'CustomOriginConfig.HTTPSPort'],
    severity: 'error',
    awsError: 'InvalidArgument',
    ranges: [
      [80, 80],
      [443, 443],
      [1024, 65535],
    ],
    what: 'An origin port is 80, 443 or 1024 to 65535.',
    why: 'CloudFront connects to origins on the two web ports and on unprivileged ones only.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html',
  },
  {
    id: 'ttl-negative',
    on: ['MinTTL', 'DefaultTTL', 'MaxTTL'].flatMap(behaviors),
    severity: 'warning',
    awsError: 'InvalidArgument',
    ranges: [[0, century]],
    what: 'A time to live is 0 seconds to 100 years; CloudFront probably refuses others.',
    why: 'A time to live is how long CloudFront keeps an object, so it cannot be negative.',
    source: 'inferred',
  },
  {
    id: 'error-ttl',
    on: ['CustomErrorResponse.ErrorCachingMinTTL'],
    severity: 'warning',
    awsError: 'InvalidArgument',
    ranges: [[0, century]],
    what: 'ErrorCachingMinTTL is 0 seconds or more; CloudFront probably refuses others.',
    why: 'It is how long CloudFront keeps an error before it asks the origin again, so it cannot be negative.',
    source: 'inferred',
  },
];

export const boundsRules: readonly ElementRule[] = rows.map(({ on, ranges, isQuota, what, ...facts }) => ({
  ...facts,
  summary: what,
  on: on.map((it) => schema.at(it)),

  check(element, { settings }) {
    const value = element.text.trim();
    if (!/^[+-]?\d+$/.test(value)) return noReports;
    const number = Number(value);
    const quota = isQuota && settings.quotas[facts.id];
    const allowed: BoundsRow['ranges'] = quota ? ranges.map(([min]) => [min, quota]) : ranges;
    if (allowed.some(([min, max]) => min <= number && number <= max)) return noReports;

    const raised = quota ? ` Your quota is ${quota}.` : '';
    return [
      {
        at: valueSpan(element),
        message: `${what}${raised} It is ${value} here.`,
        fixes: [setting(element, String(nearestIn(allowed, number)), 'preferred')],
      },
    ];
  },
}));

function nearestIn(ranges: BoundsRow['ranges'], number: number): number {
  return ranges.flat().reduce((best, it) => (Math.abs(it - number) < Math.abs(best - number) ? it : best));
}
