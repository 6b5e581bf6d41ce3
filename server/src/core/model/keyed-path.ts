import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { type ConfigDocument, pathAt, type TypedElement } from './document.ts';
import { itemKey } from './list-keys.ts';

/**
 * A keyed path names one element of a config in the same words in every version of the config:
 * `CacheBehaviors/CacheBehavior[/api/*]/CachePolicyId`. The root's is empty. `Items` is left out of
 * the paths of its items; the second of two elements with the same path has `#2` behind its step.
 */
export type KeyedPath = string;

/** One step of a keyed path. */
export interface Step {
  readonly name: string;
  /** Present for list items that the schema knows. */
  readonly key?: string;
  /** 1, or more where a name or key repeats. */
  readonly nth: number;
}

/** A child element with its step as it stands in a keyed path, and what the schema says of it. */
export interface KeyedElement {
  readonly step: string;
  readonly element: Element;
  readonly declaration: Declaration | undefined;
}

/** The keyed path of the innermost element around an offset; empty at the root and outside of it. */
export function keyedPathAt(doc: ConfigDocument, offset: number): KeyedPath {
  let path = '';
  let declaration = doc.config?.declaration;
  const [root, ...descendants] = pathAt(doc, offset);
  let parent = root;
  for (const element of descendants) {
    const keyed = parent && keyedChildren(parent, declaration).find((it) => it.element === element);
    path = extend(path, keyed?.step ?? element.name);
    declaration = keyed?.declaration;
    parent = element;
  }
  return path;
}

/** All elements of a config that the schema knows, by keyed path, in document order. */
export function elementsByKeyedPath(doc: ConfigDocument): ReadonlyMap<KeyedPath, TypedElement> {
  const res = new Map<KeyedPath, TypedElement>();
  const visit = (path: KeyedPath, typed: TypedElement): void => {
    res.set(path, typed);
    for (const { step, element, declaration } of keyedChildren(typed.element, typed.declaration)) {
      if (declaration !== undefined) visit(extend(path, step), { element, declaration });
    }
  };
  if (doc.config !== undefined) visit('', doc.config);
  return res;
}

/** The child elements with their steps, which differ from each other. */
export function keyedChildren(
  parent: Element,
  declaration: Declaration | undefined,
): readonly KeyedElement[] {
  const seen = new Map<string, number>();
  const isList = declaration?.type.kind === 'list';
  return parent.children.map((element) => {
    const childDeclaration = declaration?.children.get(element.name);
    const once =
      isList && childDeclaration
        ? `${childDeclaration.name}[${itemKey(element, childDeclaration).replaceAll(']', ']]')}]`
        : element.name;
    const nth = (seen.get(once) ?? 0) + 1;
    seen.set(once, nth);
    return { step: nth === 1 ? once : `${once}#${nth}`, element, declaration: childDeclaration };
  });
}

/** A path and one more step. A known item stands directly behind its list: `Items` says nothing. */
export function extend(path: KeyedPath, step: string): KeyedPath {
  if (path === '') return step;
  if (step.includes('[') && path.endsWith('/Items')) return `${path.slice(0, -'/Items'.length)}/${step}`;
  return `${path}/${step}`;
}

/** Whether a path is that of an element or of something inside it. */
export function isInside(path: KeyedPath, around: KeyedPath): boolean {
  return path === around || path.startsWith(`${around}/`);
}

/** The path without its last step: that of a member's structure, or of an item's list. */
export function parentOf(path: KeyedPath): KeyedPath {
  return path.replace(/(?:^|\/)[^/[\]#]+(?:\[(?:[^\]]|\]\])*\])?(?:#\d+)?$/, '');
}

/** The key inside a step, e.g. the path pattern of a behavior; the step itself where it has none. */
export function keyOf(step: string): string {
  return step.replace(/^[^[]*\[(.*)\](?:#\d+)?$/s, '$1').replaceAll(']]', ']');
}

/** The steps of a keyed path. */
export function stepsOf(path: KeyedPath): readonly Step[] {
  return [...path.matchAll(/([^/[\]#]+)(?:\[((?:[^\]]|\]\])*)\])?(?:#(\d+))?(?:\/|$)/g)].map(
    ([, name = '', key, nth = '1']) => ({
      name,
      ...(key !== undefined && { key: key.replaceAll(']]', ']') }),
      nth: Number(nth),
    }),
  );
}
