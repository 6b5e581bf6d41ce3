import { type Change, type ConfigDocument, plan, strictlyEqual } from '#core';
import { touching } from './touch.ts';

/** How a text stands to the live config, given the baseline it descends from. */
export type Standing =
  /** Nobody changed anything since the baseline. */
  | { readonly kind: 'in-sync' }
  /** The live config changed since the baseline, and the text says the same. */
  | { readonly kind: 'already-there' }
  /** Nobody else changed the config since the baseline. */
  | { readonly kind: 'ahead'; readonly mine: readonly Change[] }
  /** Others changed it, and the text says nothing of its own. */
  | { readonly kind: 'behind'; readonly theirs: readonly Change[] }
  /** Others changed it, and all of that is in the text too; `mine` is what the text would change in the live config. */
  | { readonly kind: 'taken-in'; readonly mine: readonly Change[]; readonly theirs: readonly Change[] }
  /** Both sides changed since the baseline. `touching` are those of `mine` that are about the same elements. */
  | {
      readonly kind: 'apart';
      readonly mine: readonly Change[];
      readonly theirs: readonly Change[];
      readonly touching: readonly Change[];
    };

/** Compares baseline, text and live config. All three must be well-formed configs. */
export function stand(baseline: ConfigDocument, text: ConfigDocument, live: ConfigDocument): Standing {
  const ahead = plan(live, text);
  const isUnmoved = strictlyEqual(baseline, live);
  if (ahead.length === 0) return { kind: isUnmoved ? 'in-sync' : 'already-there' };
  if (isUnmoved) return { kind: 'ahead', mine: ahead };

  const theirs = plan(baseline, live);
  const mine = plan(baseline, text);
  if (mine.length === 0) return { kind: 'behind', theirs };
  // Where the text differs from the live config, nobody else changed anything: so it has all of their changes.
  if (touching(ahead, theirs).length === 0) return { kind: 'taken-in', mine: ahead, theirs };
  return { kind: 'apart', mine, theirs, touching: touching(mine, theirs) };
}
