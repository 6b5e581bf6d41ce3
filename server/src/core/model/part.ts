import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { canonicalText } from './canonical-text.ts';
import type { TypedElement } from './document.ts';
import { keyedChildren } from './keyed-path.ts';

/**
 * A config as comparing and merging see it: no `Quantity`, no `Items`, no layout.
 * A list's items are parts of the list itself, beside its other members.
 */
export interface Part {
  /** Its step in a keyed path; differs from those of its siblings. */
  readonly step: string;
  readonly element: Element;
  /** Undefined for an element that the schema does not know. */
  readonly declaration: Declaration | undefined;
  /** Inside `Items` or a bare list. */
  readonly isItem: boolean;
  /** Members and items by step, in document order; none in a value. */
  readonly parts: ReadonlyMap<string, Part>;
  /** The decoded value; for an unknown element all that it holds. */
  readonly text: string;
}

/** Reads an element and everything in it. Recursion ends with the schema: unknown elements have no parts. */
export function partOf({ element, declaration }: TypedElement, step = '', isItem = false): Part {
  const kind = declaration.type.kind;
  if (kind !== 'structure' && kind !== 'list') return value(element, declaration, step, isItem);

  const parts = new Map<string, Part>();
  const isCounted = declaration.children.has('Quantity') && declaration.children.has('Items');
  const add = (part: Part) => parts.set(part.step, part);
  for (const keyed of keyedChildren(element, declaration)) {
    if (isCounted && keyed.element.name === 'Quantity') continue;
    if (!isCounted || keyed.element.name !== 'Items') {
      add(childPart(keyed.element, keyed.declaration, keyed.step, kind === 'list'));
      continue;
    }
    for (const item of keyedChildren(keyed.element, keyed.declaration)) {
      const isPlain = keyed.step === 'Items' && item.declaration !== undefined;
      add(
        childPart(item.element, item.declaration, isPlain ? item.step : `${keyed.step}/${item.step}`, true),
      );
    }
  }
  return { step, element, declaration, isItem, parts, text: '' };
}

function childPart(
  element: Element,
  declaration: Declaration | undefined,
  step: string,
  isItem: boolean,
): Part {
  return declaration
    ? partOf({ element, declaration }, step, isItem)
    : value(element, undefined, step, isItem);
}

function value(element: Element, declaration: Declaration | undefined, step: string, isItem: boolean): Part {
  const text = element.children.length === 0 ? element.text : canonicalText(element);
  return { step, element, declaration, isItem, parts: none, text };
}

const none: ReadonlyMap<string, Part> = new Map();
