import { insert, remove } from '../text/edit.ts';
import { checkReferences } from './character-data.ts';
import { nameEnd } from './names.ts';
import { AttributeNode, ElementNode } from './nodes.ts';
import { fix, isSpace, problem, type Scan, skipSpace, trimEnd } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

const GREATER = 0x3e;
const LESS = 0x3c;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Reads a start tag, or a whole self-closing element, from its `<`, which a name follows. */
export function readStartTag(scan: Scan, start: number): ElementNode {
  const { text } = scan;
  const end = nameEnd(text, start + 1);
  const element = new ElementNode(text, start, scan.names.at(start + 1, end));
  if (text.charCodeAt(end) === GREATER) {
    element.tagEnd = end + 1;
    return element;
  }

  const attributes = readAttributes(scan, end);
  element.attributes = attributes.list;
  element.tagEnd = attributes.end;
  if (attributes.close === '/>') element.form = 'self-closing';
  if (attributes.close === undefined) {
    const message = `The tag <${element.name} is not finished: its > is missing.`;
    scan.unfinished.set(element, scan.report('tag-malformed', start, attributes.end, message));
  }
  return element;
}

interface Attributes {
  readonly list: readonly AttributeNode[];
  /** Offset after the tag. */
  readonly end: number;
  readonly close: '>' | '/>' | undefined;
}

/**
 * Reads attributes up to the end of the tag.
 * A tag whose `>` is missing ends after its last attribute with a value, so that the rest is read as content.
 * Of what is wrong in one tag only the first is said: the rest mostly follows from it.
 */
function readAttributes(scan: Scan, nameEndOffset: number): Attributes {
  const { text } = scan;
  const list: AttributeNode[] = [];
  let trouble: SyntaxProblem | undefined;
  let solidEnd = nameEndOffset;
  let solidCount = 0;
  let offset = nameEndOffset;
  for (;;) {
    const next = skipSpace(text, offset);
    const code = text.charCodeAt(next);
    const isEmpty = code === SLASH && text.charCodeAt(next + 1) === GREATER;
    if (code === GREATER || isEmpty) {
      if (trouble !== undefined) scan.problems.push(trouble);
      checkDuplicates(scan, list);
      return { list, end: isEmpty ? next + 2 : next + 1, close: isEmpty ? '/>' : '>' };
    }
    if (code === LESS || next >= text.length) {
      const solid = list.slice(0, solidCount);
      checkDuplicates(scan, solid);
      return { list: solid, end: solidEnd, close: undefined };
    }

    const end = nameEnd(text, next);
    if (end === next) {
      offset = wordEnd(text, next + 1);
      const message = `${text.slice(next, offset)} cannot stand in a tag.`;
      trouble ??= problem('attribute-malformed', next, offset, message);
      continue;
    }
    if (next === offset) {
      const space = fix('Insert a space', insert(next, ' '));
      trouble ??= problem(
        'attribute-malformed',
        next,
        end,
        'White space must stand before an attribute.',
        space,
      );
    }
    const { attribute, trouble: own } = readAttribute(scan, next, end);
    trouble ??= own;
    list.push(attribute);
    offset = attribute.end;
    if (attribute.valueSpan.start > end) {
      solidEnd = offset;
      solidCount = list.length;
    }
  }
}

interface ReadAttribute {
  readonly attribute: AttributeNode;
  readonly trouble: SyntaxProblem | undefined;
}

function readAttribute(scan: Scan, start: number, end: number): ReadAttribute {
  const { text } = scan;
  const name = scan.names.at(start, end);
  const equals = skipSpace(text, end);
  const valueStart = text.charCodeAt(equals) === EQUALS ? skipSpace(text, equals + 1) : undefined;
  const quote = valueStart === undefined ? Number.NaN : text.charCodeAt(valueStart);

  const made = (
    value: { start: number; end: number },
    whole: number,
    trouble?: SyntaxProblem,
  ): ReadAttribute => {
    checkReferences(scan, value.start, value.end);
    return { attribute: new AttributeNode(text, name, { start, end: whole }, value), trouble };
  };

  if (valueStart !== undefined && (quote === QUOTE || quote === APOSTROPHE)) {
    const close = quotedEnd(text, valueStart + 1, quote);
    if (close !== undefined) return made({ start: valueStart + 1, end: close }, close + 1);

    const guess = unclosedValueEnd(text, valueStart + 1);
    const mark = String.fromCharCode(quote);
    const message = `The value of ${name} has no closing ${mark}.`;
    const close1 = fix(`Insert ${mark}`, insert(guess, mark));
    const trouble = problem('attribute-malformed', valueStart, guess, message, close1);
    return made({ start: valueStart + 1, end: guess }, guess, trouble);
  }

  const valueEnd = valueStart === undefined ? end : wordEnd(text, valueStart);
  if (valueStart === undefined || valueEnd === valueStart) {
    const whole = valueStart === undefined ? end : equals + 1;
    const trouble = problem('attribute-malformed', start, whole, `The attribute ${name} has no value.`);
    return made({ start: end, end }, whole, trouble);
  }
  const quotes = fix('Add quotes', insert(valueStart, '"'), insert(valueEnd, '"'));
  const message = `The value of ${name} must stand in quotes.`;
  const trouble = problem('attribute-malformed', valueStart, valueEnd, message, quotes);
  return made({ start: valueStart, end: valueEnd }, valueEnd, trouble);
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
  const isEmptyTag =
    text.charAt(end) === '>' && text.charAt(end - 1) === '/' && isSpace(text.charCodeAt(end - 2));
  return trimEnd(text, start, isEmptyTag ? end - 1 : end);
}

/** The end of what holds together without quotes; the `/` of `/>` does not belong to it. */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isSpace(code) || code === GREATER || code === LESS) return end;
    if (code === SLASH && text.charCodeAt(end + 1) === GREATER) return end;
  }
  return end;
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
    const repeat = value === known.value ? fix(`Remove the second ${name}`, remove(span)) : undefined;
    scan.report(
      'attribute-duplicate',
      nameSpan.start,
      nameSpan.end,
      `The attribute ${name} stands twice.`,
      repeat,
    );
  }
}
