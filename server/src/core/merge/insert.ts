import { type Edit, insert } from '../text/edit.ts';
import { type Element, indentBefore, replaceContent } from '../xml/index.ts';

/** The text that is edited, and how it is laid out. */
export interface Context {
  readonly text: string;
  readonly layout: Layout;
}

/** How a text is laid out, so that new lines look like those around them. */
interface Layout {
  /** What one level of children is indented by. */
  readonly unit: string;
  /** `\n` or `\r\n`. */
  readonly lineBreak: string;
}

/** The layout of a text with this root, as its first child shows it. */
export function layoutOf(text: string, root: Element): Layout {
  const first = root.children[0];
  const outer = indentBefore(text, root.span.start) ?? '';
  const inner = first && indentBefore(text, first.span.start);
  const unit = inner?.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  ';
  return { unit, lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Lines of markup, each indented relative to the first. */
export type Block = readonly string[];

/** Inserts blocks of lines behind a child, or as the first; on lines of their own where children have such. */
export function insertBlocks(
  context: Context,
  parent: Element,
  anchor: Element | undefined,
  blocks: readonly Block[],
): Edit {
  const { text, layout } = context;
  const sibling = anchor ?? parent.children[0];
  if (sibling === undefined) return insertFirst(context, parent, blocks.flat());

  const indent = indentBefore(text, sibling.span.start);
  const offset = endOfLine(text, parent, anchor?.span.end ?? parent.startTag.end);
  return insert(offset, blocks.map((it) => laidOut(it, indent, layout)).join(''));
}

/** Inserts lines into an element without children. */
function insertFirst({ text, layout }: Context, parent: Element, lines: Block): Edit {
  const outer = parent.span.start === 0 ? '' : indentBefore(text, parent.span.start);
  const inserted = laidOut(lines, outer === undefined ? undefined : outer + layout.unit, layout);
  const inside = text.slice(parent.textSpan.start, parent.textSpan.end);
  if (parent.form !== 'self-closing' && /[\r\n]/.test(inside))
    return insert(endOfLine(text, parent, parent.startTag.end), inserted);

  const content = outer === undefined ? inserted : `${inserted}${layout.lineBreak}${outer}`;
  return parent.form === 'self-closing'
    ? replaceContent(parent, content)
    : insert(parent.textSpan.end, content);
}

/** Lines with this indentation, each on its own line; all on one where there is none. */
function laidOut(lines: Block, indent: string | undefined, { lineBreak }: Layout): string {
  if (indent === undefined) return lines.map((it) => it.trimStart()).join('');
  return lines.map((it) => lineBreak + indent + it).join('');
}

/** Behind the comments that follow on the same line, for they speak of what stands before them. */
function endOfLine(text: string, parent: Element, offset: number): number {
  let end = offset;
  for (const node of parent.nodes) {
    if (node.span.start < end || node.kind === 'text') continue;
    if (node.kind !== 'comment' || !/^[ \t]*$/.test(text.slice(end, node.span.start))) break;
    end = node.span.end;
  }
  return end;
}
