import { isInside, type KeyedPath } from '../model/keyed-path.ts';
import type { Part } from '../model/part.ts';
import { compare, type Difference } from '../plan/compare.ts';
import type { Sides, Unit } from './combine.ts';
import { pathsById, referencesIn } from './references.ts';
import { pairs } from './units.ts';

/** Changes of both sides that go against each other though no element was changed by both. */
export interface Overlap {
  /** What a person decides about. */
  readonly path: KeyedPath;
  readonly reason: string;
  /** The units that follow the decision. */
  readonly units: readonly KeyedPath[];
}

/** All overlaps, with a path for each decision; the same path may come up more than once. */
export function overlapsIn(sides: Sides<Part>, units: readonly Unit[]): readonly Overlap[] {
  const mine = compare(sides.base, sides.mine);
  const theirs = compare(sides.base, sides.theirs);
  const changes = { mine: withoutAgreed(mine, theirs), theirs: withoutAgreed(theirs, mine) };
  return [...switches(changes), ...pairOverlaps(changes, units), ...retargeted(sides, changes, units)];
}

/**
 * References that the combined config leaves without what they name, though neither side had them so:
 * one side removed an origin, or an origin group, that the other side uses.
 */
export function danglingIn(sides: Sides<Part>, combined: Part, units: readonly Unit[]): readonly Overlap[] {
  const ids = { mine: pathsById(sides.mine), theirs: pathsById(sides.theirs), combined: pathsById(combined) };
  const known = new Set(
    (['mine', 'theirs'] as const).flatMap((side) =>
      referencesIn(sides[side])
        .filter((it) => !ids[side].has(it.id))
        .map((it) => `${it.path} ${it.id}`),
    ),
  );
  return referencesIn(combined).flatMap(({ path, id }): readonly Overlap[] => {
    const origin = ids.mine.get(id) ?? ids.theirs.get(id);
    if (ids.combined.has(id) || origin === undefined || known.has(`${path} ${id}`)) return [];
    const reason = 'One side removed it while the other side uses it.';
    return [{ path: origin, reason, units: [origin, ...unitsAround(units, path)] }];
  });
}

interface Changes {
  readonly mine: readonly Difference[];
  readonly theirs: readonly Difference[];
}

/** Whether a distribution serves at all, and as what, belongs to everything else in it. */
function switches({ mine, theirs }: Changes): readonly Overlap[] {
  return ['Enabled', 'Staging'].flatMap((path): readonly Overlap[] => {
    const [mineHas, theirsHas] = [mine, theirs].map((side) => side.some((it) => it.path === path));
    const others = mineHas ? theirs : mine;
    if (mineHas === theirsHas || !others.some((it) => it.path !== path)) return [];
    return [{ path, reason: `One side changed ${path}, the other side something else.`, units: [path] }];
  });
}

function pairOverlaps({ mine }: Changes, units: readonly Unit[]): readonly Overlap[] {
  return units.flatMap((unit) =>
    pairs.flatMap(({ around, names, reason }) =>
      [names, names.toReversed()].flatMap(([name = '', other = '']): readonly Overlap[] => {
        const found = partsOfPath(unit.path, name).find((it) => around.test(it));
        if (found === undefined || !mine.some((it) => isInside(it.path, found + other))) return [];
        return [{ path: found + name, reason, units: [unit.path] }];
      }),
    ),
  );
}

/** The members of an origin that say where requests go. */
const targetMembers = ['DomainName', 'OriginPath', 'S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'];

/** An origin that one side points elsewhere while the other side starts to use it. */
function retargeted(sides: Sides<Part>, changes: Changes, units: readonly Unit[]): readonly Overlap[] {
  const uses = {
    mine: newReferences(sides.base, sides.mine),
    theirs: newReferences(sides.base, sides.theirs),
  };
  const ids = { mine: pathsById(sides.mine), theirs: pathsById(sides.theirs) };
  const targetsOf = (origin: KeyedPath) => targetMembers.map((it) => `${origin}/${it}`);
  const isRetargeted = (side: 'mine' | 'theirs', origin: KeyedPath) =>
    changes[side].some((change) => targetsOf(origin).some((it) => isInside(change.path, it)));

  const byThem = uses.mine.flatMap(({ id }): readonly Overlap[] => {
    const path = ids.theirs.get(id);
    if (path === undefined || !isRetargeted('theirs', path)) return [];
    return [
      { path, reason: 'They pointed it elsewhere while you started to use it.', units: targetsOf(path) },
    ];
  });
  const byMe = uses.theirs.flatMap((use): readonly Overlap[] => {
    const path = ids.mine.get(use.id);
    if (path === undefined || !isRetargeted('mine', path)) return [];
    const users = unitsAround(units, use.path);
    // Where mine uses it too, there is nothing to take from them but where it pointed.
    if (users.length === 0)
      return [
        { path, reason: 'You pointed it elsewhere while they started to use it.', units: targetsOf(path) },
      ];
    const reason = `You pointed origin ${use.id} elsewhere while they started to use it.`;
    return users.map((it) => ({ path: it, reason, units: [it] }));
  });
  return [...byThem, ...byMe];
}

function newReferences(base: Part, side: Part) {
  const before = new Set(referencesIn(base).map((it) => `${it.path} ${it.id}`));
  return referencesIn(side).filter((it) => !before.has(`${it.path} ${it.id}`));
}

/** What both sides changed alike is no change of one side. */
function withoutAgreed(own: readonly Difference[], others: readonly Difference[]): readonly Difference[] {
  const paths = new Set(others.map((it) => it.path));
  return own.filter((it) => !paths.has(it.path) || !others.some((other) => isAgreed(it, other)));
}

function isAgreed(a: Difference, b: Difference): boolean {
  if (a.path !== b.path || a.mark !== b.mark || a.afterText !== b.afterText) return false;
  if (a.move !== undefined || b.move !== undefined)
    return a.move?.neighbor === b.move?.neighbor && a.move?.place === b.move?.place;
  return a.after === undefined || b.after === undefined || compare(a.after, b.after).length === 0;
}

/** The units in which a path lies. */
function unitsAround(units: readonly Unit[], path: KeyedPath): readonly KeyedPath[] {
  return units.map((it) => it.path).filter((it) => isInside(path, it));
}

/** Each beginning of a path, slash included, after which a step with this name follows. */
function partsOfPath(path: KeyedPath, name: string): readonly string[] {
  const res: string[] = [];
  for (let at = `/${path}/`.indexOf(`/${name}/`); at >= 0; at = `/${path}/`.indexOf(`/${name}/`, at + 1)) {
    res.push(path.slice(0, at));
  }
  return res;
}
