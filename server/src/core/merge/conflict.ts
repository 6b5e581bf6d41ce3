import { extend, isInside, type KeyedPath, keyOf } from '../model/keyed-path.ts';
import type { Part } from '../model/part.ts';
import { filledValue } from '../plan/defaults.ts';
import { labelOf } from '../plan/label.ts';
import { shownPart } from '../plan/shown.ts';
import type { Span } from '../text/edit.ts';
import { isSame, type Sides, type Unit } from './combine.ts';
import type { Conflict } from './result.ts';
import { groupOf, groupTitle } from './units.ts';

/** What a person has to decide on once: units that follow one decision. */
export interface Cluster {
  readonly path: KeyedPath;
  readonly reason: string;
  /** The units' paths; some may be of what only mine changed. */
  readonly paths: ReadonlySet<KeyedPath>;
}

/** A cluster in words for people. */
export function describe(
  { path, reason }: Cluster,
  units: readonly Unit[],
  sides: Sides<Part>,
): Omit<Conflict, 'takeTheirs'> {
  const unit = units.find((it) => it.path === path);
  const shown = (side: keyof Sides<unknown>) => (unit ? shownUnit(unit, side) : shownAt(sides[side], path));
  return {
    path,
    title: titleOf(path, unit),
    reason,
    base: shown('base'),
    mine: shown('mine'),
    theirs: shown('theirs'),
    mineSpan: spanAt(sides.mine, path),
  };
}

/** Why a unit is a conflict by itself. */
export function reasonOf({ kind, steps, parents }: Unit): string {
  if (kind === 'order') return 'Both sides decide which of these behaviors comes first.';
  if (kind === 'repeated')
    return 'The same key stands there more than once, so the changes cannot be told apart.';
  const isIn = (side: keyof Sides<unknown>) => steps[side].some((it) => parents[side]?.parts.has(it));
  if (!isIn('base')) return 'Both sides added it, but not alike.';
  if (!isIn('mine')) return 'You removed it, and someone else changed it.';
  if (!isIn('theirs')) return 'Someone else removed it, and you changed it.';
  return 'Both sides changed it.';
}

function titleOf(path: KeyedPath, unit: Unit | undefined): string {
  const { thing, detail } = labelOf(path);
  if (unit?.kind === 'order') return `Order of ${thing}`;
  const [first, ...others] = unit?.kind === 'repeated' || unit === undefined ? [] : differing(unit);
  if (first === undefined || others.length === 0) return detail === '' ? thing : `${thing} → ${detail}`;
  const holder = (unit?.parents.mine ?? unit?.parents.theirs)?.declaration;
  return `${thing} → ${groupTitle(groupOf(holder, first))}`;
}

/** The values of a unit's differing members on one side; more than one with their names. */
function shownUnit(unit: Unit, side: keyof Sides<unknown>): string | undefined {
  if (unit.kind === 'order') return unit.steps[side].map(keyOf).join(', ') || undefined;
  const all = unit.kind === 'repeated' ? unit.steps[side] : differing(unit);
  const shown = all.flatMap((step) => {
    const value = shownMember(unit, step, side);
    return value === undefined ? [] : [all.length > 1 ? `${step} ${value}` : value];
  });
  return shown.length === 0 ? undefined : shown.join(', ');
}

/** The steps of a unit that are not the same on all sides. */
function differing({ steps, parents: { base, mine, theirs } }: Unit): readonly string[] {
  return steps.mine.filter((it) => !isSame(base, mine, it) || !isSame(base, theirs, it));
}

function shownMember({ parents }: Unit, step: string, side: keyof Sides<unknown>): string | undefined {
  const parent = parents[side];
  const part = parent?.parts.get(step);
  if (part !== undefined && (part.text !== '' || part.element.children.length > 0))
    return shownPart(part, parent);
  const declared = Object.values(parents).flatMap((it) => it?.parts.get(step) ?? []);
  const member = declared.find((it) => !it.isItem)?.declaration;
  return member && filledValue(member, parent);
}

function shownAt(config: Part, path: KeyedPath): string | undefined {
  const [part, parent] = partsAt(config, path).toReversed();
  return part?.path === path ? shownPart(part.part, parent?.part) : undefined;
}

function spanAt(config: Part, path: KeyedPath): Span {
  return (partsAt(config, path).at(-1)?.part ?? config).element.span;
}

/** The parts down a path as far as it goes, the config first. */
function partsAt(
  config: Part,
  path: KeyedPath,
): readonly { readonly part: Part; readonly path: KeyedPath }[] {
  const res = [{ part: config, path: '' }];
  for (let next: (typeof res)[number] | undefined = res[0]; next !== undefined; ) {
    const { part, path: around }: (typeof res)[number] = next;
    const inside = [...part.parts.values()].map((it) => ({ part: it, path: extend(around, it.step) }));
    next = inside.find((it) => isInside(path, it.path));
    if (next !== undefined) res.push(next);
  }
  return res;
}
