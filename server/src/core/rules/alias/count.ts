import { items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports } from '../rule.ts';

const usual = 100;
const limits = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html';
const raising =
  'AWS raises the limit on request: Service Quotas, Amazon CloudFront. The setting `cloudfrontConfig.quotas` tells a raised limit here.';

export const aliasCount: ElementRule = {
  id: 'alias-count',
  severity: 'warning',
  awsError: 'TooManyDistributionCNAMEs',
  summary: 'The quota on aliases of a distribution is 100, unless AWS raised it.',
  why: `AWS limits how many aliases a distribution has. ${raising}`,
  source: limits,
  on: [schema.at('DistributionConfig.Aliases')],

  check(list, { settings }) {
    const quota = settings.quotas['alias-count'] ?? usual;
    const count = items(list).length;
    if (count <= quota) return noReports;

    const message = `These are ${count} aliases, but the quota is ${quota}. AWS raises it on request in Service Quotas.`;
    return [{ at: list.nameSpan, message }];
  },
};

/** AWS no longer publishes a number for streaming distributions. */
export const streamingAliasCount: ElementRule = {
  id: 'streaming-alias-count',
  severity: 'warning',
  awsError: 'TooManyStreamingDistributionCNAMEs',
  summary: 'The quota on aliases of a streaming distribution is probably 100, unless AWS raised it.',
  why: `AWS limits how many aliases a streaming distribution has, probably to as many as for others. ${raising}`,
  source: `inferred from ${limits}`,
  on: [schema.at('StreamingDistributionConfig.Aliases')],

  check(list, { settings }) {
    const quota = settings.quotas['streaming-alias-count'] ?? usual;
    const count = items(list).length;
    if (count <= quota) return noReports;

    const message = `These are ${count} aliases, but the quota is probably ${quota}. AWS raises it on request in Service Quotas.`;
    return [{ at: list.nameSpan, message }];
  },
};
