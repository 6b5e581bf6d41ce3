import type { Declaration, RootName } from '../schema/index.ts';
import { schema } from '../schema/index.ts';
import { type Element, parseXml, type XmlTree } from '../xml/index.ts';

/** Which of the two kinds of distribution a config is for. */
export type Kind = 'distribution' | 'streaming';

/** One text with its tree, and with its config when the root is one. */
export interface ConfigDocument {
  readonly text: string;
  readonly tree: XmlTree;
  /** The root with its declaration; undefined when the root element is no config. */
  readonly config: TypedElement | undefined;
  readonly kind: Kind | undefined;
}

/** An element together with what the schema says of it. */
export interface TypedElement {
  readonly element: Element;
  readonly declaration: Declaration;
}

/** Reads a text as a config. Any text gives a document; nothing throws. */
export function parseConfig(text: string): ConfigDocument {
  const tree = parseXml(text, { mayContain });
  const declaration = tree.root && rootDeclaration(tree.root.name);
  if (tree.root === undefined || declaration === undefined)
    return { text, tree, config: undefined, kind: undefined };

  const kind = declaration.key === 'DistributionConfig' ? 'distribution' : 'streaming';
  return { text, tree, config: { element: tree.root, declaration }, kind };
}

/** The declaration of a config's root element, by its name. */
export function rootDeclaration(name: string): Declaration | undefined {
  return Object.hasOwn(schema.roots, name) ? schema.roots[name as RootName] : undefined;
}

/** The config inside an answer that wraps it. */
export function configInside(root: Element): Element | undefined {
  for (let level = [...root.children], depth = 0; depth < 3 && level.length > 0; depth++) {
    const found = level.find((it) => rootDeclaration(it.name) !== undefined);
    if (found !== undefined) return found;
    level = level.flatMap((it) => it.children);
  }
  return undefined;
}

/** The elements the schema knows inside an element, in document order; unknown ones are left out. */
export function typedChildren({ element, declaration }: TypedElement): TypedElement[] {
  const res: TypedElement[] = [];
  for (const child of element.children) {
    const childDeclaration = declaration.children.get(child.name);
    if (childDeclaration !== undefined) res.push({ element: child, declaration: childDeclaration });
  }
  return res;
}

/** The first child element with this name. */
export function child({ children }: Element, name: string): Element | undefined {
  // Rules ask this more than anything else, so no closure is made for it.
  for (const it of children) if (it.name === name) return it;
  return undefined;
}

/** The first element down this path of names. */
export function descendant(element: Element, ...names: readonly string[]): Element | undefined {
  let current: Element | undefined = element;
  for (const name of names) current = current && child(current, name);
  return current;
}

/**
 * The text of a child, or of a child's child, without the white space around it; empty where there is no such
 * element.
 */
export function valueAt(element: Element, name: string, inner?: string): string {
  const outer = child(element, name);
  const found = outer === undefined || inner === undefined ? outer : child(outer, inner);
  return found?.text.trim() ?? '';
}

/** The item elements of a list (`Quantity` and `Items`), whatever their names. */
export function items(list: Element | undefined): readonly Element[] {
  return (list && child(list, 'Items')?.children) ?? [];
}

/** The elements around an offset, from the root to the innermost one whose span holds it. */
export function pathAt(doc: ConfigDocument, offset: number): readonly Element[] {
  const path: Element[] = [];
  let current = doc.tree.root;
  while (current !== undefined && current.span.start <= offset && offset <= current.span.end) {
    path.push(current);
    current = current.children.find((it) => it.span.start <= offset && offset < it.span.end);
  }
  return path;
}

const childrenByName = new Map<string, Set<string>>();
for (const declaration of schema.all) {
  const known = childrenByName.get(declaration.name) ?? new Set();
  for (const name of declaration.children.keys()) known.add(name);
  childrenByName.set(declaration.name, known);
}

/** For recovery only: whether an element of this name may hold a child of that name anywhere in the schema. */
function mayContain(parent: string, childName: string): boolean | undefined {
  return childrenByName.get(parent)?.has(childName);
}
