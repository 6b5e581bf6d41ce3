import type { ConfigDocument } from '../../model/document.ts';
import type { Span } from '../../text/edit.ts';
import type { Element, XmlNode } from '../../xml/index.ts';

/** A comment that silences rules at one place, or in the whole document when it stands before the root. */
export interface Suppression {
  /** The comment. */
  readonly at: Span;
  readonly names: readonly SuppressedName[];
  /** Findings that start in here are meant. */
  readonly covers: 'document' | Span;
}

/** The id of a rule as a comment names it. */
export interface SuppressedName {
  readonly id: string;
  readonly at: Span;
}

/** What a suppressing comment starts with; ids and a reason follow: `cloudfront-config-disable id, id: reason`. */
export const suppressionWord = 'cloudfront-config-disable';

const form = new RegExp(`^\\s*${suppressionWord}(?![\\w-])([^:]*)`);

/** The suppressing comments of a document, in text order. */
export function readSuppressions(doc: ConfigDocument): readonly Suppression[] {
  const { text, tree } = doc;
  // Nearly no document has any, and walking over every node of one costs more than all rules together.
  if (!text.includes(suppressionWord)) return [];

  const found: Suppression[] = [];
  const pending: Element[] = [];
  const look = (nodes: readonly XmlNode[]) => {
    nodes.forEach((node, index) => {
      if (node.kind === 'element') pending.push(node);
      if (node.kind !== 'comment') return;
      const names = namesIn(text, node.span);
      if (names === undefined) return;
      const isAboveRoot = nodes === tree.nodes && node.span.end <= (tree.root?.span.start ?? text.length);
      const covers = isAboveRoot ? 'document' : coveredBy(text, node.span, nodes.slice(index + 1));
      found.push({ at: node.span, names, covers });
    });
  };
  look(tree.nodes);
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) look(element.nodes);
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Undefined for a comment that says something else. */
function namesIn(text: string, { start, end }: Span): readonly SuppressedName[] | undefined {
  const inside = start + '<!--'.length;
  const match = form.exec(text.slice(inside, end).replace(/-->$/, ''));
  if (match === null) return undefined;

  const [whole, list = ''] = match;
  const listStart = inside + whole.length - list.length;
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    at: { start: listStart + index, end: listStart + index + id.length },
  }));
}

/**
 * What follows the comment: an element's start tag, the whole of an element without children, a piece of text.
 * When the comment ends its line, all of the next line.
 */
function coveredBy(text: string, comment: Span, following: readonly XmlNode[]): Span {
  const next = following.find((it) => !isBetween(text, it));
  if (next === undefined) return { start: comment.end, end: comment.end };

  const written = text.slice(next.span.start, next.span.end);
  const start = next.span.end - written.trimStart().length;
  const hasChildren = next.kind === 'element' && next.children.length > 0;
  const end = hasChildren ? next.startTag.end : next.span.end;
  const isOnNextLine = /[\r\n]/.test(text.slice(comment.end, start));
  return { start, end: isOnNextLine ? Math.max(end, lineEnd(text, start)) : end };
}

/** White space and other comments may stand between a comment and what it is about. */
function isBetween(text: string, { kind, span }: XmlNode): boolean {
  if (kind === 'comment' || kind === 'processing-instruction') return true;
  return kind === 'text' && text.slice(span.start, span.end).trim() === '';
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}
