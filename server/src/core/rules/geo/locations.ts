import { items } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { removingItem } from '../fixes.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { quoted, setting, valueSpan } from '../value/value.ts';
import { countries, otherNames, perhapsKnown } from './countries.ts';

const on = [schema.at('GeoRestriction.Items.Location')];

export const geoLocationFormat: ElementRule = {
  id: 'geo-location-format',
  severity: 'error',
  awsError: 'InvalidLocationCode',
  summary: 'A country must be a code of two upper-case letters.',
  why: 'CloudFront names countries as ISO 3166-1 does, such as DE or US. It answers "Your request contains one or more invalid location codes."',
  source: apiPage('GeoRestriction'),
  on,

  check(element) {
    const value = element.text.trim();
    if (/^[A-Z]{2}$/.test(value)) return noReports;

    const upper = value.toUpperCase();
    return [
      {
        at: valueSpan(element),
        message: `A country is a code of two upper-case letters, such as DE, not ${quoted(value)}.`,
        fixes: /^[A-Z]{2}$/.test(upper) ? [setting(element, upper, 'preferred')] : [],
      },
    ];
  },
};

export const geoLocationKnown: ElementRule = {
  id: 'geo-location-known',
  severity: 'error',
  awsError: 'InvalidLocationCode',
  summary: 'A country must have a code that ISO 3166-1 assigns.',
  why: 'CloudFront knows countries by their codes in ISO 3166-1. Great Britain is GB there, not UK, and the European Union is no country.',
  source: apiPage('GeoRestriction'),
  on,

  check(element) {
    const value = element.text.trim();
    if (!/^[A-Z]{2}$/.test(value) || countries.has(value)) return noReports;
    if (perhapsKnown.has(value)) {
      const message = `ISO 3166-1 has no country ${value}, so CloudFront probably refuses it.`;
      return [{ at: valueSpan(element), severity: 'warning', message }];
    }
    const meant = otherNames[value];
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    return [
      {
        at: valueSpan(element),
        message: `ISO 3166-1 has no country ${value}.${hint}`,
        fixes: meant === undefined ? [] : [setting(element, meant, 'preferred')],
      },
    ];
  },
};

export const geoLocationDuplicate: ElementRule = {
  id: 'geo-location-duplicate',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'A country should stand in the list only once.',
  why: 'A country that is listed twice means nothing more than once, and CloudFront probably refuses it.',
  source: 'inferred',
  on: [schema.at('Restrictions.GeoRestriction')],

  check(list, { text }) {
    const locations = items(list).filter((it) => it.name === 'Location' && it.text.trim() !== '');
    const firsts = new Map(locations.toReversed().map((it) => [it.text.trim(), it]));
    if (firsts.size === locations.length) return noReports;

    return locations.flatMap((it) => {
      const first = firsts.get(it.text.trim());
      if (first === undefined || first === it) return [];
      return {
        at: valueSpan(it),
        message: `${it.text.trim()} is in the list already.`,
        related: [{ at: valueSpan(first), message: 'the first one' }],
        fixes: [removingItem(text, list, it, 'preferred')],
      };
    });
  },
};
