import type { ConfigDocument, TypedElement } from '../model/document.ts';
import { typedPathAt } from '../model/typed-path.ts';
import type { Declaration, SchemaDocs } from '../schema/index.ts';
import type { Span } from '../text/edit.ts';
import { describeElement, describeValues, referenceUrl } from './describe.ts';

/** An explanation, and what it explains. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** Explains the element whose name or value is under the cursor. */
export function hover(doc: ConfigDocument, offset: number, docs: SchemaDocs): Hover | undefined {
  const path = typedPathAt(doc, offset);
  const innermost = path.at(-1);
  const span = innermost && spanUnder(innermost, offset);
  if (innermost === undefined || span === undefined) return undefined;

  const { declaration } = innermost;
  const texts = [
    `**${declaration.name}** · ${describeElement(declaration)}`,
    describeValues(declaration),
    ...docsOf(declaration, path.at(-2)?.declaration, docs),
    `[AWS reference](${referenceUrl(declaration)})`,
  ];
  return { span, markdown: texts.filter((it) => it !== undefined).join('\n\n') };
}

function spanUnder({ element, declaration }: TypedElement, offset: number): Span | undefined {
  const spans = [element.nameSpan, element.endNameSpan];
  if (declaration.children.size === 0 && element.form === 'closed') spans.push(element.textSpan);
  return spans.find((it) => it !== undefined && it.start <= offset && offset <= it.end);
}

/** A structure's own text adds to that of the member which holds it; an item has only its list's. */
function docsOf(
  declaration: Declaration,
  parent: Declaration | undefined,
  { members, structures }: SchemaDocs,
): Iterable<string | undefined> {
  const { key, type } = declaration;
  const structure = type.kind === 'structure' ? structures[type.name] : undefined;
  const isScalarItem = parent?.type.kind === 'list' && structure === undefined;
  return new Set([members[isScalarItem ? parent.key : key], structure]);
}
