import { replace } from '../text/edit.ts';
import { checkCharacters, checkText } from './character-data.ts';
import { readDoctype, readMisplacedDoctype } from './doctype.ts';
import { readInstruction } from './instruction.ts';
import { isNameStart } from './names.ts';
import { StrayNode, withText } from './nodes.ts';
import { Outline } from './outline.ts';
import { excerpt, fix, type MayContain, Scan } from './scan.ts';
import { readCdata, readComment } from './sections.ts';
import { skipSpace, trimEnd } from './space.ts';
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
      return outline.add(readStray(scan, start, start + 1));
  }
}

function readBang(scan: Scan, outline: Outline, start: number): number {
  const { text } = scan;
  if (text.startsWith('--', start + 2)) return outline.add(readComment(scan, start, outline.parentName));

  if (text.startsWith('[CDATA[', start + 2)) {
    const section = readCdata(scan, start, outline.parentName);
    if (outline.isOutside) outline.reportOutside(start, section.end, 'A CDATA section');
    return outline.add(section);
  }
  if (text.startsWith('DOCTYPE', start + 2)) {
    return outline.add(outline.mayHoldDoctype ? readDoctype(scan, start) : readMisplacedDoctype(scan, start));
  }
  bang.lastIndex = start;
  bang.test(text);
  return outline.add(readStray(scan, start, bang.lastIndex));
}

/** `<!` with what seems to belong to it: up to `>` on the same line, or up to white space. */
const bang = /<!(?:[^<>\r\n]*>|[^<>\s]*)/y;

/** Markup that XML does not know, from a lone `<` to a half-typed comment. */
function readStray(scan: Scan, start: number, end: number): StrayNode {
  const { text } = scan;
  const escaped = fix('Write &lt;', replace({ start, end: start + 1 }, '&lt;'));
  const message = `${excerpt(text, start, end)} is no markup; as text, < is written &lt;.`;
  return new StrayNode(text, { start, end }, scan.report('tag-malformed', start, end, message, escaped));
}
