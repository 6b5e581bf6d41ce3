import type { Rule } from '../rule.ts';
import { tenantParameterCount, tenantParameterReference, tenantParameterUnique } from './parameters.ts';

/** Rules about the parameters of multi-tenant distributions. */
export const tenantRules: readonly Rule[] = [
  tenantParameterCount,
  tenantParameterUnique,
  tenantParameterReference,
];
