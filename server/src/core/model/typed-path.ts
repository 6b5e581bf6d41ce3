import { type ConfigDocument, pathAt, type TypedElement } from './document.ts';

/**
 * The elements around an offset with their declarations, from the root to the innermost one.
 * Empty when any of them is unknown to the schema, or when the root is no config.
 */
export function typedPathAt(doc: ConfigDocument, offset: number): readonly TypedElement[] {
  if (doc.config === undefined) return [];

  const path: TypedElement[] = [];
  for (const element of pathAt(doc, offset)) {
    const parent = path.at(-1);
    const declaration =
      parent === undefined ? doc.config.declaration : parent.declaration.children.get(element.name);
    if (declaration === undefined) return [];
    path.push({ element, declaration });
  }
  return path;
}
