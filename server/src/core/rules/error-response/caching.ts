import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

const on = [schema.at('CustomErrorResponses.Items.CustomErrorResponse')];

export const errorUseless: ElementRule = {
  id: 'error-useless',
  severity: 'warning',
  summary: 'A custom error response should say something.',
  why: 'A response can bring a page of yours, or keep the error in the cache for a time of yours. One that does neither changes nothing.',
  source: 'aws/aws-cdk',
  on,

  check(response) {
    const isSilent = ['ResponsePagePath', 'ResponseCode', 'ErrorCachingMinTTL'].every(
      (it) => valueAt(response, it) === '',
    );
    if (!isSilent || response.children.length === 0) return noReports;

    const message = 'This response has neither a page nor an ErrorCachingMinTTL, so it changes nothing.';
    return [{ at: response.nameSpan, message }];
  },
};

export const errorTtl416: ElementRule = {
  id: 'error-ttl-416',
  severity: 'hint',
  summary: 'An ErrorCachingMinTTL for 416 means nothing.',
  why: 'CloudFront never keeps the answer that a requested range does not exist, because the next request may ask for another.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html',
  on,

  check(response) {
    const time = child(response, 'ErrorCachingMinTTL');
    if (!time?.text.trim() || valueAt(response, 'ErrorCode') !== '416') return noReports;

    const message = 'CloudFront never caches 416, so this time means nothing.';
    return [{ at: valueSpan(time), message, tag: 'unnecessary' }];
  },
};
