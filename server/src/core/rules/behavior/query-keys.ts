import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { removing } from '../fixes.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { activeSigners, behaviorDeclarations, inBehaviors } from './behaviors.ts';

const queryStrings =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html';

export const fvQueryKeysNeedQuerystring: ElementRule = {
  id: 'fv-query-keys-need-querystring',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'Keys of a query string must be listed only where query strings are forwarded.',
  why: 'The keys say which parts of a query string the cache goes by. CloudFront answers "The parameter QueryString cannot be false if query strings are set in QueryStringCacheKeys".',
  source: 'hashicorp/terraform-provider-aws#17879',
  on: inBehaviors('ForwardedValues').map((it) => schema.at(it)),

  check(values, { text }) {
    const forwards = child(values, 'QueryString');
    const keys = child(values, 'QueryStringCacheKeys');
    if (forwards?.text.trim() !== 'false' || keys === undefined || items(keys).length === 0) return noReports;

    return [
      {
        at: valueSpan(forwards),
        message: 'Query strings are not forwarded here, but QueryStringCacheKeys lists keys of them.',
        related: [{ at: keys.nameSpan, message: 'the keys' }],
        fixes: [setting(forwards, 'true', 'choice'), removing(text, keys, 'choice')],
      },
    ];
  },
};

const longestKey = 128;
const longestTotal = 512;

export const fvQueryKeysLength: ElementRule = {
  id: 'fv-query-keys-length',
  severity: 'error',
  awsError: 'InvalidQueryStringParameters',
  summary: 'A query string key must have at most 128 characters, and all of a behavior together 512.',
  why: 'CloudFront limits the length of each key and of all keys of a behavior.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  on: [schema.at('ForwardedValues.QueryStringCacheKeys')],

  check(list) {
    const keys = items(list);
    if (keys.length === 0) return noReports;

    const reports: Report[] = [];
    let total = 0;
    for (const it of keys) {
      const { length } = it.text.trim();
      total += length;
      if (length <= longestKey) continue;
      const message = `A query string key has at most ${longestKey} characters. This one has ${length}.`;
      reports.push({ at: valueSpan(it), message });
    }
    if (total > longestTotal) {
      const message = `The keys have at most ${longestTotal} characters together. These have ${total}.`;
      reports.push({ at: list.nameSpan, message });
    }
    return reports;
  },
};

const reserved: ReadonlySet<string> = new Set(['Expires', 'Key-Pair-Id', 'Policy', 'Signature']);

export const fvQueryKeysReserved: ElementRule = {
  id: 'fv-query-keys-reserved',
  severity: 'warning',
  summary: 'The parameters of signed URLs should not be keys of the cache.',
  why: 'Signed URLs carry Expires, Key-Pair-Id, Policy and Signature. CloudFront takes them out before it looks into the cache or asks the origin, so keys of these names never have a value.',
  source: queryStrings,
  on: behaviorDeclarations,

  check(behavior) {
    const values = child(behavior, 'ForwardedValues');
    const keys = values && items(child(values, 'QueryStringCacheKeys'));
    if (keys === undefined || keys.length === 0) return noReports;
    const signers = activeSigners(behavior);
    if (signers === undefined) return noReports;

    return keys
      .filter((it) => reserved.has(it.text.trim()))
      .map((it) => ({
        at: valueSpan(it),
        message: `${it.text.trim()} is part of the signature here, so CloudFront takes it out of the query string.`,
        related: [{ at: signers.nameSpan, message: 'makes viewers sign their requests' }],
      }));
  },
};
