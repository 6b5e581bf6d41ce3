import type { Rule } from '../rule.ts';
import { loggingBucketFormat, loggingBucketRegion, loggingBucketRequired } from './bucket.ts';
import { loggingDisabledValues, loggingPrefixRequired, loggingPrefixSlash } from './members.ts';
import { loggingCookiesS3, loggingOff } from './practice.ts';

/** Rules about access logs. */
export const loggingRules: readonly Rule[] = [
  loggingBucketRequired,
  loggingBucketFormat,
  loggingBucketRegion,
  loggingPrefixSlash,
  loggingPrefixRequired,
  loggingDisabledValues,
  loggingCookiesS3,
  loggingOff,
];
