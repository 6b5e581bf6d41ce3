import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { quoted, setting, valueSpan } from '../value/value.ts';

export const priceClassNone: DocumentRule = {
  id: 'price-class-none',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A standard distribution should have a price class.',
  why: 'PriceClass None exists for multi-tenant distributions. CloudFront probably refuses it elsewhere.',
  source: `inferred from ${apiPage('DistributionConfig')}`,
  on: 'document',

  *check(_, { index }) {
    if (index?.kind !== 'distribution' || index.isTenantOnly) return;
    const element = child(index.config.element, 'PriceClass');
    if (element?.text.trim() !== 'None') return;
    yield {
      at: valueSpan(element),
      message: 'PriceClass None is probably for multi-tenant distributions only.',
      fixes: [setting(element, 'PriceClass_All', 'choice')],
    };
  },
};

export const anycastPriceClass: DocumentRule = {
  id: 'anycast-price-class',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Anycast static IP addresses should come with PriceClass_All.',
  why: 'The addresses are announced from all edge locations. CloudFront probably refuses a price class with fewer.',
  source:
    'inferred from https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/request-static-ips.html',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined || index.isTenantOnly) return;
    const list = child(index.config.element, 'AnycastIpListId');
    const element = child(index.config.element, 'PriceClass');
    if (list === undefined || list.text.trim() === '' || element === undefined) return;
    if (!/^PriceClass_[12]00$/.test(element.text.trim())) return;
    yield {
      at: valueSpan(element),
      message: 'With Anycast IP addresses, PriceClass is probably PriceClass_All.',
      related: [{ at: valueSpan(list), message: 'the Anycast IP addresses' }],
      fixes: [setting(element, 'PriceClass_All', 'choice')],
    };
  },
};

export const ipv6SignedIp: DocumentRule = {
  id: 'ipv6-signed-ip',
  severity: 'hint',
  summary: 'IPv6 should be off where signed URLs name IP addresses.',
  why: 'A custom policy can allow a signed URL to one IPv4 address only. A viewer who comes over IPv6 is then refused.',
  source: apiPage('DistributionConfig'),
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    const element = index && child(index.config.element, 'IsIPV6Enabled');
    if (index === undefined || element?.text.trim() !== 'true') return;
    const signed = index.behaviors.find((it) =>
      ['TrustedKeyGroups', 'TrustedSigners'].some((signers) => valueAt(it, signers, 'Enabled') === 'true'),
    );
    if (signed === undefined) return;
    yield {
      at: valueSpan(element),
      message: 'Signed URLs that name an IP address fail for viewers who come over IPv6.',
      related: [{ at: signed.nameSpan, message: 'a behavior with signed URLs' }],
    };
  },
};

export const cacheTagHeader: ElementRule = {
  id: 'cache-tag-header',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'HeaderName should be the name of an HTTP header.',
  why: 'CloudFront reads cache tags from a header of the responses of the origin. What is no name of a header it probably refuses.',
  source: `inferred from ${apiPage('CacheTagConfig')}`,
  on: [schema.at('CacheTagConfig.HeaderName')],

  check(element) {
    const value = element.text.trim();
    if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value)) return noReports;
    return [
      {
        at: valueSpan(element),
        message: `HeaderName is the name of an HTTP header, such as Cache-Tag, not ${quoted(value)}.`,
      },
    ];
  },
};
