import { DoctypeNode } from './nodes.ts';
import type { Scan } from './scan.ts';
import { checkDashes } from './sections.ts';
import { lineOrTagEnd, sectionEnd } from './unclosed.ts';

const keyword = '<!DOCTYPE'.length;

/**
 * Reads a document type declaration from its `<!DOCTYPE`.
 * Its inside is only delimited: CloudFront has no use for one, so a rule refuses it as a whole.
 */
export function readDoctype(scan: Scan, start: number): DoctypeNode {
  const { text } = scan;
  const end = doctypeEnd(scan, start + keyword);
  if (end !== undefined) return new DoctypeNode(text, start, end);

  scan.report('doctype-malformed', start, start + keyword, 'The DOCTYPE is not closed: its > is missing.');
  return new DoctypeNode(text, start, sectionEnd(scan, start, text.length, undefined));
}

/** Reads a DOCTYPE where none may stand. Only a first one is looked into, so that many take no longer than one. */
export function readMisplacedDoctype(scan: Scan, start: number): DoctypeNode {
  const end = lineOrTagEnd(scan.text, start + keyword);
  const message = 'A DOCTYPE may stand only once, before the root element.';
  scan.report('doctype-malformed', start, end, message);
  return new DoctypeNode(scan.text, start, end);
}

function doctypeEnd(scan: Scan, start: number): number | undefined {
  const { text } = scan;
  let isInSubset = false;
  let offset: number | undefined = start;
  while (offset !== undefined && offset < text.length) {
    const char = text.charAt(offset);
    if (char === '>' && !isInSubset) return offset + 1;

    if (char === '"' || char === "'") {
      offset = after(text.indexOf(char, offset + 1), 1);
    } else if (char === '<' && isInSubset) {
      offset = subsetMarkupEnd(scan, offset);
    } else {
      if (char === '[') isInSubset = true;
      if (char === ']') isInSubset = false;
      offset++;
    }
  }
  return undefined;
}

/**
 * Steps over a comment or processing instruction in the internal subset, whose quotes and brackets mean nothing,
 * else over the first characters of a declaration, which are never quotes or brackets.
 */
function subsetMarkupEnd(scan: Scan, start: number): number | undefined {
  const { text } = scan;
  if (text.startsWith('<!--', start)) {
    const end = scan.commentEnds.next(start + 4);
    if (end < text.length) checkDashes(scan, start + 4, end);
    return after(end, 3);
  }
  if (text.startsWith('<?', start)) return after(scan.instructionEnds.next(start + 2), 2);
  const opening = ['<!-', '<!'].find((it) => text.startsWith(it, start)) ?? '<';
  return start + opening.length + 1;
}

function after(found: number, length: number): number | undefined {
  return found === -1 || found === Number.POSITIVE_INFINITY ? undefined : found + length;
}
