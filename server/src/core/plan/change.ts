import type { Span } from '../text/edit.ts';

/** How much a change deserves a second look before it is pushed. */
export type Risk = 'routine' | 'attention' | 'dangerous';

/** Kinds of dangerous change, as `--allow` names them. */
export const dangers = [
  'alias-removed',
  'baseline-element-absent',
  'behavior-removed',
  'behavior-shadowed',
  'cache-key',
  'certificate',
  'default-origin',
  'disabled',
  'function-removed',
  'geo-restriction',
  'header-removed',
  'identity',
  'list-shrunk',
  'logging-off',
  /** The distribution is managed by a stack or by Terraform; decided from its tags, not by a plan. */
  'managed-elsewhere',
  'methods-removed',
  'origin-access-removed',
  'origin-removed',
  'origin-target',
  'signers-removed',
  'starts-caching',
  /** Puts back a value from before somebody else's change; decided from the history, not by a plan. */
  'undoes-other',
  'viewer-protocol',
  'web-acl',
] as const;

export type Danger = (typeof dangers)[number];

/** One difference between two configs, in terms of keyed elements rather than lines. */
export interface Change {
  readonly mark: 'added' | 'removed' | 'changed' | 'moved';
  /** Keyed path, e.g. `CacheBehaviors/CacheBehavior[/api/*]/CachePolicyId`; equal for the same element on both sides. */
  readonly path: string;
  /**
   * The value, or in short what a structure holds. A value that CloudFront fills in counts as if it were
   * written; undefined where there is none. Sensitive values are replaced by `***`.
   */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** For something moved: where it went, e.g. `before *.jpg`. */
  readonly place?: string;
  readonly risk: Risk;
  readonly danger?: Danger;
  /** One sentence for people, present when there is more to say than before and after. */
  readonly note?: string;
  /** The element (or its closest surviving ancestor) in the text before and after. */
  readonly beforeSpan: Span | undefined;
  readonly afterSpan: Span | undefined;
}
