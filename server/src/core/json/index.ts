export { parseJson } from './parse.ts';
export type * from './tree.ts';
