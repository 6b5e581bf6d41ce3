import { type ConfigDocument, child, type TypedElement } from '../../model/document.ts';
import { type KeyedPath, parentOf, stepsOf } from '../../model/keyed-path.ts';
import type { Change } from '../../plan/change.ts';
import { replaceElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { laidOut } from '../element/required-member.ts';
import { insertMember, removing, removingItem } from '../fixes.ts';
import { restoreItems } from '../list/restore.ts';
import type { Baseline, ChangeContext, Fix } from '../rule.ts';
import { setting } from '../value/value.ts';
import { absentPath, type Place, placeOf } from './place.ts';

/** An element of the baseline, with the text its offsets are in. */
export interface Former {
  readonly text: string;
  readonly element: Element;
}

/** Makes a member what it was, whether it changed or is gone. */
export function restoringMember(text: string, parent: TypedElement, name: string, former: Former): Fix {
  const member = child(parent.element, name);
  const markup = laidOut(former.text, former.element);
  const edit =
    member === undefined ? insertMember(text, parent, name, markup) : replaceElement(text, member, markup);
  return { title: `Restore ${name}`, edits: [edit], grade: 'choice' };
}

/** A member of the root as the baseline has it. */
export function formerRootMember({ doc }: Baseline, name: string): Former | undefined {
  const element = doc.config && child(doc.config.element, name);
  return element && { text: doc.text, element };
}

/**
 * Takes one change back; no fix where there is no simple way. A person must choose it, because
 * most changes are meant.
 */
export function takingBack(change: Change, context: ChangeContext): readonly Fix[] {
  const place = placeOf(context.doc, change);
  if (place === undefined || change.mark === 'moved') return [];
  if (!place.isWritten) return bringingBack(absentPath(place, change) ?? change.path, place, context);

  const former = context.baseline.elements.get(change.path);
  const { text } = context.baseline.doc;
  return [
    former === undefined
      ? takingOut(context.doc, place)
      : makingAgain(context.doc, place, { ...former, text }),
  ];
}

/** Removes what was not there. */
function takingOut({ text }: ConfigDocument, { path, typed: { element }, around }: Place): Fix {
  const isItem = stepsOf(path).at(-1)?.key !== undefined;
  const list = around.findLast((it) => it.element.name !== 'Items')?.element;
  if (!isItem || list === undefined) return removing(text, element, 'choice');
  return { ...removingItem(text, list, element, 'choice'), title: `Remove ${lastName(path)}` };
}

/** Gives something its former value or content. */
function makingAgain({ text }: ConfigDocument, { path, typed: { element } }: Place, former: Former): Fix {
  const title = `Restore ${lastName(path)}`;
  if (former.element.children.length === 0 && element.children.length === 0)
    return { ...setting(element, former.element.text, 'choice'), title };

  const edit = replaceElement(text, element, laidOut(former.text, former.element));
  return { title, edits: [edit], grade: 'choice' };
}

/** Inserts what is gone, with all that it held. */
function bringingBack(
  path: KeyedPath,
  { typed: { element, declaration } }: Place,
  { doc, baseline }: ChangeContext,
): readonly Fix[] {
  const { text } = baseline.doc;
  const former = baseline.elements.get(path);
  const holder = baseline.elements.get(parentOf(path));
  if (former === undefined || holder === undefined) return [];

  const isItem = stepsOf(path).at(-1)?.key !== undefined;
  if (!isItem)
    return [restoringMember(doc.text, { element, declaration }, former.element.name, { ...former, text })];
  const fix = restoreItems(element, { ...holder, text }, [former.element], { text: doc.text, declaration });
  return fix.edits.length === 0 ? [] : [{ ...fix, grade: 'choice' }];
}

/** The key of what a path ends in, or its name. */
function lastName(path: string): string {
  const last = stepsOf(path).at(-1);
  return last?.key ?? last?.name ?? '';
}
