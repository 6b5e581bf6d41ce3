import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const httpVersion =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html#DownloadDistValuesSupportedHTTPVersions';

export const failoverMissing: DocumentRule = {
  id: 'failover-missing',
  severity: 'hint',
  summary: 'A distribution should have a second origin for when the first fails.',
  why: 'An origin group has two origins: CloudFront asks the second when the first is down or answers with an error.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html; Security Hub CloudFront.4, checkov CKV_AWS_310, AWS Config CLOUDFRONT_ORIGIN_FAILOVER_ENABLED, prowler cloudfront_distributions_multiple_origin_failover_configured',
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined || index.kind !== 'distribution' || index.originGroups.length > 0) return;
    const { element } = index.config;
    const message = 'No origin group is there, so nothing takes over when an origin fails.';
    yield { at: (child(element, 'OriginGroups') ?? element).nameSpan, message };
  },
};

export const distributionDisabled: ElementRule = {
  id: 'distribution-disabled',
  severity: 'hint',
  summary: 'A distribution that is not used should be deleted, and one that is used enabled.',
  why: 'A disabled distribution serves nothing, but keeps its aliases.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html; checkov CKV_AWS_216',
  optIn: 'best-practices',
  on: [schema.at('DistributionConfig.Enabled')],

  check(element) {
    if (element.text.trim() !== 'false') return noReports;
    return [
      {
        at: valueSpan(element),
        message: 'This distribution serves nothing while it is disabled.',
        fixes: [setting(element, 'true', 'choice')],
      },
    ];
  },
};

export const http1Only: ElementRule = {
  id: 'http1-only',
  severity: 'hint',
  summary: 'Viewers should be able to use HTTP/2 and HTTP/3.',
  why: 'Newer versions of HTTP load a page with many parts sooner. Viewers that do not know them use HTTP/1.1 all the same.',
  source: httpVersion,
  optIn: 'best-practices',
  on: [schema.at('DistributionConfig.HttpVersion')],

  check(element) {
    if (element.text.trim() !== 'http1.1') return noReports;
    return [
      {
        at: valueSpan(element),
        message: 'Viewers can use HTTP/1.1 only. Newer versions are faster.',
        fixes: [setting(element, 'http2and3', 'choice')],
      },
    ];
  },
};
