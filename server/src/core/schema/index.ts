export type { MemberData, SchemaData } from './data.ts';
export type * from './declaration.ts';
export type { SchemaDocs } from './docs.ts';
export { schema } from './schema.ts';
