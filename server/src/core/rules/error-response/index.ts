import type { Rule } from '../rule.ts';
import * as caching from './caching.ts';
import * as codes from './codes.ts';
import * as page from './page.ts';

/** Rules about custom error responses: what viewers get when an origin fails. */
export const errorResponseRules: readonly Rule[] = [
  ...Object.values(codes),
  ...Object.values(page),
  ...Object.values(caching),
];
