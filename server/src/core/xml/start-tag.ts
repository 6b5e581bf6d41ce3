import { readAttributes } from './attributes.ts';
import { nameEnd } from './names.ts';
import { ElementNode } from './nodes.ts';
import type { Scan } from './scan.ts';

const GREATER = 0x3e;

/** Reads a start tag, or a whole self-closing element, from its `<`, which a name follows. */
export function readStartTag(scan: Scan, start: number): ElementNode {
  const { text } = scan;
  const end = nameEnd(text, start + 1);
  if (text.charCodeAt(end) === GREATER) return startedElement(scan, start, end, end + 1);

  const { list, tagEnd, missing, isSelfClosing } = readAttributes(scan, end);
  if (missing !== '') {
    const solidEnd = list.length === 0 ? solidNameEnd(text, start + 1, end) : end;
    const element = startedElement(scan, start, solidEnd, solidEnd < end ? solidEnd : tagEnd);
    element.attributes = list;
    const message = `The tag <${element.name} is not finished: its > is missing.`;
    const problem = scan.report('tag-malformed', start, element.tagEnd, message);
    scan.unfinished.set(element, { problem, missing });
    return element;
  }
  const element = startedElement(scan, start, end, tagEnd);
  element.attributes = list;
  if (isSelfClosing) element.form = 'self-closing';
  return element;
}

function startedElement(scan: Scan, start: number, nameEndOffset: number, tagEnd: number): ElementNode {
  const element = new ElementNode(scan.text, start, scan.names.at(start + 1, nameEndOffset));
  element.tagEnd = tagEnd;
  return element;
}

/** In `<Quantity2</Quantity>` the name ends before the 2, as the end tag shows. */
function solidNameEnd(text: string, start: number, end: number): number {
  const next = text.indexOf('<', end);
  if (!text.startsWith('</', next)) return end;

  const name = text.slice(next + 2, nameEnd(text, next + 2));
  return name !== '' && text.startsWith(name, start) ? Math.min(end, start + name.length) : end;
}
