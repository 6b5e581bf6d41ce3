import { child, items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { replaceContent } from '../../xml/edits.ts';
import { removing } from '../fixes.ts';
import { restoreMissing } from '../list/restore.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

const on = [schema.at('Restrictions.GeoRestriction')];

export const geoNoneWithItems: ElementRule = {
  id: 'geo-none-with-items',
  severity: 'error',
  awsError: 'InvalidGeoRestrictionParameter',
  summary: 'RestrictionType none must come without countries.',
  why: 'Countries mean something only in a list of those who may (whitelist) or may not (blacklist) see the content. CloudFront answers "Your request contains invalid Restriction parameters."',
  source: 'hashicorp/terraform-provider-aws#19243',
  on,

  check(restriction, { text }) {
    const type = child(restriction, 'RestrictionType');
    const wrapper = child(restriction, 'Items');
    if (type?.text.trim() !== 'none' || wrapper === undefined || items(restriction).length === 0)
      return noReports;

    const quantity = child(restriction, 'Quantity');
    const counting = quantity === undefined ? [] : [replaceContent(quantity, '0')];
    return [
      {
        at: valueSpan(type),
        message: 'RestrictionType is none, but countries are listed.',
        related: [{ at: wrapper.nameSpan, message: 'the countries' }],
        fixes: [
          {
            title: 'Remove the countries',
            edits: [...counting, ...removing(text, wrapper, 'choice').edits],
            grade: 'choice',
          },
          setting(type, 'whitelist', 'choice'),
          setting(type, 'blacklist', 'choice'),
        ],
      },
    ];
  },
};

export const geoListWithoutItems: ElementRule = {
  id: 'geo-list-without-items',
  severity: 'error',
  awsError: 'InvalidGeoRestrictionParameter',
  summary: 'A whitelist or blacklist must name at least one country.',
  why: 'A list of nobody would serve either everybody or nobody, and CloudFront refuses to guess.',
  source: apiPage('GeoRestriction'),
  on,

  check(restriction, context) {
    const type = child(restriction, 'RestrictionType');
    const value = type?.text.trim();
    if (type === undefined || (value !== 'whitelist' && value !== 'blacklist')) return noReports;
    if (items(restriction).length > 0) return noReports;

    const before = context.before(restriction);
    return [
      {
        at: valueSpan(type),
        message: `RestrictionType is ${value}, but no country is listed.`,
        fixes: [
          ...(before === undefined ? [] : restoreMissing(restriction, before, context)),
          setting(type, 'none', 'choice'),
        ],
      },
    ];
  },
};

export const geoNone: ElementRule = {
  id: 'geo-none',
  severity: 'hint',
  summary: 'Content can be restricted to the countries that it is for.',
  why: 'Where nobody has a reason to ask for your content, requests are mostly attacks.',
  source:
    'Checkov CKV_AWS_374; cdk-nag AwsSolutions-CFR1; Prowler cloudfront_distributions_geo_restrictions_enabled',
  optIn: 'best-practices',
  on,

  check(restriction) {
    const type = child(restriction, 'RestrictionType');
    if (type?.text.trim() !== 'none') return noReports;
    return [{ at: valueSpan(type), message: 'Viewers of all countries are served.' }];
  },
};
