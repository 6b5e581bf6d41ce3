import type { Scan } from './scan.ts';
import { trimEnd } from './space.ts';

// Where markup that lacks its end most likely ends. To the end of the text, as XML has it, would blind every rule.

const lineOrTag = /[^<>\r\n]*>?/y;

/** The offset after the next `>`, when that stands on the same line and before any `<`; else where line or text end. */
export function lineOrTagEnd(text: string, start: number): number {
  lineOrTag.lastIndex = start;
  lineOrTag.test(text);
  return lineOrTag.lastIndex;
}

const firstLine = /[^<\r\n]*/y;

/** Before the end tag of the parent on the same line, or before the next line that starts with a tag. */
export function sectionEnd(scan: Scan, start: number, limit: number, parent: string | undefined): number {
  const { text } = scan;
  firstLine.lastIndex = start;
  firstLine.test(text);
  if (parent !== undefined && text.startsWith(`</${parent}`, firstLine.lastIndex)) return firstLine.lastIndex;

  return trimEnd(text, start, Math.min(limit, scan.tagLines.next(start)));
}
