import { type Edit, insert, remove, replace, type Span } from '../text/edit.ts';
import { indentation, lineBreakBefore } from './space.ts';
import type { Element } from './tree.ts';

/** Deletes an element, with its line when nothing else stands on it. */
export function removeElement(text: string, element: Element): Edit {
  return removeSpan(text, element.span);
}

/** Deletes a span, with its lines when nothing else stands on them. */
export function removeSpan(text: string, span: Span): Edit {
  const indent = indentBefore(text, span.start);
  const lineEnd = blankEnd(text, span.end);
  if (indent === undefined || lineEnd === undefined) return remove(span);

  const lineStart = span.start - indent.length;
  return remove({ start: lineStart - lineBreakBefore(text, span.start, indent).length, end: lineEnd });
}

/** Renames an element in its start tag and its end tag. */
export function renameElement(element: Element, name: string): readonly Edit[] {
  const edits = [replace(element.nameSpan, name)];
  if (element.endNameSpan !== undefined) edits.push(replace(element.endNameSpan, name));
  return edits;
}

/** Replaces what an element holds by this markup; a self-closing element is opened, its attributes stay. */
export function replaceContent(element: Element, markup: string): Edit {
  if (element.form !== 'self-closing') return replace(element.textSpan, markup);

  const start = element.attributes.at(-1)?.span.end ?? element.nameSpan.end;
  return replace({ start, end: element.span.end }, `>${markup}</${element.name}>`);
}

/** Puts markup in an element's place; lines of the markup are indented by what they are deeper than its first one. */
export function replaceElement(text: string, { span }: Element, markup: string): Edit {
  const indent = indentBefore(text, span.start);
  if (indent === undefined) return replace(span, inOneLine(markup));

  return replace(span, inLines(markup, lineBreakBefore(text, span.start, indent) + indent));
}

/**
 * Inserts markup as a child: after `after`, or as the first child. Lines of the markup are indented by what they
 * are deeper than its first one. The new child gets lines of its own where its siblings, or the parent when there
 * are none, have theirs; else it goes into the one line.
 */
export function insertChild(text: string, parent: Element, markup: string, after: Element | undefined): Edit {
  const sibling = after ?? parent.children[0];
  if (sibling === undefined) return insertOnlyChild(text, parent, markup);

  const offset = after === undefined ? parent.startTag.end : endWithComments(text, after.span.end);
  const indent = indentBefore(text, sibling.span.start);
  if (indent === undefined) return insert(offset, inOneLine(markup));

  const lineBreak = lineBreakBefore(text, sibling.span.start, indent) + indent;
  return insert(offset, lineBreak + inLines(markup, lineBreak));
}

/** Takes the indentation of an element's first line from its other lines, as if it stood at the start of a line. */
export function unindent(text: string, { span }: Element): readonly Edit[] {
  const indent = indentBefore(text, span.start) ?? '';
  if (indent === '') return [];

  const lineBreaks = text.slice(span.start, span.end).matchAll(/(?<=>\r?\n)[ \t]*(?=<)/g);
  return [...lineBreaks]
    .filter(([own]) => own.startsWith(indent))
    .map(({ index }) => remove({ start: span.start + index, end: span.start + index + indent.length }));
}

/** An element's markup as it would stand at the start of a line, with LF between its tags. */
export function markupOf(text: string, { span }: Element): string {
  const markup = text.slice(span.start, span.end);
  const indent = indentBefore(text, span.start) ?? '';
  return markup.replaceAll(
    />\r?\n([ \t]*)(?=<)/g,
    (_, own: string) => `>\n${own.startsWith(indent) ? own.slice(indent.length) : own}`,
  );
}

/** The white space from the start of the line to this offset; undefined in the first line and behind anything else. */
export function indentBefore(text: string, offset: number): string | undefined {
  const indent = indentation(text, offset);
  return indent === undefined || indent.length === offset ? undefined : indent;
}

/** Escapes character data. */
export function escapeText(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function insertOnlyChild(text: string, parent: Element, markup: string): Edit {
  const inside = text.slice(parent.textSpan.start, parent.textSpan.end);
  const isBlank = inside.trim() === '';
  const indent = indentation(text, parent.span.start);
  const isSplit = /[\r\n]/.test(inside) || (isBlank && markup.includes('\n'));
  if (indent === undefined || !isSplit) {
    return isBlank
      ? replaceContent(parent, inOneLine(markup))
      : insert(parent.startTag.end, inOneLine(markup));
  }
  const isCrlf = inside.includes('\r\n') || lineBreakBefore(text, parent.span.start, indent) === '\r\n';
  const lineBreak = (isCrlf ? '\r\n' : '\n') + indent;
  const deeper = lineBreak + (indent.includes('\t') ? '\t' : '  ');
  const child = deeper + inLines(markup, deeper);
  return isBlank ? replaceContent(parent, child + lineBreak) : insert(parent.startTag.end, child);
}

/** Only line breaks between tags are layout; those inside values are content. */
function inLines(markup: string, lineBreak: string): string {
  return markup.replaceAll(/>\n(?=\s*<)/g, `>${lineBreak}`);
}

function inOneLine(markup: string): string {
  return markup.replaceAll(/>\s*\n\s*</g, '><');
}

/** Where comments end that say something about what stands before them in the same line. */
function endWithComments(text: string, offset: number): number {
  const comments = /(?:[ \t]*<!--(?:(?!--)[^\r\n])*-->)*/y;
  comments.lastIndex = offset;
  return offset + (comments.exec(text)?.[0].length ?? 0);
}

/** The end of the line, when nothing but blanks stands between here and there. */
function blankEnd(text: string, offset: number): number | undefined {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  const next = text[end];
  return next === undefined || next === '\n' || next === '\r' ? end : undefined;
}
