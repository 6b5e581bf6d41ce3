import { child, type TypedElement } from '../../model/document.ts';
import { replaceElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { laidOut } from '../element/required-member.ts';
import { insertMember } from '../fixes.ts';
import type { Baseline, Fix } from '../rule.ts';

/** An element of the baseline, with the text its offsets are in. */
export interface Former {
  readonly text: string;
  readonly element: Element;
}

/** Makes a member what it was, whether it changed or is gone. */
export function restoringMember(
  text: string,
  parent: TypedElement,
  name: string,
  former: Former,
  grade: Fix['grade'] = 'choice',
): Fix {
  const member = child(parent.element, name);
  const markup = laidOut(former.text, former.element);
  const edit =
    member === undefined ? insertMember(text, parent, name, markup) : replaceElement(text, member, markup);
  return { title: `Restore ${name}`, edits: [edit], grade };
}

/** A member of the root as the baseline has it. */
export function formerRootMember({ doc }: Baseline, name: string): Former | undefined {
  const element = doc.config && child(doc.config.element, name);
  return element && { text: doc.text, element };
}
