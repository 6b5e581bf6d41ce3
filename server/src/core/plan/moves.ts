/** An item that stands at another place among those that both sides have. */
export interface Move {
  readonly step: string;
  /** Where it went, by its new neighbor. */
  readonly place: 'before' | 'after' | 'swapped';
  readonly neighbor: string;
  /** The items it passed, that is, those on the other side of it now. */
  readonly passed: readonly string[];
}

/**
 * The fewest moves that explain a new order; two items that only changed places are one move.
 * Items of one side only are neither moved nor passed.
 */
export function moves(before: readonly string[], after: readonly string[]): readonly Move[] {
  const afterSet = new Set(after);
  const old = before.filter((it) => afterSet.has(it));
  const oldSet = new Set(old);
  const now = after.filter((it) => oldSet.has(it));
  if (old.every((it, index) => it === now[index])) return [];

  const swap = swapOf(old, now);
  if (swap !== undefined) return [swap];

  const kept = longestKept(old, now);
  return now.filter((it) => !kept.has(it)).map((it) => moveOf(it, old, now));
}

function moveOf(step: string, old: readonly string[], now: readonly string[]): Move {
  const [from, to] = [old.indexOf(step), now.indexOf(step)];
  const oldBefore = new Set(old.slice(0, from));
  const nowBefore = new Set(now.slice(0, to));
  const passed = now.filter((it) => it !== step && oldBefore.has(it) !== nowBefore.has(it));
  const next = now[to + 1];
  if (to < from && next !== undefined) return { step, place: 'before', neighbor: next, passed };
  const previous = now[to - 1];
  if (previous !== undefined) return { step, place: 'after', neighbor: previous, passed };
  return { step, place: 'before', neighbor: next ?? step, passed };
}

/** The move when exactly two items, not next to each other, changed places. */
function swapOf(old: readonly string[], now: readonly string[]): Move | undefined {
  const different = old.flatMap((it, index) => (it === now[index] ? [] : [index]));
  const [first, second] = different;
  if (different.length !== 2 || first === undefined || second === undefined || second - first === 1)
    return undefined;
  const [a, b] = [now[first], now[second]];
  if (a === undefined || b === undefined) return undefined;
  return { step: a, place: 'swapped', neighbor: b, passed: old.slice(first, second) };
}

/** The longest subsequence of `now` that stands in the order of `old` (patience sorting). */
export function longestKept(old: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const positions = new Map(old.map((it, index) => [it, index]));
  const position = (step: string) => positions.get(step) ?? -1;
  const tails: string[] = [];
  const previous = new Map<string, string | undefined>();
  for (const step of now) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (position(tails[middle] ?? '') < position(step)) low = middle + 1;
      else high = middle;
    }
    previous.set(step, tails[low - 1]);
    tails[low] = step;
  }
  const kept = new Set<string>();
  for (let step = tails.at(-1); step !== undefined; step = previous.get(step)) kept.add(step);
  return kept;
}
