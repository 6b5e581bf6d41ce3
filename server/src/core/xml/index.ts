export * from './edits.ts';
export { layOut } from './layout.ts';
export { parseXml } from './parse.ts';
export { type SecondOpinion, secondOpinion } from './second-opinion.ts';
export type * from './tree.ts';
