import { type ConfigDocument, parseConfig } from '../model/document.ts';
import { isInside, type KeyedPath } from '../model/keyed-path.ts';
import { type Part, partOf } from '../model/part.ts';
import { plan } from '../plan/plan.ts';
import { applyEdits } from '../text/edit.ts';
import { combine, type Decide, type Sides, takeAlone, type Unit } from './combine.ts';
import { type Cluster, describe, reasonOf } from './conflict.ts';
import { danglingIn, type Overlap, overlapsIn } from './overlaps.ts';
import type { MergeResult, Settled } from './result.ts';
import { rewrite } from './rewrite.ts';

/**
 * Takes what changed from `base` to `theirs` into `mine`, as text edits on mine. Where both sides changed
 * the same thing, or what one side changed goes against what the other did, a person decides: merge again
 * with the decisions in `settled`, by the conflicts' paths, until nothing is open. The edits always lead
 * to a well-formed text whose comments and layout are mine.
 */
export function merge(
  base: ConfigDocument,
  mine: ConfigDocument,
  theirs: ConfigDocument,
  settled: Settled = new Map(),
): MergeResult {
  const parts = { base: readable(base), mine: readable(mine), theirs: readable(theirs) };
  if (parts.base === undefined) return { kind: 'unreadable', which: 'base' };
  if (parts.mine === undefined || mine.kind !== base.kind) return { kind: 'unreadable', which: 'mine' };
  if (parts.theirs === undefined || theirs.kind !== base.kind) return { kind: 'unreadable', which: 'theirs' };

  const sides = { base: parts.base, mine: parts.mine, theirs: parts.theirs };
  const { part, units, clusters } = combineAll(sides, settled);
  const edits = rewrite(mine.text, sides.mine, part);
  const taken = plan(mine, parseConfig(applyEdits(mine.text, edits)));
  const open = clusters.filter((it) => !settled.has(it.path));
  if (open.length === 0) return { kind: 'merged', edits, theirs: taken };

  const conflicts = open.map((cluster) => {
    const takeTheirs = rewrite(mine.text, sides.mine, takeAlone(sides, cluster.paths));
    return { ...describe(cluster, units, sides), takeTheirs };
  });
  return { kind: 'conflict', conflicts: conflicts.toSorted(byPlace), edits, theirs: taken };
}

function readable({ config, tree }: ConfigDocument): Part | undefined {
  return config === undefined || tree.problems.length > 0 ? undefined : partOf(config);
}

function byPlace(a: { readonly mineSpan: { readonly start: number } }, b: typeof a): number {
  return a.mineSpan.start - b.mineSpan.start;
}

interface CombinedAll {
  readonly part: Part;
  readonly units: readonly Unit[];
  readonly clusters: readonly Cluster[];
}

/** Combines with what is settled; repeats while a decision leaves a reference without its origin. */
function combineAll(sides: Sides<Part>, settled: Settled): CombinedAll {
  const { units } = combine(sides, () => undefined);
  const direct = units
    .filter((it) => it.kind !== 'theirs')
    .map((it) => ({ path: it.path, reason: reasonOf(it), units: [it.path] }));
  let overlaps: readonly Overlap[] = [...overlapsIn(sides, units), ...direct];
  for (;;) {
    const clusters = clustersOf(overlaps);
    const { part } = combine(sides, decideBy(clusters, settled));
    const known = new Set(clusters.flatMap((it) => [...it.paths].map((unit) => `${it.path} ${unit}`)));
    const found = danglingIn(sides, part, units).filter((it) =>
      it.units.some((unit) => !known.has(`${it.path} ${unit}`)),
    );
    if (found.length === 0) return { part, units, clusters };
    overlaps = [...found, ...overlaps];
  }
}

function decideBy(clusters: readonly Cluster[], settled: Settled): Decide {
  const sideOf = new Map(
    clusters.flatMap((it) => [...it.paths].map((path) => [path, settled.get(it.path) ?? 'mine'] as const)),
  );
  return (path) => sideOf.get(path);
}

/** One cluster for each path to decide on; what lies inside another one belongs to it. */
function clustersOf(overlaps: readonly Overlap[]): readonly Cluster[] {
  const outermost = (path: KeyedPath) => {
    const around = overlaps.map((it) => it.path).filter((it) => isInside(path, it));
    return around.reduce((shortest, it) => (it.length < shortest.length ? it : shortest), path);
  };
  const res = new Map<KeyedPath, { reason: string; paths: Set<KeyedPath> }>();
  for (const { path, reason, units } of overlaps) {
    const cluster = res.get(outermost(path)) ?? { reason, paths: new Set() };
    for (const it of units) cluster.paths.add(it);
    res.set(outermost(path), cluster);
  }
  return [...res].map(([path, { reason, paths }]) => ({ path, reason, paths }));
}
