export { type Change, type Danger, dangers, type Risk } from './change.ts';
export { strictlyEqual } from './equal.ts';
export { type Label, labelOf } from './label.ts';
export { plan } from './plan.ts';
export { countsOf, type PlanLine, type PlanText, planLines, printPlan, sentence } from './print.ts';
