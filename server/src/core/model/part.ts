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

/** Reads an element and, when asked, what is in it. Recursion ends with the schema: unknown elements have no parts. */
export function partOf({ element, declaration }: TypedElement, step = '', isItem = false): Part {
  const kind = declaration.type.kind;
  if (kind !== 'structure' && kind !== 'list') return value(element, declaration, step, isItem);
  return new ReadPart(element, declaration, step, isItem);
}

/** A class, because most parts are never looked into: to read them all takes longer than to parse the text. */
class ReadPart implements Part {
  readonly element: Element;
  readonly declaration: Declaration;
  readonly step: string;
  readonly isItem: boolean;
  readonly text = '';
  #parts: ReadonlyMap<string, Part> | undefined;

  constructor(element: Element, declaration: Declaration, step: string, isItem: boolean) {
    this.element = element;
    this.declaration = declaration;
    this.step = step;
    this.isItem = isItem;
  }

  get parts(): ReadonlyMap<string, Part> {
    this.#parts ??= partsIn(this.element, this.declaration);
    return this.#parts;
  }
}

function partsIn(element: Element, declaration: Declaration): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const isList = declaration.type.kind === 'list';
  const isCounted = declaration.children.has('Quantity') && declaration.children.has('Items');
  const add = (part: Part) => parts.set(part.step, part);
  for (const keyed of keyedChildren(element, declaration)) {
    if (isCounted && keyed.element.name === 'Quantity') continue;
    if (!isCounted || keyed.element.name !== 'Items') {
      add(childPart(keyed.element, keyed.declaration, keyed.step, isList));
      continue;
    }
    for (const item of keyedChildren(keyed.element, keyed.declaration)) {
      const isPlain = keyed.step === 'Items' && item.declaration !== undefined;
      add(
        childPart(item.element, item.declaration, isPlain ? item.step : `${keyed.step}/${item.step}`, true),
      );
    }
  }
  return parts;
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

/**
 * Whether two elements with this declaration hold the same values in the same order. It says no where it would have
 * to look closer: at attributes, and into what the schema does not know.
 */
export function holdsSame(a: Element, b: Element, declaration: Declaration | undefined): boolean {
  if (a.name !== b.name || a.attributes.length > 0 || b.attributes.length > 0) return false;
  if (a.children.length !== b.children.length) return false;
  if (a.children.length === 0) return a.text === b.text;

  const kind = declaration?.type.kind;
  if (kind !== 'structure' && kind !== 'list') return false;
  return a.children.every((it, index) => {
    const other = b.children[index];
    return other !== undefined && holdsSame(it, other, declaration?.children.get(it.name));
  });
}
