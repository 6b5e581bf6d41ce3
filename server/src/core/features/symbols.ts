import { type ConfigDocument, child, items, type TypedElement } from '../model/document.ts';
import { keyMember } from '../model/list-keys.ts';
import type { Declaration } from '../schema/index.ts';
import type { Span } from '../text/edit.ts';
import type { Element } from '../xml/index.ts';

/** One line of the outline. */
export interface ConfigSymbol {
  readonly name: string;
  /** What tells this element from others of its name; never a sensitive value; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly selectionSpan: Span;
  readonly children: readonly ConfigSymbol[];
}

export type SymbolKind = 'structure' | 'list' | 'string' | 'integer' | 'boolean' | 'enum' | 'unknown';

/** Longer values are cut in the outline. */
const detailLength = 60;

/**
 * The outline of a config, in document order. The items of a list stand directly below it, without
 * `Items` and `Quantity`. Nothing inside an unknown element is listed, so depth is that of the schema.
 */
export function documentSymbols(doc: ConfigDocument): readonly ConfigSymbol[] {
  return doc.config === undefined ? [] : [symbolOf(doc.config)];
}

function symbolOf(typed: TypedElement): ConfigSymbol {
  const { element, declaration } = typed;
  return {
    name: element.name,
    detail: shortened(detailOf(typed)),
    kind: isCounted(declaration) ? 'list' : declaration.type.kind,
    span: element.span,
    selectionSpan: element.nameSpan,
    children: declaration.children.size === 0 ? [] : symbolsIn(typed),
  };
}

function symbolsIn({ element, declaration }: TypedElement): readonly ConfigSymbol[] {
  return element.children.flatMap((it) => {
    if (isCounted(declaration) && it.name === 'Quantity') return [];
    const childDeclaration = declaration.children.get(it.name);
    if (childDeclaration === undefined) return [unknownSymbol(it)];
    const typed = { element: it, declaration: childDeclaration };
    return isCounted(declaration) && it.name === 'Items' ? symbolsIn(typed) : [symbolOf(typed)];
  });
}

function unknownSymbol({ name, span, nameSpan }: Element): ConfigSymbol {
  return { name, detail: '', kind: 'unknown', span, selectionSpan: nameSpan, children: [] };
}

function detailOf({ element, declaration }: TypedElement): string {
  const { type } = declaration;
  if (isCounted(declaration)) return count(items(element));
  if (type.kind === 'list') return count(element.children);
  if (type.kind !== 'structure') return declaration.sensitive ? '' : element.text;

  const member = keyMember(declaration);
  const key = member && child(element, member)?.text;
  const target = child(element, 'TargetOriginId')?.text;
  return [key, target && `→ ${target}`].filter(Boolean).join(' ');
}

function isCounted({ type, children }: Declaration): boolean {
  return type.kind === 'structure' && children.has('Quantity') && children.has('Items');
}

function count(elements: readonly Element[]): string {
  return elements.length === 1 ? '1 item' : `${elements.length} items`;
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= detailLength ? line : `${line.slice(0, detailLength - 1)}…`;
}
