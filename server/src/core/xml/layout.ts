import type { Span } from '../text/edit.ts';
import { parseXml } from './parse.ts';
import { isSpace } from './space.ts';
import type { Element, XmlNode } from './tree.ts';

/** Deeper levels are not indented any further: no config has them, and the text would grow with their square. */
const deepest = 40;

/**
 * Lays out a document with two spaces a level, one element a line, LF and a final line end.
 * Only white space between elements changes: an element that holds character data, or no element,
 * stays as written, and so do comments, processing instructions and tags.
 * A text that is not well-formed comes back unchanged.
 */
export function layOut(text: string): string {
  const tree = parseXml(text);
  if (tree.problems.length > 0) return text;

  const lines: string[] = [];
  const line = (depth: number, { start, end }: Span) => {
    lines.push(`${'  '.repeat(Math.min(depth, deepest))}${text.slice(start, end)}\n`);
  };
  const pending: Item[] = [];
  const later = (nodes: readonly Item['node'][], depth: number) => {
    for (const node of nodes.toReversed()) pending.push({ node, depth });
  };
  later(tree.nodes, 0);
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { node, depth } = item;
    if (node.kind === 'end-tag' || !isBlock(text, node)) {
      if (node.kind !== 'text') line(depth, node.span);
      continue;
    }
    line(depth, node.startTag);
    if (node.endTag !== undefined) later([{ kind: 'end-tag', span: node.endTag }], depth);
    later(node.nodes, depth + 1);
  }
  return (text.startsWith('\ufeff') ? '\ufeff' : '') + lines.join('');
}

interface Item {
  readonly node: XmlNode | { readonly kind: 'end-tag'; readonly span: Span };
  readonly depth: number;
}

/** Whether white space in an element means nothing: it holds elements and no other character data. */
function isBlock(text: string, node: XmlNode): node is Element {
  if (node.kind !== 'element' || node.children.length === 0) return false;
  return node.nodes.every((it) => it.kind !== 'cdata' && (it.kind !== 'text' || isBlank(text, it.span)));
}

function isBlank(text: string, { start, end }: Span): boolean {
  for (let offset = start; offset < end; offset++) if (!isSpace(text.charCodeAt(offset))) return false;
  return true;
}
