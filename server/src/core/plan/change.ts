import type { Span } from '../text/edit.ts';

/** How much a change deserves a second look before it is pushed. */
export type Risk = 'routine' | 'attention' | 'dangerous';

/** Kinds of dangerous change, as `--allow` names them. */
export type Danger =
  | 'alias-removed'
  | 'baseline-element-absent'
  | 'behavior-removed'
  | 'certificate'
  | 'default-origin'
  | 'disabled'
  | 'origin-removed'
  | 'origin-target'
  | 'list-shrunk'
  | 'logging-off'
  | 'undoes-other'
  | 'web-acl';

/** One difference between two configs, in terms of keyed elements rather than lines. */
export interface Change {
  readonly mark: 'added' | 'removed' | 'changed' | 'moved';
  /** Keyed path, e.g. `CacheBehaviors/CacheBehavior[/api/*]/CachePolicyId`; equal for the same element on both sides. */
  readonly path: string;
  /** Undefined where the element is absent. Sensitive values are replaced by `***`. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly risk: Risk;
  readonly danger?: Danger;
  /** One sentence for people, present when there is more to say than before and after. */
  readonly note?: string;
  /** The element (or its closest surviving ancestor) in the text before and after. */
  readonly beforeSpan: Span | undefined;
  readonly afterSpan: Span | undefined;
}
