import { type ConfigDocument, configInside, parseConfig, rootDeclaration } from '../model/document.ts';
import { elementPath } from '../model/element-path.ts';
import { type Declaration, schema } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { noteBesideElements } from './beside-elements.ts';
import { type Conversion, type Notes, note, sentences } from './conversion.ts';

/**
 * A config as JSON, as the AWS CLI takes it for `--distribution-config` and prints it under `DistributionConfig`:
 * https://docs.aws.amazon.com/cli/latest/reference/cloudfront/update-distribution.html
 * Members stay in the order of the document, values are exact. What the schema does not know is kept as text.
 */
export function convertToJson(xml: string): Conversion {
  const doc = parseConfig(xml);
  const [problem] = doc.tree.problems;
  if (problem !== undefined) {
    const message = `This is not well-formed XML: ${problem.message}`;
    return { kind: 'not-converted', message, at: problem.at };
  }
  const { root } = doc.tree;
  const config = doc.config?.element ?? (root && configInside(root));
  const declaration = config && rootDeclaration(config.name);
  if (root === undefined || config === undefined || declaration === undefined) {
    const message = 'There is no DistributionConfig or StreamingDistributionConfig in this XML.';
    return { kind: 'not-converted', message, at: root?.nameSpan ?? { start: 0, end: 0 } };
  }
  const doctype = doc.tree.nodes.find((it) => it.kind === 'doctype');
  if (doctype !== undefined) {
    const message = 'A DOCTYPE can change what a text means, so a config has none.';
    return { kind: 'not-converted', message, at: doctype.span };
  }
  const notes: Notes = new Map();
  const text = written(doc, { element: config, declaration, depth: 0, lead: '' }, notes);
  noteBesideElements(doc, config, notes);
  return { kind: 'converted', text: `${text}\n`, notes: sentences(notes) };
}

/** An element whose value is to be written. */
interface Item {
  readonly element: Element;
  /** Undefined for what the schema does not know, and for everything in it. */
  readonly declaration: Declaration | undefined;
  readonly depth: number;
  /** What stands before the value: comma, line break, name. */
  readonly lead: string;
}

function written(doc: ConfigDocument, root: Item, notes: Notes): string {
  const res: string[] = [];
  const pending: (string | Item)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      res.push(next);
      continue;
    }
    const { element, depth, lead } = next;
    const form = formOf(next);
    if (form === 'value') {
      res.push(lead + literalOf(doc, next, notes));
      continue;
    }
    if (!isBlank(element.text)) note(notes, 'Text beside elements is not kept', pathOf(doc, element));
    const inner = form === 'array' ? itemsOf(doc, next, notes) : membersOf(doc, next, notes);
    const [open, close] = form === 'array' ? '[]' : '{}';
    res.push(`${lead}${open}`);
    pending.push(inner.length === 0 ? `${close}` : `${lineBreak(depth)}${close}`);
    for (const it of inner.toReversed()) pending.push(it);
  }
  return res.join('');
}

/** What an element becomes. A list or a structure that holds a mere text becomes that text. */
function formOf({ element, declaration }: Item): 'object' | 'array' | 'value' {
  const { children, name, text } = element;
  const kind = declaration?.type.kind;
  if (children.length === 0 && (kind === undefined || !isBlank(text))) return 'value';
  if (kind === 'list') return 'array';
  if (kind === 'structure') return 'object';
  if (children.length === 0) return 'value';
  if (kind !== undefined) return 'object';
  return name === 'Items' || children.every((it) => it.name === 'member') ? 'array' : 'object';
}

function membersOf(
  doc: ConfigDocument,
  { element, declaration, depth }: Item,
  notes: Notes,
): readonly Item[] {
  const seen = new Set<string>();
  const members: Item[] = [];
  for (const child of element.children) {
    if (seen.has(child.name)) {
      note(notes, 'Left out, for JSON has room for one of each name', pathOf(doc, child));
      continue;
    }
    seen.add(child.name);
    const declared = declaration?.children.get(child.name);
    if (declaration !== undefined && declared === undefined) note(notes, unknown, pathOf(doc, child));
    const comma = members.length === 0 ? '' : ',';
    const lead = `${comma}${lineBreak(depth + 1)}${JSON.stringify(child.name)}: `;
    members.push({ element: child, declaration: declared, depth: depth + 1, lead });
  }
  return members;
}

function itemsOf(doc: ConfigDocument, { element, declaration, depth }: Item, notes: Notes): readonly Item[] {
  const item = declaration?.type.kind === 'list' ? declaration.type.item : undefined;
  return element.children.map((child, index) => {
    const isNamedSo =
      declaration === undefined ? child.name === 'member' : declaration.children.has(child.name);
    if (!isNamedSo) note(notes, 'The names of items are not kept', pathOf(doc, child));
    const lead = `${index === 0 ? '' : ','}${lineBreak(depth + 1)}`;
    return { element: child, declaration: item, depth: depth + 1, lead };
  });
}

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function literalOf(doc: ConfigDocument, { element, declaration }: Item, notes: Notes): string {
  const { text } = element;
  const kind = declaration?.type.kind;
  if (kind !== 'boolean' && kind !== 'integer') return JSON.stringify(text);

  const isLiteral = kind === 'boolean' ? text === 'true' || text === 'false' : number.test(text);
  if (isLiteral) return text;
  note(notes, `No ${kind}, kept as a string`, pathOf(doc, element));
  return JSON.stringify(text);
}

/** As the AWS CLI indents. Deeper levels than any config has are not indented further. */
function lineBreak(depth: number): string {
  return `\n${'    '.repeat(Math.min(depth, 40))}`;
}

function pathOf(doc: ConfigDocument, element: Element): string {
  return elementPath(doc, element.span.start);
}

function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

const unknown = `Not in the API of SDK ${schema.version}, kept as it stands, its values as strings`;
