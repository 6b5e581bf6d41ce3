import type { ConfigDocument } from '../model/document.ts';
import { isInside } from '../model/keyed-path.ts';
import type { Change } from './change.ts';
import { plan } from './plan.ts';

/** Somebody else's change, as the config was before and after it. */
export interface OthersChange {
  readonly before: ConfigDocument;
  readonly after: ConfigDocument;
  /** When and by whom, e.g. `between 11:02 and 11:40 by somebody else`. */
  readonly description: string;
}

/**
 * Marks the changes of a push of `pushed` that put back what stood there before somebody else's change:
 * those are dangerous, whatever else they are. A change to a third value undoes nothing.
 */
export function markUndone(
  changes: readonly Change[],
  pushed: ConfigDocument,
  others: readonly OthersChange[],
): readonly Change[] {
  return others.reduce((marked, { before, after, description }) => {
    const theirs = plan(before, after);
    const remaining = plan(before, pushed);
    const undone = theirs.filter((it) => !remaining.some((other) => overlap(it, other)));
    return marked.map((change) => {
      if (!undone.some((it) => overlap(it, change))) return change;
      return {
        ...change,
        risk: 'dangerous',
        danger: 'undoes-other',
        note: `undoes a change made ${description}`,
      };
    });
  }, changes);
}

/** Whether two changes are of the same thing, or one is of something in the other's. Moves are of a list's order. */
function overlap(a: Change, b: Change): boolean {
  if (a.mark === 'moved' || b.mark === 'moved') return a.mark === b.mark && listOf(a.path) === listOf(b.path);
  return isInside(a.path, b.path) || isInside(b.path, a.path);
}

/** The path of the list that an item stands in. */
function listOf(path: string): string {
  return path.replace(/\/[^/[\]]+\[(?:[^\]]|\]\])*\](?:#\d+)?$/, '');
}
