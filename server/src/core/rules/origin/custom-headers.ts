import { child, items, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import { type ElementRule, noReports, type Report } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { valueSpan } from '../value/value.ts';

const on = [schema.at('Origin.CustomHeaders')];
const addingHeaders =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html';
const quotas =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-custom-headers';

const denied: ReadonlySet<string> = new Set([
  'cache-control',
  'connection',
  'content-length',
  'cookie',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'max-forwards',
  'pragma',
  'proxy-authorization',
  'proxy-connection',
  'range',
  'request-range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-real-ip',
]);

export const originHeaderDenied: ElementRule = {
  id: 'origin-header-denied',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A custom header must not be one that CloudFront sets or removes itself.',
  why: 'Some headers belong to the connection or to CloudFront, so a config cannot set them. CloudFront answers "The parameter HeaderName : Host is not allowed."',
  source: addingHeaders,
  on,

  check(list, { text }) {
    return headersIn(list).flatMap(({ header, name, key }): readonly Report[] => {
      if (name === undefined || !(denied.has(key) || /^x-(?:amz|edge)-/.test(key))) return noReports;
      const message = `CloudFront lets nobody set the header ${name.text.trim()}.`;
      return [{ at: valueSpan(name), message, fixes: [removingItem(text, list, header, 'preferred')] }];
    });
  },
};

/** Header names as HTTP has them: RFC 9110 §5.6.2. */
const token = /^[\w!#$%&'*+.^`|~-]+$/;
const longestName = 256;

export const originHeaderName: ElementRule = {
  id: 'origin-header-name',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'The name of a custom header must be one that HTTP allows, of at most 256 characters.',
  why: 'CloudFront limits names to 256 characters. HTTP knows no names that are empty or have white space, colons or other separators in them.',
  source: `${quotas}, https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2`,
  on,

  check(list) {
    return headersIn(list).flatMap(({ name, key }): readonly Report[] => {
      if (name === undefined || (token.test(key) && key.length <= longestName)) return noReports;
      if (key.length > longestName) {
        const message = `The name of a header has at most ${longestName} characters. This one has ${key.length}.`;
        return [{ at: valueSpan(name), message }];
      }
      const message = 'This is no name of an HTTP header, so CloudFront probably refuses it.';
      return [{ at: valueSpan(name), severity: 'warning', message }];
    });
  },
};

const longestValue = 1783;

/** Messages never show a value: headers often carry a secret. */
export const originHeaderValue: ElementRule = {
  id: 'origin-header-value',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'The value of a custom header must have at most 1,783 characters, in one line.',
  why: 'CloudFront limits values to 1,783 characters. A line break would end the header.',
  source: quotas,
  on,

  check(list) {
    return headersIn(list).flatMap(({ header }): readonly Report[] => {
      const value = child(header, 'HeaderValue');
      const content = value?.text ?? '';
      if (value === undefined || (content.length <= longestValue && !content.includes('\n')))
        return noReports;
      if (content.length > longestValue) {
        const message = `The value of a header has at most 1,783 characters. This one has ${content.length}.`;
        return [{ at: valueSpan(value), message }];
      }
      const message = 'The value of a header stands in one line; CloudFront probably refuses a line break.';
      return [{ at: valueSpan(value), severity: 'warning', message }];
    });
  },
};

const longestTotal = 10_240;

export const originHeaderTotal: ElementRule = {
  id: 'origin-header-total',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'All custom headers of an origin together must have at most 10,240 characters.',
  why: 'CloudFront adds the lengths of all names and values of an origin.',
  source: quotas,
  on,

  check(list) {
    const headers = items(list);
    if (headers.length < 2) return noReports;
    let total = 0;
    for (const it of headers) total += valueAt(it, 'HeaderName').length + valueAt(it, 'HeaderValue').length;
    if (total <= longestTotal) return noReports;

    const message = `Names and values of an origin’s headers have at most 10,240 characters together. These have ${total}.`;
    return [{ at: list.nameSpan, message }];
  },
};

export const originHeaderDuplicate: ElementRule = {
  id: 'origin-header-duplicate',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'An origin should get each custom header once.',
  why: 'Names of headers are the same in any case, so only one of two can count. CloudFront probably refuses the second.',
  source: 'floci-io/floci',
  on,

  check(list, { text }) {
    const headers = headersIn(list);
    if (headers.length < 2) return noReports;

    const firsts = new Map<string, Element>();
    return headers.flatMap(({ header, name, key }): readonly Report[] => {
      if (name === undefined || key === '') return noReports;
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, name);
        return noReports;
      }
      return [
        {
          at: valueSpan(name),
          message: `This origin has a header ${name.text.trim()} already; CloudFront probably takes one.`,
          related: [{ at: valueSpan(first), message: 'the first one' }],
          fixes: [removingItem(text, list, header, 'choice')],
        },
      ];
    });
  },
};

export const originHeaderSecret: ElementRule = {
  id: 'origin-header-secret',
  severity: 'hint',
  summary: 'A secret in a header should not be kept in a file that others can read.',
  why: 'Many origins know CloudFront by a header with a secret. The config holds it in plain text, and so does every repository the config is committed to.',
  source: apiPage('OriginCustomHeader'),
  optIn: 'best-practices',
  on,

  check(list) {
    return headersIn(list).flatMap(({ header, key }): readonly Report[] => {
      const value = child(header, 'HeaderValue');
      if (value === undefined || !looksSecret(key, value.text.trim())) return noReports;
      const message = 'This looks like a secret. Everybody who can read this file can read it.';
      return [{ at: valueSpan(value), message }];
    });
  },
};

/** By the header's name, or because a value is long and looks random. */
function looksSecret(key: string, value: string): boolean {
  if (value === '') return false;
  if (/secret|token|password|passwd|api-?key|auth|verify|credential/.test(key)) return true;
  return value.length >= 20 && /^[\w+/=.-]+$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

interface Header {
  readonly header: Element;
  readonly name: Element | undefined;
  /** The name as HTTP compares it. */
  readonly key: string;
}

/** Headers that are named; a missing name is the mistake of another rule. */
function headersIn(list: Element): readonly Header[] {
  const headers = items(list);
  if (headers.length === 0) return [];
  return headers.map((header) => {
    const name = child(header, 'HeaderName');
    return { header, name, key: name?.text.trim().toLowerCase() ?? '' };
  });
}
