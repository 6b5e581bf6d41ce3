export type * from './change.ts';
export { strictlyEqual } from './equal.ts';
export { plan } from './plan.ts';
