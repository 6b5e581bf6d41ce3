import { nearest } from '../text/nearest.ts';
import { type ElementNode, StrayNode } from './nodes.ts';
import { isOneLine } from './space.ts';

/**
 * Among the first `limit` content nodes, the end tag that was meant for this element:
 * `</CNA` or `</Cname>` in a `CNAME`, or any end tag right after the element's text.
 */
export function misspelledEnd(element: ElementNode, limit: number): StrayNode | undefined {
  for (const node of element.markup.slice(0, limit)) {
    if (node instanceof StrayNode && node.endName !== undefined) {
      if (isRightAfterText(element, node) || isMisspelling(node.endName, element.name)) return node;
    }
  }
  return undefined;
}

function isRightAfterText({ source, tagEnd, markup }: ElementNode, end: StrayNode): boolean {
  return markup[0] === end && isOneLine(source, tagEnd, end.start);
}

/** Longer names are not worth comparing letter by letter. */
const longest = 64;

/** Whether a name was half typed, or is nearly the other one. */
function isMisspelling(written: string, meant: string): boolean {
  if (meant.startsWith(written)) return true;
  return Math.max(written.length, meant.length) <= longest && nearest(written, [meant]) !== undefined;
}
