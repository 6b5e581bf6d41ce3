import { child, items } from '../../model/document.ts';
import type { Edit } from '../../text/edit.ts';
import { escapeText, insertChild, removeElement, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';

/**
 * Makes a list of plain values that has at least one item hold exactly these. Items that stay keep their place,
 * surplus ones take on what is missing, and what is still missing comes last. Quantity becomes their number.
 */
export function replaceItems(text: string, list: Element, values: readonly string[]): readonly Edit[] {
  const wrapper = child(list, 'Items');
  const all = items(list);
  const last = all.at(-1);
  if (wrapper === undefined || last === undefined) return [];

  const wanted = new Set(values);
  const surplus = all.filter((it) => !wanted.delete(it.text.trim()));
  const missing = [...wanted];
  const replaced = surplus.slice(0, missing.length);
  const quantity = child(list, 'Quantity');
  return [
    ...(quantity === undefined ? [] : [replaceContent(quantity, String(values.length))]),
    ...replaced.map((it, index) => replaceContent(it, escapeText(missing[index] ?? ''))),
    ...surplus.slice(missing.length).map((it) => removeElement(text, it)),
    ...missing.slice(surplus.length).map((it) => {
      const markup = `<${last.name}>${escapeText(it)}</${last.name}>`;
      return insertChild(text, wrapper, markup, last);
    }),
  ];
}
