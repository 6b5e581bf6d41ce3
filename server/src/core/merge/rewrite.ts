import { isOrdered, itemDeclaration } from '../model/list-keys.ts';
import type { Part } from '../model/part.ts';
import { longestKept } from '../plan/moves.ts';
import { applyEdits, type Edit, insert, remove, replace, type Span } from '../text/edit.ts';
import { type Element, indentBefore, removeElement, replaceContent } from '../xml/index.ts';
import { type Block, type Context, insertBlocks, layoutOf } from './insert.ts';
import { escapeValue, markupLines, wrap } from './markup.ts';

/**
 * Minimal text edits that make the config in `text` say what `target` says. Parts that `target` shares with
 * `from` are not touched; comments and layout stay; elements that come in are laid out like their neighbors.
 */
export function rewrite(text: string, from: Part, target: Part): readonly Edit[] {
  return rewritePart({ text, layout: layoutOf(text, from.element) }, from, target);
}

function rewritePart(context: Context, from: Part, target: Part): readonly Edit[] {
  if (from === target) return [];
  const kind = target.declaration?.type.kind;
  if (kind !== 'structure' && kind !== 'list') return rewriteValue(context, from, target);
  if (from.element.children.length === 0) return fill(context, from.element, target);
  return [...rewriteMembers(context, from, target), ...rewriteItems(context, from, target)];
}

/** Only the character data is replaced, so that a comment inside stays. */
function rewriteValue(
  { text, layout }: Context,
  { element, text: value }: Part,
  target: Part,
): readonly Edit[] {
  if (value === target.text) return [];
  if (target.declaration === undefined || element.children.length > 0 || target.element.children.length > 0) {
    const indent = `${layout.lineBreak}${indentBefore(text, element.span.start) ?? ''}`;
    return [replace(element.span, markupLines(target, layout.unit).join(indent))];
  }
  const comments = element.nodes.filter((it) => it.kind !== 'text' && it.kind !== 'cdata');
  if (comments.length === 0) return [replaceContent(element, escapeValue(target.text))];

  const data = element.nodes.filter((it) => it.kind === 'text' || it.kind === 'cdata');
  return [insert(element.textSpan.start, escapeValue(target.text)), ...data.map((it) => remove(it.span))];
}

/** Puts everything into an element that holds no other. */
function fill(context: Context, element: Element, target: Part): readonly Edit[] {
  const { unit } = context.layout;
  const lines = markupLines(target, unit).slice(1, -1);
  if (lines.length === 0) return [];
  return [insertBlocks(context, element, undefined, [lines.map((it) => it.slice(unit.length))])];
}

function rewriteMembers(context: Context, from: Part, target: Part): readonly Edit[] {
  const [old, wanted] = [membersOf(from), membersOf(target)];
  const staying = old.filter((it) => target.parts.has(it.step));
  const going = old.filter((it) => !target.parts.has(it.step));
  const coming = wanted.filter((it) => !from.parts.has(it.step));

  const stays = new Set(staying.map((it) => it.element));
  for (const it of from.element.children) {
    if (it.name === 'Quantity' || (it.name === 'Items' && itemsOf(target).length > 0)) stays.add(it);
  }
  return [
    ...staying.flatMap((it) => rewritePart(context, it, target.parts.get(it.step) ?? it)),
    ...going.map((it) => removeElement(context.text, it.element)),
    ...insertMembers(context, from, coming, stays),
  ];
}

/** Inserts each member behind the last one that the schema has before it. */
function insertMembers(
  context: Context,
  { element, declaration }: Part,
  comes: readonly Part[],
  stays: ReadonlySet<Element>,
): readonly Edit[] {
  const names = [...(declaration?.children.keys() ?? [])];
  const rank = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  const sorted = comes.toSorted((a, b) => rank(a.element.name) - rank(b.element.name));
  const byAnchor = new Map<Element | undefined, Block[]>();
  for (const part of sorted) {
    const anchor = element.children.findLast(
      (it) => stays.has(it) && rank(it.name) <= rank(part.element.name),
    );
    const blocks = byAnchor.get(anchor) ?? [];
    byAnchor.set(anchor, [...blocks, markupLines(part, context.layout.unit)]);
  }
  return [...byAnchor].map(([anchor, blocks]) => insertBlocks(context, element, anchor, blocks));
}

function rewriteItems(context: Context, from: Part, target: Part): readonly Edit[] {
  const [old, wanted] = [itemsOf(from), inOrder(from, target)];
  if (old.length === 0 && wanted.length === 0) return [];

  const isCounted = target.declaration?.children.has('Items') ?? false;
  if (!isCounted) return rewriteOrder(context, from.element, from, old, wanted);

  const count = old.length === wanted.length ? [] : setQuantity(context, from, wanted.length);
  const wrappers = from.element.children.filter((it) => it.name === 'Items');
  const [wrapper] = wrappers;
  if (wrapper === undefined) return [...count, insertItems(context, from, wanted)];
  if (wanted.length === 0) return [...count, ...wrappers.flatMap((it) => removeWrapper(context, it, old))];
  return [...count, ...rewriteOrder(context, wrapper, from, old, wanted)];
}

/** The items that are wanted; those of a set stay as they stand, with what comes behind them. */
function inOrder(from: Part, target: Part): readonly Part[] {
  const wanted = itemsOf(target);
  const item = target.declaration && itemDeclaration(target.declaration);
  if (item === undefined || isOrdered(item)) return wanted;
  const stay = itemsOf(from).flatMap((it) => target.parts.get(it.step) ?? []);
  return [...stay, ...wanted.filter((it) => !from.parts.has(it.step))];
}

/** Items that stay in their order are edited in place; the others leave their place and come in at the new one. */
function rewriteOrder(
  context: Context,
  wrapper: Element,
  from: Part,
  old: readonly Part[],
  wanted: readonly Part[],
): readonly Edit[] {
  const wantedSteps = new Set(wanted.map((it) => it.step));
  const oldSteps = old.map((it) => it.step).filter((it) => wantedSteps.has(it));
  const newSteps = wanted.map((it) => it.step).filter((it) => from.parts.has(it));
  const kept = longestKept(oldSteps, newSteps);
  const leaving = old.flatMap((it): Edit | readonly Edit[] => {
    if (kept.has(it.step)) return [];
    if (!wantedSteps.has(it.step)) return removeElement(context.text, it.element);
    return remove(withCommentsAbove(context.text, wrapper, it.element, 'line'));
  });

  const edits: Edit[] = [];
  let anchor: Element | undefined;
  let blocks: Block[] = [];
  const insertPending = () => {
    if (blocks.length > 0) edits.push(insertBlocks(context, wrapper, anchor, blocks));
    blocks = [];
  };
  for (const part of wanted) {
    const before = from.parts.get(part.step);
    if (before === undefined) blocks.push(markupLines(part, context.layout.unit));
    else if (!kept.has(part.step)) blocks.push([movedText(context, wrapper, before, part)]);
    else {
      insertPending();
      anchor = before.element;
      edits.push(...rewritePart(context, before, part));
    }
  }
  insertPending();
  return [...leaving, ...edits];
}

/** The text of an item as it will stand at its new place: with its comments and with the edits inside it. */
function movedText(context: Context, wrapper: Element, from: Part, target: Part): string {
  const { start, end } = withCommentsAbove(context.text, wrapper, from.element, 'text');
  const edits = rewritePart(context, from, target).map((it) => ({
    ...it,
    span: { start: it.span.start - start, end: it.span.end - start },
  }));
  return applyEdits(context.text.slice(start, end), edits);
}

/** An item and the comments on the lines directly above it, which speak of it; as text, or with its lines. */
function withCommentsAbove(text: string, wrapper: Element, element: Element, extent: 'text' | 'line'): Span {
  let start = element.span.start;
  for (const node of wrapper.nodes.toReversed()) {
    if (node.span.end > start || node.kind === 'text') continue;
    const isDirectlyAbove =
      node.kind === 'comment' && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(node.span.end, start));
    if (!isDirectlyAbove || indentBefore(text, node.span.start) === undefined) break;
    start = node.span.start;
  }
  if (extent === 'text') return { start, end: element.span.end };
  const whole = removeElement(text, { ...element, span: { start, end: element.span.end } });
  return whole.span;
}

/** Without items CloudFront expects no `Items`; comments in it stay. */
function removeWrapper({ text }: Context, wrapper: Element, items: readonly Part[]): readonly Edit[] {
  const hasComments = wrapper.nodes.some((it) => it.kind === 'comment');
  if (!hasComments || wrapper.endTag === undefined) return [removeElement(text, wrapper)];

  const tags = [wrapper.startTag, wrapper.endTag].map((span) => removeElement(text, { ...wrapper, span }));
  const inside = items.filter((it) => wrapper.children.includes(it.element));
  return [...tags, ...inside.map((it) => removeElement(text, it.element))];
}

function setQuantity(context: Context, { element, declaration }: Part, count: number): readonly Edit[] {
  const quantity = element.children.find((it) => it.name === 'Quantity');
  if (quantity !== undefined) return [replaceContent(quantity, String(count))];

  const names = [...(declaration?.children.keys() ?? [])];
  const before = new Set(names.slice(0, names.indexOf('Quantity')));
  const anchor = element.children.findLast((it) => before.has(it.name));
  return [insertBlocks(context, element, anchor, [[`<Quantity>${count}</Quantity>`]])];
}

function insertItems(context: Context, { element }: Part, items: readonly Part[]): Edit {
  const { unit } = context.layout;
  const lines = items.flatMap((it) => markupLines(it, unit));
  const anchor = element.children.find((it) => it.name === 'Quantity');
  return insertBlocks(context, element, anchor, [wrap('Items', lines, unit)]);
}

function membersOf(part: Part): readonly Part[] {
  return [...part.parts.values()].filter((it) => !it.isItem);
}

function itemsOf(part: Part): readonly Part[] {
  return [...part.parts.values()].filter((it) => it.isItem);
}
