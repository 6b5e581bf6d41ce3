import type { Rule } from '../rule.ts';
import { geoLocationDuplicate, geoLocationFormat, geoLocationKnown } from './locations.ts';
import { geoListWithoutItems, geoNone, geoNoneWithItems } from './restriction.ts';

/** Rules about the countries that are served. */
export const geoRules: readonly Rule[] = [
  geoNoneWithItems,
  geoListWithoutItems,
  geoLocationFormat,
  geoLocationKnown,
  geoLocationDuplicate,
  geoNone,
];
