import { extend, isInside, type KeyedPath } from '../model/keyed-path.ts';
import { isOrdered, itemDeclaration } from '../model/list-keys.ts';
import type { Part } from '../model/part.ts';
import { compare } from '../plan/compare.ts';
import { isFilled } from '../plan/defaults.ts';
import { combineOrder, isEqual } from './order.ts';
import { groupOf, isWhole } from './units.ts';

/** One thing on each of the three sides. */
export interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

export type Side = 'mine' | 'theirs';

/** The smallest thing that is merged as one value, where the other side changed it or order decides. */
export interface Unit {
  readonly path: KeyedPath;
  /** `theirs`: only they changed it. `both`: so did I, otherwise. `order`, `repeated`: of a list's items. */
  readonly kind: 'theirs' | 'both' | 'order' | 'repeated';
  /** The members or items it consists of; with `order`, all items in their order. */
  readonly steps: Sides<readonly string[]>;
  /** What holds it on each side. */
  readonly parents: Sides<Part | undefined>;
}

/** The result of combining: a config, partly mine and partly theirs, and what there was to decide. */
export interface Combined {
  readonly part: Part;
  readonly units: readonly Unit[];
}

/** Chooses a side for a unit; undefined leaves it to the default: theirs where only they changed it, else mine. */
export type Decide = (path: KeyedPath) => Side | undefined;

/** Combines two configs that came from a common base, unit by unit. */
export function combine(sides: Sides<Part>, decide: Decide): Combined {
  const units: Unit[] = [];
  const part = combineParts(sides, '', { decide, units });
  return { part: part ?? sides.mine, units };
}

/** Mine, with theirs in the units of these paths. */
export function takeAlone(sides: Sides<Part>, paths: ReadonlySet<KeyedPath>): Part {
  const decide: Decide = (path) => (paths.has(path) ? 'theirs' : 'mine');
  return combineParts(sides, '', { decide, units: [], within: [...paths] }) ?? sides.mine;
}

interface Context {
  readonly decide: Decide;
  readonly units: Unit[];
  /** Where given, everything else stays mine without being compared. */
  readonly within?: readonly KeyedPath[];
}

type Parts = Sides<Part | undefined>;

/** The members and items of one structure or list. Undefined when nothing is in it and mine has none. */
function combineParts(parents: Parts, path: KeyedPath, context: Context): Part | undefined {
  const either = parents.mine ?? parents.theirs;
  if (either?.declaration === undefined) return either;

  const res = new Map<string, Part>();
  const combineSteps = (steps: readonly string[]) => combineUnit(parents, steps, path, context, res);
  for (const steps of memberGroups(parents)) combineSteps(steps);

  const items = stepsOf(parents, true);
  if (items.some((it) => /#\d+$|^Items#/.test(it))) combineRepeated(parents, path, context, res);
  else {
    for (const step of items) combineSteps([step]);
    const item = itemDeclaration(either.declaration);
    if (item !== undefined && isOrdered(item)) orderItems(parents, path, context, res);
  }
  if (parents.mine === undefined && res.size === 0) return undefined;
  return isUnchanged(parents.mine, res) ? parents.mine : { ...either, parts: res };
}

/** Whether everything is still mine, so that nothing in it needs to be looked at again. */
function isUnchanged(mine: Part | undefined, parts: ReadonlyMap<string, Part>): boolean {
  if (mine === undefined || mine.parts.size !== parts.size) return false;
  return (
    [...mine.parts.values()].every((it) => parts.get(it.step) === it) &&
    isEqual(itemSteps(mine), itemSteps({ parts }))
  );
}

function combineUnit(
  parents: Parts,
  steps: readonly string[],
  path: KeyedPath,
  context: Context,
  res: Map<string, Part>,
): void {
  if (!steps.some((it) => isTouched(extend(path, it), context))) {
    take(parents.mine, steps, res);
    return;
  }
  const [only = ''] = steps;
  if (steps.length === 1 && canSplit(parents, only)) {
    const combined = combineParts(at(parents, only), extend(path, only), context);
    if (combined !== undefined) res.set(only, combined);
    return;
  }
  const { decide, units } = context;
  const changed = steps.filter((it) => !isSame(parents.base, parents.theirs, it));
  const unitPath = extend(path, changed[0] ?? only);
  if (changed.length === 0 || steps.every((it) => isSame(parents.mine, parents.theirs, it))) {
    take(parents[(changed.length === 0 && decide(unitPath)) || 'mine'], steps, res);
    return;
  }
  const kind = steps.every((it) => isSame(parents.base, parents.mine, it)) ? 'theirs' : 'both';
  units.push({ path: unitPath, kind, steps: { base: steps, mine: steps, theirs: steps }, parents });
  take(parents[decide(unitPath) ?? (kind === 'theirs' ? 'theirs' : 'mine')], steps, res);
}

function isTouched(path: KeyedPath, { within }: Context): boolean {
  return within?.some((it) => isInside(it, path) || isInside(path, it)) ?? true;
}

/** Items that cannot be told apart are one value: the whole list. */
function combineRepeated(
  parents: Parts,
  path: KeyedPath,
  { decide, units }: Context,
  res: Map<string, Part>,
): void {
  const { base, mine, theirs } = parents;
  const steps = { base: itemSteps(base), mine: itemSteps(mine), theirs: itemSteps(theirs) };
  const isChanged = !areSame(base, theirs);
  if (!isChanged || areSame(mine, theirs)) {
    const side = (!isChanged && decide(path)) || 'mine';
    take(parents[side], steps[side], res);
    return;
  }
  const kind = areSame(base, mine) ? 'theirs' : 'repeated';
  const side = decide(path) ?? (kind === 'theirs' ? 'theirs' : 'mine');
  units.push({ path, kind, steps, parents });
  take(parents[side], steps[side], res);
}

/** Puts the combined items into an order that keeps what both sides mean by theirs. */
function orderItems(
  parents: Parts,
  path: KeyedPath,
  { decide, units }: Context,
  res: Map<string, Part>,
): void {
  const items = [...res.values()].filter((it) => it.isItem);
  const steps = {
    base: itemSteps(parents.base),
    mine: itemSteps(parents.mine),
    theirs: itemSteps(parents.theirs),
  };
  const { order, isConflict } = combineOrder(steps, items, decide(path));
  if (isConflict) units.push({ path, kind: 'order', steps, parents });

  for (const it of items) res.delete(it.step);
  const byStep = new Map(items.map((it) => [it.step, it]));
  take({ parts: byStep }, order, res);
}

/** Members in groups of those that are merged together, each with its repetitions. */
function memberGroups(parents: Parts): readonly (readonly string[])[] {
  const declaration = (parents.mine ?? parents.theirs)?.declaration;
  const res = new Map<string, string[]>();
  for (const step of stepsOf(parents, false)) {
    const name = step.replace(/#\d+$/, '');
    const [group = name] = groupOf(declaration, name);
    const steps = res.get(group);
    if (steps === undefined) res.set(group, [step]);
    else steps.push(step);
  }
  return [...res.values()];
}

/** Whether the parts of a part can be merged one by one: it is there on every side, or its absence says the same as its defaults. */
function canSplit(parents: Parts, step: string): boolean {
  const sides = Object.values(at(parents, step));
  const holder = (parents.mine ?? parents.theirs)?.declaration;
  const declaration = sides.find((it) => it !== undefined)?.declaration;
  if (declaration === undefined || isWhole(declaration) || groupOf(holder, declaration.name).length > 1)
    return false;
  return sides.every((it) => it !== undefined || (isFilled(declaration) && !step.includes('[')));
}

/** Whether two structures say the same with the member or item at a step. */
export function isSame(a: Part | undefined, b: Part | undefined, step: string): boolean {
  const place = { path: '', beforeParents: [a], afterParents: [b] };
  return compare(a?.parts.get(step), b?.parts.get(step), place).length === 0;
}

function areSame(a: Part | undefined, b: Part | undefined): boolean {
  return compare(a, b).length === 0;
}

function at(parents: Parts, step: string): Parts {
  const { base, mine, theirs } = parents;
  return { base: base?.parts.get(step), mine: mine?.parts.get(step), theirs: theirs?.parts.get(step) };
}

function take(
  from: Pick<Part, 'parts'> | undefined,
  steps: readonly string[],
  into: Map<string, Part>,
): void {
  for (const step of steps) {
    const part = from?.parts.get(step);
    if (part !== undefined) into.set(step, part);
  }
}

function stepsOf({ base, mine, theirs }: Parts, isItem: boolean): readonly string[] {
  const all = [mine, theirs, base].flatMap((it) => [...(it?.parts.values() ?? [])]);
  return [...new Set(all.filter((it) => it.isItem === isItem).map((it) => it.step))];
}

function itemSteps(part: Pick<Part, 'parts'> | undefined): readonly string[] {
  return [...(part?.parts.values() ?? [])].filter((it) => it.isItem).map((it) => it.step);
}
