import { readAttributes } from './attributes.ts';
import { nameEnd } from './names.ts';
import { ElementNode } from './nodes.ts';
import type { Scan } from './scan.ts';

const GREATER = 0x3e;

/** Reads a start tag, or a whole self-closing element, from its `<`, which a name follows. */
export function readStartTag(scan: Scan, start: number): ElementNode {
  const { text } = scan;
  const end = nameEnd(text, start + 1);
  const element = new ElementNode(text, start, scan.names.at(start + 1, end));
  if (text.charCodeAt(end) === GREATER) {
    element.tagEnd = end + 1;
    return element;
  }

  const { list, tagEnd, missing, isSelfClosing } = readAttributes(scan, end);
  element.attributes = list;
  element.tagEnd = tagEnd;
  if (isSelfClosing) element.form = 'self-closing';
  if (missing !== '') {
    const message = `The tag <${element.name} is not finished: its > is missing.`;
    scan.unfinished.set(element, { problem: scan.report('tag-malformed', start, tagEnd, message), missing });
  }
  return element;
}
