import type { Part } from '../model/part.ts';
import { patternsOverlap } from '../model/path-pattern.ts';
import type { Side, Sides } from './combine.ts';

/** Items in the order they shall have, and whether the two sides contradict each other in it. */
export interface CombinedOrder {
  readonly order: readonly string[];
  readonly isConflict: boolean;
}

/**
 * Orders the items of a merged list so that every pair stands as the side that put it there wants it.
 * Two re-orderings are a conflict, and so are new items of both sides at one place when some request
 * could match either. `side` settles a conflict.
 */
export function combineOrder(
  steps: Sides<readonly string[]>,
  items: readonly Part[],
  side: Side | undefined,
): CombinedOrder {
  const kept = new Map(items.map((it) => [it.step, it]));
  const mine = steps.mine.filter((it) => kept.has(it));
  const theirs = steps.theirs.filter((it) => kept.has(it));
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const common = {
    mine: mine.filter((it) => inTheirs.has(it)),
    theirs: theirs.filter((it) => inMine.has(it)),
  };

  const leading = chooseCommon(common, steps.base);
  const frame = common[side ?? leading ?? 'mine'];
  const [own, others] = [placeInGaps(mine, frame, inTheirs), placeInGaps(theirs, frame, inMine)];

  let isConflict = leading === undefined || !own.fits || !others.fits;
  const order: string[] = [];
  for (let gap = 0; gap <= frame.length; gap++) {
    const [xs, ys] = [own.gaps.get(gap) ?? [], others.gaps.get(gap) ?? []];
    const mayMeet = xs.some((x) =>
      ys.some((y) => patternsOverlap(patternOf(kept.get(x)), patternOf(kept.get(y)))),
    );
    isConflict ||= mayMeet;
    const mineFirst = mayMeet ? side !== 'theirs' : (xs[0] ?? '') <= (ys[0] ?? '');
    order.push(...(mineFirst ? [...xs, ...ys] : [...ys, ...xs]), ...frame.slice(gap, gap + 1));
  }
  if (isConflict && side === undefined) return { ...combineOrder(steps, items, 'mine'), isConflict };
  return { order, isConflict };
}

/** Whose order of the items that both have; no side when both changed it. */
function chooseCommon(
  { mine, theirs }: Readonly<Record<Side, readonly string[]>>,
  base: readonly string[],
): Side | undefined {
  if (isEqual(mine, theirs)) return 'mine';
  const inBase = new Set(base);
  if (!mine.every((it) => inBase.has(it))) return undefined;

  const inCommon = new Set(mine);
  const before = base.filter((it) => inCommon.has(it));
  if (isEqual(mine, before)) return 'theirs';
  return isEqual(theirs, before) ? 'mine' : undefined;
}

/** One side's own items by the gap of the frame they belong into; `fits` says whether each stands where it was put. */
function placeInGaps(
  order: readonly string[],
  frame: readonly string[],
  isShared: ReadonlySet<string>,
): { readonly gaps: ReadonlyMap<number, readonly string[]>; readonly fits: boolean } {
  const gapsByIndex = new Map<number, string[]>();
  const position = new Map(frame.map((it, index) => [it, index]));
  let fits = true;
  let passed = 0;
  let furthest = 0;
  for (const step of order) {
    if (isShared.has(step)) {
      passed++;
      furthest = Math.max(furthest, (position.get(step) ?? 0) + 1);
      continue;
    }
    if (furthest !== passed) fits = false;
    const gap = gapsByIndex.get(furthest);
    if (gap === undefined) gapsByIndex.set(furthest, [step]);
    else gap.push(step);
  }
  return { gaps: gapsByIndex, fits };
}

function patternOf(behavior: Part | undefined): string {
  return behavior?.parts.get('PathPattern')?.text ?? '*';
}

/** Whether two lists hold the same in the same order. */
export function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
