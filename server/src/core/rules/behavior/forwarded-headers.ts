import { child, items } from '../../model/document.ts';
import { targetOrigins } from '../../model/targets.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import { replaceItems } from '../list/replace-items.ts';
import { type DocumentRule, type ElementRule, noReports, type Report } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { valueSpan } from '../value/value.ts';
import { cachePolicy } from './behaviors.ts';

const on = [schema.at('ForwardedValues.Headers')];
const headerTable =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior';

export const fvHeadersStarAlone: ElementRule = {
  id: 'fv-headers-star-alone',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A * among forwarded headers must stand alone.',
  why: 'The * forwards all headers, so no other name means anything beside it. The API wants it with Quantity 1.',
  source: apiPage('Headers'),
  on,

  check(list, { text }) {
    const names = items(list);
    const star = names.find((it) => it.text.trim() === '*');
    if (star === undefined || names.every((it) => it.text.trim() === '*')) return noReports;

    const fix = {
      title: 'Forward all headers',
      edits: replaceItems(text, list, ['*']),
      grade: 'choice',
    } as const;
    return [
      {
        at: valueSpan(star),
        message: 'A * forwards all headers, so it must stand alone.',
        fixes: [fix, removingItem(text, list, star, 'choice')],
      },
    ];
  },
};

/** AWS's list but for Cache-Control, which CloudFront returns in configs that forward it. */
const unsupported: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'cookie',
  'max-forwards',
  'pragma',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'request-range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-amz-cf-id',
  'x-forwarded-proto',
  'x-real-ip',
]);

export const fvHeadersUnsupported: ElementRule = {
  id: 'fv-headers-unsupported',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A forwarded header should be one that CloudFront can cache by.',
  why: 'Forwarded headers become part of the cache key. Some belong to the connection or to CloudFront, so AWS lists them as not supported. CloudFront does not refuse all of its list: it takes Cache-Control.',
  source: headerTable,
  on,

  check(list, { text }) {
    return reportEach(list, (name, key) => {
      if (!unsupported.has(key) && !key.startsWith('x-edge-')) return undefined;
      return {
        at: valueSpan(name),
        message: `CloudFront cannot cache by the header ${name.text.trim()}, so it probably refuses to forward it here.`,
        fixes: [removingItem(text, list, name, 'preferred')],
      };
    });
  },
};

export const fvHeadersNotRecommended: ElementRule = {
  id: 'fv-headers-not-recommended',
  severity: 'hint',
  summary: 'Headers with many values should not be forwarded.',
  why: 'CloudFront keeps one object for each value of a forwarded header. Date and User-Agent have so many that hardly any request finds its object.',
  source: headerTable,
  optIn: 'best-practices',
  on,

  check(list, { text }) {
    return reportEach(list, (name, key) => {
      if (key !== 'date' && key !== 'user-agent') return undefined;
      const instead =
        key === 'date' ? '' : ' The CloudFront-Is-*-Viewer headers tell kinds of devices apart.';
      return {
        at: valueSpan(name),
        message: `${name.text.trim()} has so many values that hardly anything is found in the cache.${instead}`,
        fixes: [removingItem(text, list, name, 'choice')],
      };
    });
  },
};

export const fvHeadersS3: DocumentRule = {
  id: 'fv-headers-s3',
  severity: 'error',
  awsError: 'InvalidHeadersForS3Origin',
  summary: 'Host must not be forwarded to a bucket, nor all headers.',
  why: 'S3 finds a bucket by the Host header, which is therefore CloudFront’s to set. CloudFront answers "Your request contains forwarded Header Name * that is not allowed by S3."',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-s3',
  on: 'document',

  *check({ text }, { index }) {
    if (index === undefined) return;
    for (const behavior of index.behaviors) {
      const values = child(behavior, 'ForwardedValues');
      const list = values && child(values, 'Headers');
      const name = items(list).find((it) => it.text.trim() === '*' || /^host$/i.test(it.text.trim()));
      if (list === undefined || name === undefined || cachePolicy(behavior) !== undefined) continue;

      const buckets = targetOrigins(index, behavior).filter((it) => child(it, 'S3OriginConfig'));
      const [bucket] = buckets;
      if (bucket === undefined) continue;
      // What is refused for a group that also has other origins was never verified.
      const isSure = index.originsById.has(child(behavior, 'TargetOriginId')?.text ?? '');
      const id = child(bucket, 'Id');
      const header = name.text.trim() === '*' ? 'all headers' : 'the Host header';
      yield {
        at: valueSpan(name),
        severity: isSure ? 'error' : 'warning',
        message: isSure
          ? `This behavior’s origin is a bucket, and S3 does not take ${header}.`
          : `A bucket is among this behavior’s origins, and S3 probably does not take ${header}.`,
        ...(id && { related: [{ at: valueSpan(id), message: 'the bucket' }] }),
        fixes: [
          {
            title: 'Forward the headers that S3 uses',
            edits: replaceItems(text, list, usedByS3),
            grade: 'choice',
          },
          removingItem(text, list, name, 'choice'),
        ],
      };
    }
  },
};

const usedByS3 = ['Origin', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];

function reportEach(
  list: Element,
  report: (name: Element, key: string) => Report | undefined,
): readonly Report[] {
  const names = items(list);
  return names.length === 0
    ? noReports
    : names.flatMap((it) => report(it, it.text.trim().toLowerCase()) ?? []);
}
