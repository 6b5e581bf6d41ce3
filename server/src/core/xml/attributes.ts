import { insert, remove, type Span } from '../text/edit.ts';
import { checkReferences } from './character-data.ts';
import { nameEnd } from './names.ts';
import { AttributeNode } from './nodes.ts';
import { excerpt, fix, problem, type Scan } from './scan.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import type { SyntaxProblem } from './tree.ts';

const GREATER = 0x3e;
const LESS = 0x3c;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

interface Attributes {
  readonly list: readonly AttributeNode[];
  readonly tagEnd: number;
  /** What the tag lacks at its end; empty when it is finished. */
  readonly missing: string;
  readonly isSelfClosing: boolean;
}

/**
 * Reads attributes up to the end of the tag.
 * A tag whose `>` is missing ends after its last attribute with a value, so that the rest is read as content.
 * Of what is wrong in one tag only the first is said: the rest mostly follows from it.
 */
export function readAttributes(scan: Scan, start: number): Attributes {
  const { text } = scan;
  const list: AttributeNode[] = [];
  const troubles: SyntaxProblem[] = [];
  let whole = { count: 0, end: start, missing: '>' };
  let offset = start;
  for (;;) {
    const next = skipSpace(text, offset);
    const code = text.charCodeAt(next);
    const isSelfClosing = isEmptyTagEnd(text, next);
    if (code === GREATER || isSelfClosing) {
      const [trouble] = troubles;
      if (trouble !== undefined) scan.problems.push(trouble);
      checkDuplicates(scan, list);
      return { list, tagEnd: isSelfClosing ? next + 2 : next + 1, missing: '', isSelfClosing };
    }
    if (code === LESS || next >= text.length) {
      const { count, end, missing } = whole;
      checkDuplicates(scan, list.slice(0, count));
      return { list: list.slice(0, count), tagEnd: end, missing, isSelfClosing };
    }

    const end = nameEnd(text, next);
    if (end === next) {
      offset = wordEnd(text, next + 1);
      const message = `"${excerpt(text, next, offset)}" cannot stand in a tag.`;
      troubles.push(problem('attribute-malformed', next, offset, message));
      continue;
    }
    if (next === offset) troubles.push(missingSpace(next, end));
    const { node, trouble, missing } = readAttribute(scan, { start: next, end });
    if (trouble !== undefined) troubles.push(trouble);
    list.push(node);
    offset = node.end;
    if (node.valueSpan.start > end) whole = { count: list.length, end: offset, missing: `${missing}>` };
  }
}

interface ReadAttribute {
  readonly node: AttributeNode;
  readonly trouble?: SyntaxProblem;
  /** The closing quote when it is missing, else empty. */
  readonly missing: string;
}

function readAttribute(scan: Scan, name: Span): ReadAttribute {
  const { text } = scan;
  const equals = skipSpace(text, name.end);
  if (text.charCodeAt(equals) !== EQUALS) return withoutValue(scan, name, name.end);

  const start = skipSpace(text, equals + 1);
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) return readQuoted(scan, name, start);

  const end = wordEnd(text, start);
  if (end === start) return withoutValue(scan, name, equals + 1);

  checkReferences(scan, start, end);
  const node = attributeNode(scan, name, { start, end }, end);
  const quotes = fix('Add quotes', insert(start, '"'), insert(end, '"'));
  const message = `The value of ${node.name} must stand in quotes.`;
  return { node, trouble: problem('attribute-malformed', start, end, message, quotes), missing: '' };
}

function readQuoted(scan: Scan, name: Span, start: number): ReadAttribute {
  const { text } = scan;
  const close = quotedEnd(text, start + 1, text.charCodeAt(start));
  const value = { start: start + 1, end: close ?? unclosedValueEnd(text, start + 1) };
  checkReferences(scan, value.start, value.end);
  if (close !== undefined) return { node: attributeNode(scan, name, value, close + 1), missing: '' };

  const quote = text.charAt(start);
  const node = attributeNode(scan, name, value, value.end);
  const closing = fix(`Insert ${quote}`, insert(value.end, quote));
  const message = `The value of ${node.name} has no closing ${quote}.`;
  return {
    node,
    trouble: problem('attribute-malformed', start, value.end, message, closing),
    missing: quote,
  };
}

function withoutValue(scan: Scan, name: Span, end: number): ReadAttribute {
  const node = attributeNode(scan, name, { start: name.end, end: name.end }, end);
  const message = `The attribute ${node.name} has no value.`;
  return { node, trouble: problem('attribute-malformed', name.start, end, message), missing: '' };
}

function attributeNode(scan: Scan, { start, end }: Span, value: Span, nodeEnd: number): AttributeNode {
  return new AttributeNode(scan.text, scan.names.at(start, end), { start, end: nodeEnd }, value);
}

/** A value never crosses `<`, so a forgotten quote costs one tag and not the rest of the text. */
function quotedEnd(text: string, start: number, quote: number): number | undefined {
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) return offset;
    if (code === LESS) return undefined;
  }
  return undefined;
}

/** Where a value without closing quote most likely ends: before `>`, the line's end or the next tag. */
function unclosedValueEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !'<>\r\n'.includes(text.charAt(end))) end++;
  const isBeforeSlash = isEmptyTagEnd(text, end - 1) && isSpace(text.charCodeAt(end - 2));
  return trimEnd(text, start, isBeforeSlash ? end - 1 : end);
}

/** The end of what holds together without quotes; the `/` of `/>` does not belong to it. */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isSpace(code) || code === GREATER || code === LESS || isEmptyTagEnd(text, end)) break;
  }
  return end;
}

function isEmptyTagEnd(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === SLASH && text.charCodeAt(offset + 1) === GREATER;
}

function missingSpace(start: number, end: number): SyntaxProblem {
  const space = fix('Insert a space', insert(start, ' '));
  return problem('attribute-malformed', start, end, 'White space must stand before an attribute.', space);
}

function checkDuplicates(scan: Scan, attributes: readonly AttributeNode[]): void {
  if (attributes.length < 2) return;

  const first = new Map<string, AttributeNode>();
  for (const attribute of attributes) {
    const { name, nameSpan, value } = attribute;
    const known = first.get(name);
    if (known === undefined) {
      first.set(name, attribute);
      continue;
    }
    const span = { start: trimEnd(scan.text, known.end, attribute.start), end: attribute.end };
    const removal = value === known.value ? fix(`Remove the second ${name}`, remove(span)) : undefined;
    const message = `The attribute ${name} stands twice.`;
    scan.report('attribute-duplicate', nameSpan.start, nameSpan.end, message, removal);
  }
}
