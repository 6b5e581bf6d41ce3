import type { ElementNode, MarkupNode } from './nodes.ts';
import type { Scan } from './scan.ts';
import { indentation, skipSpace } from './space.ts';

/** How many ancestors are asked whether they may contain a child. */
const reach = 32;

/**
 * Index of the first content node that does not belong to an element without an end tag, but to what stands around it.
 * Whatever was read before the text ended the element's parent lies inside it, mostly wrongly so:
 * an unclosed element in the middle of a config would hold all that follows.
 */
export function firstOutside(scan: Scan, element: ElementNode, ancestors: readonly ElementNode[]): number {
  const { markup } = element;
  const near = ancestors.slice(-reach);
  const sign = layoutSign(scan.text, element);
  for (let index = 0; index < markup.length; index++) {
    const node = markup[index];
    if (node?.kind === 'element' && isOutside(scan, element, node, near, sign)) {
      return withCommentsBefore(scan.text, markup, index);
    }
  }
  return markup.length;
}

type LayoutSign = (child: ElementNode) => boolean;

function isOutside(
  { mayContain }: Scan,
  element: ElementNode,
  child: ElementNode,
  ancestors: readonly ElementNode[],
  sign: LayoutSign,
): boolean {
  const may = mayContain(element.name, child.name);
  if (may === true) return false;
  if (child.name === element.name) return true;
  if (may === false && ancestors.some((it) => mayContain(it.name, child.name) === true)) return true;
  return sign(child);
}

/**
 * What the layout says where the schema knows nothing:
 * an element that starts with text is a value, and children are indented deeper than their parent.
 */
function layoutSign(text: string, element: ElementNode): LayoutSign {
  const first = element.markup[0];
  if (first !== undefined && skipSpace(text, element.tagEnd) < first.start) return () => true;

  const own = indentation(text, element.start);
  if (own === undefined) return () => false;
  return (child) => {
    const indent = indentation(text, child.start);
    return indent !== undefined && indent.length <= own.length;
  };
}

/** Comments on lines of their own go with the element below them. */
function withCommentsBefore(text: string, markup: readonly MarkupNode[], index: number): number {
  let first = index;
  for (let node = markup[first - 1]; node?.kind === 'comment'; node = markup[first - 1]) {
    if (indentation(text, node.start) === undefined) break;
    first--;
  }
  return first;
}
