import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { quoted, setting, valueSpan } from '../value/value.ts';

/** No warning: whoever still has such a distribution can do nothing about it in its config. */
export const streamingDiscontinued: DocumentRule = {
  id: 'streaming-discontinued',
  severity: 'hint',
  summary: 'Streaming distributions serve nobody since 2021.',
  why: 'They served the RTMP protocol of the Flash player, which AWS discontinued on December 31, 2020. Only the API still knows them.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/WhatsNew.html',
  on: 'document',

  *check(_, { index }) {
    if (index?.kind !== 'streaming') return;
    yield {
      at: index.config.element.nameSpan,
      message: 'AWS discontinued streaming distributions on December 31, 2020.',
      tag: 'deprecated',
    };
  },
};

export const streamingS3origin: ElementRule = {
  id: 'streaming-s3origin',
  severity: 'error',
  awsError: 'InvalidOrigin',
  summary: 'The origin of a streaming distribution must be an S3 bucket.',
  why: 'Streaming distributions take their media from a bucket, named by its domain name such as my-media.s3.amazonaws.com.',
  source: apiPage('S3Origin'),
  on: [schema.at('S3Origin.DomainName')],

  check(element) {
    const value = element.text.trim();
    if (/^[^\s/:]+\.s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?$/i.test(value)) return noReports;

    const isName = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value);
    return [
      {
        at: valueSpan(element),
        message: `DomainName is that of a bucket, such as my-media.s3.amazonaws.com, not ${quoted(value)}.`,
        fixes: isName ? [setting(element, `${value}.s3.amazonaws.com`, 'preferred')] : [],
      },
    ];
  },
};

export const streamingOaiMissing: ElementRule = {
  id: 'streaming-oai-missing',
  severity: 'hint',
  summary: 'A bucket should be reached through CloudFront only.',
  why: 'With an origin access identity the bucket can refuse everybody but CloudFront. Without one its objects have to be public.',
  source: 'cdk-nag AwsSolutions-CFR6',
  optIn: 'best-practices',
  on: [schema.at('StreamingDistributionConfig.S3Origin')],

  check(origin) {
    const identity = child(origin, 'OriginAccessIdentity');
    if (identity === undefined || identity.text.trim() !== '') return noReports;
    return [{ at: identity.span, message: 'The objects in the bucket have to be public.' }];
  },
};
