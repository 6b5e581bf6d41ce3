/** What an element holds. */
export type ElementType =
  | { readonly kind: 'structure'; readonly name: string }
  /** A wrapper (`Items`, `ParameterDefinitions`) whose children all have the item's declaration. */
  | { readonly kind: 'list'; readonly item: Declaration }
  | { readonly kind: 'string' | 'integer' | 'boolean' }
  /** `open` enums grow with the service, so a value we do not know is no error. */
  | {
      readonly kind: 'enum';
      readonly name: string;
      readonly values: readonly string[];
      readonly open: boolean;
    };

/**
 * An element declaration: one element name in one structure, with everything AWS says about it.
 * There is one object per structure and member: both kinds of config share that of `Aliases.Items`.
 */
export interface Declaration {
  readonly name: string;
  /** The structure it is a member of; a list item belongs to its list's structure; `''` for a root. */
  readonly owner: string;
  /** Unique: `DistributionConfig`, `Origin.Id`, `Aliases.Items`, `Aliases.Items.CNAME`. */
  readonly key: string;
  readonly type: ElementType;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Never log or show the value of a sensitive element outside the document. */
  readonly sensitive: boolean;
  /** Only for distributions of this kind: `tenant` is multi-tenant (ConnectionMode tenant-only). */
  readonly scope?: 'standard' | 'tenant';
  /** Inclusive bounds of an integer. */
  readonly range?: Bounds;
  /** Inclusive bounds of a string's length in characters. */
  readonly length?: Bounds;
  /** Inclusive bounds of a list's number of items; `max` is Infinity where only a minimum is known. */
  readonly count?: Bounds;
  /** A regular expression for the whole value. */
  readonly pattern?: string;
  readonly default?: string;
  /**
   * Children by element name, in the order the service returns them; empty for a scalar.
   * A second accepted name of an item (`ParameterDefinition` for `member`) leads to the same declaration,
   * so a key may differ from the `name` found there.
   */
  readonly children: ReadonlyMap<string, Declaration>;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The two documents we know. */
export type RootName = 'DistributionConfig' | 'StreamingDistributionConfig';

export interface Schema {
  /** Version of `@aws-sdk/client-cloudfront` it was generated from. */
  readonly version: string;
  /** The default namespace of every config. */
  readonly namespace: string;
  readonly roots: Readonly<Record<RootName, Declaration>>;
  /** Every declaration once, roots first, parents before children. */
  readonly all: readonly Declaration[];
  /** Structures (with `Quantity` and `Items`) in which CloudFront compares the two. */
  readonly countedLists: readonly Declaration[];
  readonly structures: readonly Declaration[];
  readonly lists: readonly Declaration[];
  readonly scalars: readonly Declaration[];
  /** The declaration with this key; throws on a key the schema does not have, which a test would show. */
  at(key: string): Declaration;
}
