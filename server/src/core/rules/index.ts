export { allRules, identityRules } from './all.ts';
export { readBaseline } from './baseline.ts';
export { type CheckOptions, type CheckResult, check } from './check.ts';
export { explain } from './explain.ts';
export { fixAll } from './fix-all.ts';
export type { RuleFailure } from './found.ts';
export type { Baseline, Finding, Fix, Related, Rule, RuleSettings, Severity } from './rule.ts';
export { defaultSettings } from './rule.ts';
export { suppressionEdit } from './suppression/disable.ts';
