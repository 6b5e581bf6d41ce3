import type { Change } from '../plan/change.ts';
import type { Edit, Span } from '../text/edit.ts';

/** What merging two changed configs came to. All edits and spans are in offsets of `mine`. */
export type MergeResult =
  | {
      readonly kind: 'merged';
      /** Minimal text edits that take the other side's changes into mine. */
      readonly edits: readonly Edit[];
      /** What was taken in. */
      readonly theirs: readonly Change[];
    }
  | {
      readonly kind: 'conflict';
      /** In the order of mine. */
      readonly conflicts: readonly Conflict[];
      /** Takes in what touches no conflict; everything in a conflict stays as it is in mine. */
      readonly edits: readonly Edit[];
      /** What these edits take in. */
      readonly theirs: readonly Change[];
    }
  /** One of the texts is not well-formed, no config, or a config of the other kind: nothing can be merged. */
  | { readonly kind: 'unreadable'; readonly which: 'base' | 'mine' | 'theirs' };

/** Something that both sides changed, or whose changes go against each other. A person decides. */
export interface Conflict {
  /** Keyed path; names the conflict in `settled`. */
  readonly path: string;
  /** For people, e.g. `Behavior /api/* → DefaultTTL`. */
  readonly title: string;
  /** One sentence: why it is a conflict. */
  readonly reason: string;
  /** The three values in short, secrets masked; undefined where there is none. */
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
  /** The element in mine, or what is left around it. */
  readonly mineSpan: Span;
  /** Edits on mine that take theirs in this conflict alone and nothing else. */
  readonly takeTheirs: readonly Edit[];
}

/** A person's decision on a conflict, by its path. */
export type Settled = ReadonlyMap<string, 'mine' | 'theirs'>;
