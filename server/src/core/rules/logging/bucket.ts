import { child, valueAt } from '../../model/document.ts';
import { regionIn } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { quoted, setting, valueSpan } from '../value/value.ts';

const on = [schema.at('DistributionConfig.Logging'), schema.at('StreamingDistributionConfig.Logging')];
const accessLogs = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html';

export const loggingBucketRequired: ElementRule = {
  id: 'logging-bucket-required',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Logging must say which bucket it writes to.',
  why: 'CloudFront writes access logs into an S3 bucket of yours, so it needs to know which.',
  source: apiPage('LoggingConfig'),
  on,

  check(logging, { declaration }) {
    const enabled = child(logging, 'Enabled');
    if (enabled?.text.trim() !== 'true' || valueAt(logging, 'Bucket') !== '') return noReports;
    const bucket = child(logging, 'Bucket');
    // Where the API requires the member, another rule says that it is absent.
    if (bucket === undefined && declaration.children.get('Bucket')?.required) return noReports;

    return [
      {
        at: bucket?.span ?? logging.nameSpan,
        message: 'Logging is enabled, but no Bucket is named.',
        related: [{ at: valueSpan(enabled), message: 'this enables it' }],
        fixes: [setting(enabled, 'false', 'choice')],
      },
    ];
  },
};

export const loggingBucketFormat: ElementRule = {
  id: 'logging-bucket-format',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'The Bucket of Logging must be the domain name of an S3 bucket.',
  why: 'CloudFront wants the name of the bucket followed by .s3.amazonaws.com. To anything else it answers "The parameter Logging Bucket does not refer to a valid S3 bucket."',
  source: `${apiPage('LoggingConfig')}; the sentence was observed in public code`,
  on,

  check(logging) {
    const bucket = enabledBucket(logging);
    const value = bucket?.text.trim() ?? '';
    if (bucket === undefined || isBucketHost(value)) return noReports;

    const name = bucketName(value);
    return [
      {
        at: valueSpan(bucket),
        message: `Bucket is a domain name such as my-logs.s3.amazonaws.com, not ${quoted(value)}.`,
        fixes: name === undefined ? [] : [setting(bucket, `${name}.s3.amazonaws.com`, 'preferred')],
      },
    ];
  },
};

/** Regions to which CloudFront does not deliver standard logs. */
const regionsWithoutLogs: ReadonlySet<string> = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-southeast-3',
  'eu-central-2',
  'eu-south-1',
  'me-south-1',
]);

export const loggingBucketRegion: ElementRule = {
  id: 'logging-bucket-region',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'The Bucket of Logging should be in a region that CloudFront delivers logs to.',
  why: 'CloudFront delivers no standard logs to buckets in some regions that an account has to opt in to.',
  source: `${accessLogs}; aws/aws-cdk#33297`,
  on,

  check(logging) {
    const bucket = enabledBucket(logging);
    const region = bucket && regionIn(bucket.text.trim());
    if (bucket === undefined || region === undefined || !regionsWithoutLogs.has(region)) return noReports;

    const message = `CloudFront delivers no standard logs to buckets in ${region}.`;
    return [{ at: valueSpan(bucket), message }];
  },
};

/** A bucket that is named though logging is off is the mistake of logging-disabled-values. */
function enabledBucket(logging: Element): Element | undefined {
  const bucket = child(logging, 'Bucket');
  const isOn = valueAt(logging, 'Enabled') === 'true';
  return isOn && bucket !== undefined && bucket.text.trim() !== '' ? bucket : undefined;
}

function isBucketHost(value: string): boolean {
  return /^[^\s/:]+\.s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?$/i.test(value) && !/\.s3-website/i.test(value);
}

/** The name of a bucket in a URL, an ARN or alone. */
function bucketName(value: string): string | undefined {
  const name = value
    .replace(/^arn:aws[a-z-]*:s3:::/, '')
    .replace(/^[a-z0-9]+:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?$/i, '');
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) ? name : undefined;
}
