import { extend, type KeyedPath, keyOf } from '../model/keyed-path.ts';
import { isOrdered, itemDeclaration } from '../model/list-keys.ts';
import { holdsSame, type Part } from '../model/part.ts';
import type { Declaration } from '../schema/index.ts';
import { filledItems, filledValue, isFilled } from './defaults.ts';
import { type Move, moves } from './moves.ts';

/** One difference between two configs, still with its parts and unmasked values. */
export interface Difference {
  readonly mark: 'added' | 'removed' | 'changed' | 'moved';
  readonly path: KeyedPath;
  readonly declaration: Declaration | undefined;
  /** The part itself; undefined where it is not written. */
  readonly before: Part | undefined;
  readonly after: Part | undefined;
  /** The value as CloudFront takes it, filled in where it is left out; of a value only. */
  readonly beforeText: string | undefined;
  readonly afterText: string | undefined;
  /** The parts around it, the config first; undefined where they are not written. */
  readonly beforeParents: readonly (Part | undefined)[];
  readonly afterParents: readonly (Part | undefined)[];
  readonly move?: Move;
}

interface Place {
  readonly path: KeyedPath;
  readonly beforeParents: readonly (Part | undefined)[];
  readonly afterParents: readonly (Part | undefined)[];
  /** The parts hold what their elements hold, as long as nobody put them together otherwise. */
  readonly areAsRead?: boolean;
}

/** Everything in which two parts with the same declaration differ; the parts stand at `place`. */
export function compare(
  before: Part | undefined,
  after: Part | undefined,
  place: Place = { path: '', beforeParents: [], afterParents: [] },
): readonly Difference[] {
  const declaration = after?.declaration ?? before?.declaration;
  const kind = declaration?.type.kind;
  if (declaration === undefined || (kind !== 'structure' && kind !== 'list')) {
    return compareValues(before, after, declaration, place);
  }
  if (place.areAsRead && before && after && holdsSame(before.element, after.element, declaration)) return [];

  const isOneLine =
    (before === undefined || after === undefined) && ((before ?? after)?.isItem || !isFilled(declaration));
  if (isOneLine) return [difference(before, after, declaration, place)];

  const inside = (step: string): Place => ({
    path: extend(place.path, step),
    beforeParents: [...place.beforeParents, before],
    afterParents: [...place.afterParents, after],
    ...(place.areAsRead && { areAsRead: true }),
  });
  const members = steps(before, after, false).flatMap((step) =>
    compare(before?.parts.get(step), after?.parts.get(step), inside(step)),
  );
  return [...members, ...compareItems(before, after, declaration, inside)];
}

function compareItems(
  before: Part | undefined,
  after: Part | undefined,
  list: Declaration,
  inside: (step: string) => Place,
): readonly Difference[] {
  const item = itemDeclaration(list);
  if (item === undefined) return [];

  const filled = before === undefined || after === undefined ? filledItems(list) : [];
  const written = steps(before, after, true);
  const res = [
    ...written
      .filter((it) => !filled.includes(it))
      .flatMap((step) => compare(before?.parts.get(step), after?.parts.get(step), inside(step))),
    ...filled
      .filter((it) => !written.includes(it))
      .map((step) => filledItem(step, item, before === undefined ? 'before' : 'after', inside(step))),
  ];
  if (!isOrdered(item) || before === undefined || after === undefined) return res;

  const moved = moves(itemSteps(before), itemSteps(after));
  return [
    ...res,
    ...moved.map((move): Difference => {
      const parts = [before.parts.get(move.step), after.parts.get(move.step)] as const;
      return { ...difference(...parts, item, inside(move.step)), mark: 'moved', move };
    }),
  ];
}

/** An item that CloudFront fills in when its list is left out, and that the other side's list does not have. */
function filledItem(step: string, item: Declaration, side: 'before' | 'after', place: Place): Difference {
  const text = keyOf(step);
  return {
    ...difference(undefined, undefined, item, place),
    mark: side === 'before' ? 'removed' : 'added',
    beforeText: side === 'before' ? text : undefined,
    afterText: side === 'after' ? text : undefined,
  };
}

function compareValues(
  before: Part | undefined,
  after: Part | undefined,
  declaration: Declaration | undefined,
  place: Place,
): readonly Difference[] {
  const found = difference(before, after, declaration, place);
  return found.beforeText === found.afterText ? [] : [found];
}

function difference(
  before: Part | undefined,
  after: Part | undefined,
  declaration: Declaration | undefined,
  { path, beforeParents, afterParents }: Place,
): Difference {
  const isItem = (before ?? after)?.isItem ?? false;
  const beforeText = isItem ? before?.text : effectiveValue(before, declaration, beforeParents.at(-1));
  const afterText = isItem ? after?.text : effectiveValue(after, declaration, afterParents.at(-1));
  const mark = beforeText === undefined ? 'added' : afterText === undefined ? 'removed' : 'changed';
  return { mark, path, declaration, before, after, beforeText, afterText, beforeParents, afterParents };
}

/** An empty string means the same as none: CloudFront returns empty elements where nothing was set. */
function effectiveValue(
  part: Part | undefined,
  declaration: Declaration | undefined,
  parent: Part | undefined,
): string | undefined {
  if (declaration === undefined) return part?.text;
  const isEmptyString = part?.text === '' && declaration.type.kind === 'string';
  return part === undefined || isEmptyString ? filledValue(declaration, parent) : part.text;
}

function itemSteps(list: Part): readonly string[] {
  return [...list.parts.values()].filter((it) => it.isItem).map((it) => it.step);
}

/** Steps of members or items on either side: those of `after` in their order, then those that are gone. */
function steps(before: Part | undefined, after: Part | undefined, isItem: boolean): readonly string[] {
  const of = (part: Part | undefined) =>
    [...(part?.parts.values() ?? [])].filter((it) => it.isItem === isItem).map((it) => it.step);
  return [...new Set([...of(after), ...of(before)])];
}
