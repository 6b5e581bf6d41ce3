export { parseXml } from './parse.ts';
export type * from './tree.ts';
