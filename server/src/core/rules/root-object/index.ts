import type { Rule } from '../rule.ts';
import { rootObjectCharset, rootObjectLeadingSlash, rootObjectMissing } from './root-object.ts';

export const rootObjectRules: readonly Rule[] = [
  rootObjectLeadingSlash,
  rootObjectCharset,
  rootObjectMissing,
];
