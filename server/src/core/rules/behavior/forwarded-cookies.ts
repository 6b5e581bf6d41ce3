import { child, items, valueAt } from '../../model/document.ts';
import { originDomain } from '../../model/origin-domain.ts';
import { targetOrigins } from '../../model/targets.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { removing } from '../fixes.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { cachePolicy } from './behaviors.ts';

const on = [schema.at('ForwardedValues.Cookies')];

export const fvCookiesNamesMissing: ElementRule = {
  id: 'fv-cookies-names-missing',
  severity: 'error',
  awsError: 'InvalidForwardCookies',
  summary: 'To forward some cookies, their names must be listed.',
  why: 'With whitelist CloudFront forwards the cookies in WhitelistedNames and no other, so there has to be at least one.',
  source: apiPage('CookiePreference'),
  on,

  check(cookies) {
    const forward = forwardOf(cookies);
    if (forward?.text.trim() !== 'whitelist') return noReports;
    if (items(child(cookies, 'WhitelistedNames')).length > 0) return noReports;

    return [
      {
        at: valueSpan(forward),
        message: 'With whitelist WhitelistedNames must list the cookies, and it lists none.',
        fixes: [setting(forward, 'none', 'choice'), setting(forward, 'all', 'choice')],
      },
    ];
  },
};

export const fvCookiesNamesExtra: ElementRule = {
  id: 'fv-cookies-names-extra',
  severity: 'warning',
  awsError: 'InvalidForwardCookies',
  summary: 'Names of cookies should be listed only to forward some.',
  why: 'With all or none the names mean nothing. AWS says that CloudFront then drops or refuses them.',
  source: apiPage('CookiePreference'),
  on,

  check(cookies, { text }) {
    const forward = forwardOf(cookies);
    const names = child(cookies, 'WhitelistedNames');
    const value = forward?.text.trim();
    if (forward === undefined || names === undefined || items(names).length === 0) return noReports;
    if (value !== 'all' && value !== 'none') return noReports;

    return [
      {
        at: names.nameSpan,
        message: `With ${value} the names of cookies mean nothing.`,
        related: [{ at: valueSpan(forward), message: `forwards ${value}` }],
        fixes: [removing(text, names, 'preferred'), setting(forward, 'whitelist', 'choice')],
      },
    ];
  },
};

const mostBytes = 512;

export const fvCookiesBytes: ElementRule = {
  id: 'fv-cookies-bytes',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'The names of forwarded cookies together must have at most 512 bytes, less one for each name.',
  why: 'CloudFront keeps the names in 512 bytes, with one between any two of them.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html',
  on: [schema.at('CookiePreference.WhitelistedNames')],

  check(list) {
    const names = items(list);
    if (names.length === 0) return noReports;
    const bytes = names.reduce((sum, it) => sum + utf8Length(it.text.trim()), 0);
    if (bytes <= mostBytes - names.length) return noReports;

    const limit = `${names.length} names have at most ${mostBytes - names.length} bytes together`;
    return [{ at: list.nameSpan, message: `${limit}. These have ${bytes}.` }];
  },
};

export const fvCookiesS3: DocumentRule = {
  id: 'fv-cookies-s3',
  severity: 'hint',
  summary: 'Cookies should not be forwarded to a bucket.',
  why: 'S3 takes no notice of cookies, but CloudFront then keeps one object for each value of them.',
  source: apiPage('CookiePreference'),
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    for (const behavior of index.behaviors) {
      const values = child(behavior, 'ForwardedValues');
      const cookies = values && child(values, 'Cookies');
      const forward = cookies && forwardOf(cookies);
      const value = forward?.text.trim();
      if (forward === undefined || (value !== 'all' && value !== 'whitelist')) continue;
      if (cachePolicy(behavior) !== undefined) continue;

      const origins = targetOrigins(index, behavior);
      if (origins.length === 0 || !origins.every((it) => originDomain(valueAt(it, 'DomainName')) === 's3'))
        continue;
      yield {
        at: valueSpan(forward),
        message: 'S3 takes no notice of cookies, but the cache is split by them.',
        fixes: [setting(forward, 'none', 'choice')],
      };
    }
  },
};

function forwardOf(cookies: Element): Element | undefined {
  return child(cookies, 'Forward');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
