export type * from './declaration.ts';
export { schema } from './schema.ts';
