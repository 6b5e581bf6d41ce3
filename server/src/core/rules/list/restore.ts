import { child, items } from '../../model/document.ts';
import { insertChild, replaceContent } from '../../xml/edits.ts';
import { type Element, layOut } from '../../xml/index.ts';
import { lastBefore } from '../element/required-member.ts';
import type { Before, ElementContext, Fix } from '../rule.ts';

/**
 * The fix that puts back what the baseline's list had and this one lacks.
 * Offered for plain values and for structures with an Id or another name of their own alike:
 * an item counts as present when its text is.
 */
export function restoreMissing(
  list: Element,
  before: Before,
  promised: number,
  { text, declaration }: ElementContext,
): readonly Fix[] {
  const present = new Set(items(list).map(identity));
  const missing = items(before.element).filter((it) => !present.has(identity(it)));
  if (missing.length === 0) return [];

  const total = present.size + missing.length;
  const markup = missing.map((it) => layOut(before.text.slice(it.span.start, it.span.end)).trimEnd());
  const quantity = child(list, 'Quantity');
  const wrapper = child(list, 'Items');
  const itemsDeclaration = declaration.children.get('Items');
  if (itemsDeclaration === undefined) return [];

  const insertion =
    wrapper === undefined
      ? insertChild(text, list, `<Items>\n  ${markup.join('\n').replaceAll('\n', '\n  ')}\n</Items>`, lastBefore(list, declaration, itemsDeclaration) ?? quantity)
      : insertChild(text, wrapper, markup.join('\n'), wrapper.children.at(-1));
  const count = quantity === undefined || total === promised ? [] : [replaceContent(quantity, String(total))];
  const names = missing.map(labelOf).join(', ');
  return [{ title: `Restore ${names}`, edits: [insertion, ...count], grade: 'preferred' }];
}

const naming = ['Id', 'PathPattern', 'ErrorCode', 'HeaderName', 'EventType', 'OriginId', 'Name'];

function identity(item: Element): string {
  if (item.children.length === 0) return item.text.trim();
  const name = naming.map((it) => child(item, it)?.text).find((it) => it !== undefined);
  return name ?? item.children.map((it) => it.text).join('\n');
}

function labelOf(item: Element): string {
  return identity(item).split('\n')[0] ?? item.name;
}
