import type { Bounds } from './declaration.ts';

/** The schema as the generator writes it: no more than what AWS says, in the service's order. */
export interface SchemaData {
  readonly version: string;
  readonly namespace: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Members by structure and name. */
  readonly structures: Readonly<Record<string, Readonly<Record<string, MemberData>>>>;
}

export interface MemberData {
  /** `string`, `integer`, `boolean`, or the name of an enum or a structure; of the items when `item` is there. */
  readonly type: string;
  /** Element name of the items: the member is a list. */
  readonly item?: string;
  readonly required?: true;
  readonly deprecated?: true;
  readonly sensitive?: true;
  readonly scope?: 'standard' | 'tenant';
  readonly range?: Bounds;
  readonly length?: Bounds;
  readonly default?: string;
}
