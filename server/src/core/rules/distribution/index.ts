import type { Rule } from '../rule.ts';
import * as advice from './advice.ts';

/** Advice about a distribution as a whole. */
export const distributionRules: readonly Rule[] = Object.values(advice);
