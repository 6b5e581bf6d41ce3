import { child, items } from '../../model/document.ts';
import type { Edit } from '../../text/edit.ts';
import { removeElement, replaceContent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';

/** Takes an item out of its list. Quantity, where it was right, stays right; Items goes with all it holds. */
export function removeItem(text: string, list: Element, item: Element): readonly Edit[] {
  const wrapper = child(list, 'Items');
  const quantity = child(list, 'Quantity');
  const count = items(list).length;
  const isAll = wrapper?.nodes.every((it) => it === item || (it.kind === 'text' && it.value.trim() === ''));
  const removal = removeElement(text, isAll && wrapper !== undefined ? wrapper : item);
  if (quantity === undefined || Number(quantity.text) !== count) return [removal];

  return [replaceContent(quantity, String(count - 1)), removal];
}
