import { type Change, type ConfigDocument, parseConfig, plan } from '#core';
import type { Baselines, ForeignMove, Link } from './ports.ts';
import { touching } from './touch.ts';

/**
 * Marks the changes that put back what a config said before somebody else changed it. That happens without
 * anybody wanting it when an older text comes under a newer link: git checkout, stash, a restored backup.
 */
export async function markUndone(
  baselines: Baselines,
  link: Link,
  text: ConfigDocument,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  let res = changes;
  for (const move of link.foreignMoves ?? []) {
    const [before, after] = [await baselines.load(move.before), await baselines.load(move.after)];
    if (before === undefined || after === undefined) continue;

    const undone = undoneChanges(parseConfig(before), parseConfig(after), text);
    const marked = new Set(touching(res, undone));
    res = res.map((it) => (marked.has(it) ? asUndone(it, move) : it));
  }
  return res;
}

/** What changed from `before` to `after` and stands in the text as before. */
function undoneChanges(
  before: ConfigDocument,
  after: ConfigDocument,
  text: ConfigDocument,
): readonly Change[] {
  const foreign = plan(before, after);
  const kept = new Set(touching(foreign, plan(before, text)));
  return foreign.filter((it) => !kept.has(it));
}

function asUndone(change: Change, { from, to }: ForeignMove): Change {
  const note = `undoes a change made between ${from} and ${to} by somebody else`;
  const notes = change.note === undefined ? note : `${change.note}; ${note}`;
  return { ...change, risk: 'dangerous', danger: change.danger ?? 'undoes-other', note: notes };
}
