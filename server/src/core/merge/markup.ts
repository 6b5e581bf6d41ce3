import type { Part } from '../model/part.ts';
import { type Element, escapeText, type XmlNode } from '../xml/index.ts';

/**
 * The markup of a part in lines without indentation of the first, in the order the service returns members.
 * No value holds a raw line break, so that lines may be joined and indented at will.
 */
export function markupLines(part: Part, unit: string): readonly string[] {
  const { element, declaration, parts } = part;
  if (declaration === undefined) return [foreignMarkup(element)];
  const kind = declaration.type.kind;
  if (kind !== 'structure' && kind !== 'list') {
    return [
      element.children.length > 0
        ? foreignMarkup(element)
        : `<${element.name}>${escapeValue(part.text)}</${element.name}>`,
    ];
  }

  const children = [...parts.values()];
  const items = children.filter((it) => it.isItem);
  const isCounted = declaration.children.has('Quantity') && declaration.children.has('Items');
  const lines = isCounted
    ? [...countedLines(declaration.children.keys(), children, items, unit)]
    : children.toSorted(byDeclaration(part)).flatMap((it) => markupLines(it, unit));
  return wrap(element.name, lines, unit);
}

/** An element around lines. */
export function wrap(name: string, lines: readonly string[], unit: string): readonly string[] {
  if (lines.length === 0) return [`<${name}></${name}>`];
  return [`<${name}>`, ...lines.map((it) => unit + it), `</${name}>`];
}

/** Character data on one line. */
export function escapeValue(value: string): string {
  return escapeText(value).replaceAll('\n', '&#10;');
}

function* countedLines(
  names: Iterable<string>,
  children: readonly Part[],
  items: readonly Part[],
  unit: string,
): Iterable<string> {
  const members = children.filter((it) => !it.isItem);
  for (const name of names) {
    if (name === 'Quantity') yield `<Quantity>${items.length}</Quantity>`;
    else if (name !== 'Items')
      yield* members.filter((it) => it.element.name === name).flatMap((it) => markupLines(it, unit));
    else if (items.length > 0)
      yield* wrap(
        'Items',
        items.flatMap((it) => markupLines(it, unit)),
        unit,
      );
  }
  yield* members.filter((it) => it.declaration === undefined).flatMap((it) => markupLines(it, unit));
}

/** In the order of the schema; what it does not know, and the items of a bare list, keep theirs behind. */
function byDeclaration({ declaration }: Part): (a: Part, b: Part) => number {
  const names = [...(declaration?.children.keys() ?? [])];
  const rank = (it: Part) =>
    it.isItem || it.declaration === undefined ? names.length : names.indexOf(it.element.name);
  return (a, b) => rank(a) - rank(b);
}

/** Everything an unknown element says, on one line, without comments. Any depth. */
function foreignMarkup(root: Element): string {
  const res: string[] = [];
  const pending: (XmlNode | string)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') res.push(next);
    else if (next.kind === 'element') {
      res.push(
        `<${next.name}${next.attributes.map((it) => ` ${it.name}="${escapeAttribute(it.value)}"`).join('')}>`,
      );
      pending.push(`</${next.name}>`);
      const isLayout = (it: XmlNode) =>
        next.children.length > 0 && it.kind === 'text' && /^[ \t\r\n]*$/.test(it.value);
      for (const it of next.nodes.toReversed()) if (!isLayout(it)) pending.push(it);
    } else if (next.kind === 'text' || next.kind === 'cdata') res.push(escapeValue(next.value));
  }
  return res.join('');
}

function escapeAttribute(value: string): string {
  return escapeValue(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;');
}
