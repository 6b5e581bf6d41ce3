import type { Rule } from '../rule.ts';
import { tenantParameterCount, tenantParameterReference, tenantParameterUnique } from './parameters.ts';

export const tenantRules: readonly Rule[] = [
  tenantParameterCount,
  tenantParameterUnique,
  tenantParameterReference,
];
