import { replace, type Span } from '../text/edit.ts';
import { checkCharacters, checkText } from './character-data.ts';
import { isNameStart } from './names.ts';
import { StrayNode, withText } from './nodes.ts';
import { Outline } from './outline.ts';
import { fix, type MayContain, Scan, skipSpace, trimEnd } from './scan.ts';
import { readCdata, readComment, readDoctype, readInstruction } from './special.ts';
import { readStartTag } from './start-tag.ts';
import type { XmlTree } from './tree.ts';

const BANG = 0x21;
const SLASH = 0x2f;
const QUESTION = 0x3f;

export interface ParseOptions {
  /** Tells recovery which elements belong together; it never makes a problem of its own. */
  readonly mayContain?: MayContain;
}

/** Reads any text as XML. What is not well-formed becomes problems; nothing throws. */
export function parseXml(text: string, { mayContain = () => undefined }: ParseOptions = {}): XmlTree {
  const scan = new Scan(text, mayContain);
  const outline = new Outline(scan);
  checkCharacters(scan);

  const start = text.startsWith('\ufeff') ? 1 : 0;
  let offset = start;
  for (;;) {
    const found = text.indexOf('<', offset);
    const end = found === -1 ? text.length : found;
    if (end > offset) readText(scan, outline, offset, end);
    if (found === -1) break;
    offset = readMarkup(scan, outline, found);
  }
  outline.finish();

  const { problems } = scan;
  problems.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { nodes: withText(text, start, outline.topLevel, text.length), root: outline.root, problems };
}

function readText(scan: Scan, outline: Outline, start: number, end: number): void {
  checkText(scan, start, end);
  if (!outline.isOutside) return;

  const from = skipSpace(scan.text, start);
  if (from < end) outline.reportOutside(from, trimEnd(scan.text, from, end), 'Text');
}

/** Reads the markup that starts with this `<` and answers the offset after it. */
function readMarkup(scan: Scan, outline: Outline, start: number): number {
  const { text } = scan;
  switch (text.charCodeAt(start + 1)) {
    case SLASH:
      return outline.end(start);
    case QUESTION:
      return outline.add(readInstruction(scan, start));
    case BANG:
      return readBang(scan, outline, start);
    default:
      if (isNameStart(text, start + 1)) return outline.start(readStartTag(scan, start));
      return readStray(scan, outline, { start, end: start + 1 });
  }
}

function readBang(scan: Scan, outline: Outline, start: number): number {
  const { text } = scan;
  if (text.startsWith('--', start + 2)) return outline.add(readComment(scan, start));

  if (text.startsWith('[CDATA[', start + 2)) {
    const section = readCdata(scan, start);
    if (outline.isOutside) outline.reportOutside(start, section.end, 'A CDATA section');
    return outline.add(section);
  }
  if (text.startsWith('DOCTYPE', start + 2)) {
    const doctype = readDoctype(scan, start);
    outline.checkDoctype(doctype);
    return outline.add(doctype);
  }
  return readStray(scan, outline, { start, end: start + 2 });
}

function readStray(scan: Scan, outline: Outline, span: Span): number {
  const markup = scan.text.slice(span.start, span.end);
  const escape = fix('Write &lt;', replace({ start: span.start, end: span.start + 1 }, '&lt;'));
  const problem = scan.report(
    'tag-malformed',
    span.start,
    span.end,
    `${markup} starts no tag; as text it is written &lt;.`,
    escape,
  );
  return outline.add(new StrayNode(scan.text, span, problem));
}
