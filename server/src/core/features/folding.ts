import type { ConfigDocument } from '../model/document.ts';
import type { Span } from '../text/edit.ts';
import { lineStarts, positionAt } from '../text/position.ts';
import type { XmlNode } from '../xml/index.ts';

/** Whole lines that fold to the first of them: from the line of `start` to the line of `end`. */
export interface FoldingRange {
  readonly kind: 'element' | 'comment';
  readonly span: Span;
}

/**
 * Elements and comments over more than one line, in document order. An end tag on a line of its own stays visible.
 * An unclosed element does not fold: where it ends is a guess.
 */
export function foldingRanges(doc: ConfigDocument): readonly FoldingRange[] {
  if (doc.config === undefined) return [];

  const starts = lineStarts(doc.text);
  const res: FoldingRange[] = [];
  const stack: XmlNode[] = doc.tree.nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { start } = node.span;
    const end = foldedEnd(node, doc.text, starts);
    if (end !== undefined && positionAt(starts, end).line > positionAt(starts, start).line) {
      res.push({ kind: node.kind === 'comment' ? 'comment' : 'element', span: { start, end } });
    }
    if (node.kind === 'element') for (const it of node.nodes.toReversed()) stack.push(it);
  }
  return res;
}

/** An offset in the last line that folds away. */
function foldedEnd(node: XmlNode, text: string, starts: readonly number[]): number | undefined {
  if (node.kind === 'comment') return node.span.end;
  if (node.kind !== 'element' || node.endTag === undefined) return undefined;

  const { start, end } = node.endTag;
  const lineStart = starts[positionAt(starts, start).line] ?? 0;
  return text.slice(lineStart, start).trim() === '' && lineStart > 0 ? lineStart - 1 : end;
}
