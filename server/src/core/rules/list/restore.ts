import { child, items } from '../../model/document.ts';
import { itemDeclaration, itemKey } from '../../model/list-keys.ts';
import type { Edit } from '../../text/edit.ts';
import { insertChild, replaceContent } from '../../xml/edits.ts';
import { type Element, layOut } from '../../xml/index.ts';
import { laidOut, lastBefore } from '../element/required-member.ts';
import type { Before, ElementContext, Fix } from '../rule.ts';

type ListContext = Pick<ElementContext, 'text' | 'declaration'>;

/** Puts back the items that the baseline's list had and this one lacks, each behind the one that it followed. */
export function restoreMissing(list: Element, before: Before, context: ListContext): readonly Fix[] {
  const item = itemDeclaration(context.declaration);
  if (item === undefined) return [];

  const present = new Set(items(list).map((it) => itemKey(it, item)));
  const missing = items(before.element).filter((it) => !present.has(itemKey(it, item)));
  return missing.length === 0 ? [] : [restoreItems(list, before, missing, context)];
}

/** Puts back these items of the baseline's list. */
export function restoreItems(
  list: Element,
  before: Before,
  missing: readonly Element[],
  context: ListContext,
): Fix {
  const item = itemDeclaration(context.declaration);
  const quantity = child(list, 'Quantity');
  const total = items(list).length + missing.length;
  const counting =
    quantity && Number(quantity.text) !== total ? [replaceContent(quantity, String(total))] : [];
  const names = missing.map((it) => (item && itemKey(it, item)) || it.name);
  return {
    title: titleOf(names),
    edits: [...counting, ...insertions(list, before, missing, context)],
    grade: 'preferred',
  };
}

function insertions(
  list: Element,
  before: Before,
  missing: readonly Element[],
  { text, declaration }: ListContext,
): readonly Edit[] {
  const wrapper = child(list, 'Items');
  const wrapperDeclaration = declaration.children.get('Items');
  const oldWrapper = child(before.element, 'Items');
  const item = itemDeclaration(declaration);
  if (wrapperDeclaration === undefined || oldWrapper === undefined || item === undefined) return [];
  if (wrapper === undefined) {
    const markup = missing.map(({ span }) => before.text.slice(span.start, span.end)).join('');
    const wrapped = layOut(`<Items>${markup}</Items>`).trimEnd();
    return [insertChild(text, list, wrapped, lastBefore(list, declaration, wrapperDeclaration))];
  }
  if (wrapper.children.length === 0) {
    const markup = missing.map((it) => laidOut(before.text, it)).join('\n');
    return [insertChild(text, wrapper, markup, undefined)];
  }

  const present = new Map(wrapper.children.map((it) => [itemKey(it, item), it]));
  return missing.map((it) => {
    const previous = oldWrapper.children.slice(0, oldWrapper.children.indexOf(it));
    const after = previous
      .map((each) => present.get(itemKey(each, item)))
      .findLast((each) => each !== undefined);
    return insertChild(text, wrapper, laidOut(before.text, it), after);
  });
}

function titleOf(names: readonly string[]): string {
  return names.length > 3 ? `Restore ${names.length} items` : `Restore ${names.join(', ')}`;
}
