export { merge } from './merge.ts';
export type * from './result.ts';
