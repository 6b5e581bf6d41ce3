import { extend, isInside, type KeyedPath } from '../model/keyed-path.ts';
import type { Part } from '../model/part.ts';
import { filledValue } from '../plan/defaults.ts';
import { labelOf } from '../plan/label.ts';
import { shownPart } from '../plan/shown.ts';
import type { Span } from '../text/edit.ts';
import type { Sides, Unit } from './combine.ts';
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
  cluster: Cluster,
  units: readonly Unit[],
  sides: Sides<Part>,
): Omit<Conflict, 'takeTheirs'> {
  const unit = units.find((it) => it.path === cluster.path);
  const base = unit ? shownUnit(unit, 'base') : shownAt(sides.base, cluster.path);
  const mine = unit ? shownUnit(unit, 'mine') : shownAt(sides.mine, cluster.path);
  const theirs = unit ? shownUnit(unit, 'theirs') : shownAt(sides.theirs, cluster.path);
  const { path, reason } = cluster;
  return { path, title: titleOf(path, unit), reason, base, mine, theirs, mineSpan: spanAt(sides.mine, path) };
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
  const names = new Set(unit?.steps.mine.map((it) => it.replace(/#\d+$/, '')));
  if (unit !== undefined && names.size > 1 && unit.kind !== 'order' && unit.kind !== 'repeated') {
    const [first = ''] = names;
    return `${thing} → ${groupTitle(groupOf((unit.parents.mine ?? unit.parents.theirs)?.declaration, first))}`;
  }
  if (unit?.kind === 'order') return `Order of ${thing}`;
  return detail === '' ? thing : `${thing} → ${detail}`;
}

/** The values of a unit's members on one side; more than one with their names. */
function shownUnit({ steps, parents, kind }: Unit, side: keyof Sides<unknown>): string | undefined {
  const parent = parents[side];
  const all = steps[side];
  if (kind === 'order') return all.map(keyOf).join(', ') || undefined;
  const shown = all.flatMap((step) => {
    const value = shownMember(parent, step, parents);
    return value === undefined ? [] : [all.length > 1 ? `${step} ${value}` : value];
  });
  return shown.length === 0 ? undefined : shown.join(', ');
}

function shownMember(parent: Part | undefined, step: string, parents: Unit['parents']): string | undefined {
  const part = parent?.parts.get(step);
  if (part !== undefined && part.element.children.length > 0) return shownPart(part, parent);
  const declared =
    part ?? parents.mine?.parts.get(step) ?? parents.theirs?.parts.get(step) ?? parents.base?.parts.get(step);
  if (part !== undefined && part.text !== '') return shownPart(part, parent);
  return declared?.declaration && !declared.isItem ? filledValue(declared.declaration, parent) : undefined;
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

function keyOf(step: string): string {
  return step.replace(/^[^[]*\[(.*)\](#\d+)?$/s, '$1');
}
