import type { Rule } from '../rule.ts';
import { rootObjectCharset, rootObjectLeadingSlash, rootObjectMissing } from './root-object.ts';

/** Rules about the object that a request for / gets. */
export const rootObjectRules: readonly Rule[] = [
  rootObjectLeadingSlash,
  rootObjectCharset,
  rootObjectMissing,
];
