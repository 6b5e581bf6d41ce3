import { child, valueAt } from '../../model/document.ts';
import type { DocumentRule } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

export const loggingCookiesS3: DocumentRule = {
  id: 'logging-cookies-s3',
  severity: 'hint',
  summary: 'IncludeCookies is of no use when all origins are buckets.',
  why: 'A bucket does not look at cookies, so their values in the logs tell nothing about its answers.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html',
  on: 'document',

  *check(_, { index }) {
    const logging = index && child(index.config.element, 'Logging');
    if (index === undefined || logging === undefined || valueAt(logging, 'Enabled') !== 'true') return;
    const cookies = child(logging, 'IncludeCookies');
    if (cookies?.text.trim() !== 'true' || index.origins.length === 0) return;
    if (!index.origins.every((it) => child(it, 'S3OriginConfig') !== undefined)) return;

    yield {
      at: valueSpan(cookies),
      message: 'All origins are buckets, which do not look at cookies.',
      fixes: [setting(cookies, 'false', 'choice')],
    };
  },
};

export const loggingOff: DocumentRule = {
  id: 'logging-off',
  severity: 'hint',
  summary: 'Requests should be logged.',
  why: 'Without logs nobody can tell afterwards who asked for what. Standard logging of version 2 does not show in a config, so it may be on all the same.',
  source:
    'Security Hub CloudFront.5; Checkov CKV_AWS_86; Trivy AVD-AWS-0010; cdk-nag AwsSolutions-CFR3; cfn-nag W10; AWS Config CLOUDFRONT_ACCESSLOGS_ENABLED; Prowler cloudfront_distributions_logging_enabled',
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    const logging = child(index.config.element, 'Logging');
    const enabled = logging && child(logging, 'Enabled');
    if (enabled !== undefined && enabled.text.trim() !== 'false') return;
    if (index.behaviors.some((it) => valueAt(it, 'RealtimeLogConfigArn') !== '')) return;

    const at = enabled ? valueSpan(enabled) : (logging ?? index.config.element).nameSpan;
    yield { at, message: 'Standard logging is off.' };
  },
};
