import { type Edit, insert, remove, replace, type Span } from '../text/edit.ts';
import type { Element } from './tree.ts';

/** Deletes an element, with its line when nothing else stands on it. */
export function removeElement(text: string, element: Element): Edit {
  return remove(wholeLines(text, element.span));
}

/** Renames an element in its start tag and its end tag. */
export function renameElement(element: Element, name: string): readonly Edit[] {
  const edits = [replace(element.nameSpan, name)];
  if (element.endNameSpan !== undefined) edits.push(replace(element.endNameSpan, name));
  return edits;
}

/** Replaces what an element holds by this markup; a self-closing element is opened. */
export function replaceContent(element: Element, markup: string): Edit {
  if (element.form !== 'self-closing') return replace(element.textSpan, markup);

  return replace(element.span, `<${element.name}>${markup}</${element.name}>`);
}

/**
 * Inserts markup as a child: after `after`, or as the first child.
 * The new child gets a line of its own, indented like its siblings, where children have lines of their own.
 */
export function insertChild(text: string, parent: Element, markup: string, after: Element | undefined): Edit {
  if (parent.form === 'self-closing') return replaceContent(parent, markup);

  const sibling = after ?? parent.children[0];
  const indent = sibling && indentBefore(text, sibling.span.start);
  const offset = after?.span.end ?? parent.startTag.end;
  if (indent !== undefined) return insert(offset, indented(markup, `\n${indent}`));

  const parentIndent = indentBefore(text, parent.span.start);
  const isSplit = sibling === undefined && /[\r\n]/.test(text.slice(parent.textSpan.start, parent.textSpan.end));
  return insert(offset, isSplit ? indented(markup, `\n${parentIndent ?? ''}  `) : markup.replaceAll(/\n\s*/g, ''));
}

/** The white space from the start of the line to this offset; undefined when something else stands there. */
export function indentBefore(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = text.slice(start, offset);
  return start > 0 && /^[ \t]*$/.test(indent) ? indent : undefined;
}

/** Escapes character data. */
export function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function indented(markup: string, lineBreak: string): string {
  return lineBreak + markup.replaceAll('\n', lineBreak);
}

function wholeLines(text: string, span: Span): Span {
  const indent = indentBefore(text, span.start);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(span.end, text.indexOf('\n', span.end) + 1 || undefined));
  if (indent === undefined || rest === null) return span;

  const lineStart = span.start - indent.length;
  const lineBreak = text.slice(lineStart - 2, lineStart) === '\r\n' ? 2 : 1;
  return { start: lineStart - lineBreak, end: span.end + rest[0].replace(/\r?\n$/, '').length };
}
