import { child, type TypedElement } from '../model/document.ts';
import type { Edit } from '../text/edit.ts';
import { escapeText, insertChild, removeElement } from '../xml/edits.ts';
import type { Element } from '../xml/index.ts';
import { lastBefore } from './element/required-member.ts';
import { removeItem } from './list/remove-item.ts';
import type { Fix } from './rule.ts';
import { setting } from './value/value.ts';

/** Takes an element out. */
export function removing(text: string, element: Element, grade: Fix['grade']): Fix {
  return { title: `Remove ${element.name}`, edits: [removeElement(text, element)], grade };
}

/** Takes an item out of its list, and counts it out of Quantity. */
export function removingItem(text: string, list: Element, item: Element, grade: Fix['grade']): Fix {
  return { title: `Remove this ${item.name}`, edits: removeItem(text, list, item), grade };
}

/** Gives a member a value; an absent one comes where the service puts it. */
export function settingMember(
  text: string,
  parent: TypedElement,
  name: string,
  { value, grade }: { readonly value: string; readonly grade: Fix['grade'] },
): Fix {
  const member = child(parent.element, name);
  if (member !== undefined) return setting(member, value, grade);

  const markup = `<${name}>${escapeText(value)}</${name}>`;
  return { title: `Set ${name} to ${value}`, edits: [insertMember(text, parent, name, markup)], grade };
}

/** Inserts a member that is absent where the service puts it. */
export function insertMember(
  text: string,
  { element, declaration }: TypedElement,
  name: string,
  markup: string,
): Edit {
  const member = declaration.children.get(name);
  return insertChild(text, element, markup, member && lastBefore(element, declaration, member));
}
