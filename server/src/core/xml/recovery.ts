import { insert, replace } from '../text/edit.ts';
import type { ElementNode, MarkupNode } from './nodes.ts';
import type { EndTag } from './outline.ts';
import { fix, problem, type Scan, trimEnd } from './scan.ts';

/**
 * Ends an element that has no end tag.
 * Answers the nodes that turn out to stand after it; text between them goes with them.
 * `ancestors` are the open elements around it, outermost first; without one everything stays inside.
 */
export function endWithoutEndTag(
  scan: Scan,
  element: ElementNode,
  contentEnd: number,
  ancestors: readonly ElementNode[],
): readonly MarkupNode[] {
  const isUnfinished = scan.unfinished.has(element);
  element.contentEnd = Math.max(contentEnd, element.tagEnd);
  element.end = element.contentEnd;
  if (!isUnfinished) {
    const message = `<${element.name}> has no end tag.`;
    scan.report(
      'unclosed',
      element.start,
      element.tagEnd,
      message,
      fix(`Insert </${element.name}>`, insert(element.end, `</${element.name}>`)),
    );
  }
  return [];
}

/** Whether an end tag that fits an open ancestor rather belongs to something inside it that was never opened. */
export function belongsDeeper(
  _scan: Scan,
  _open: readonly ElementNode[],
  _index: number,
  _tag: EndTag,
): boolean {
  return false;
}
