import { XMLParser } from 'fast-xml-parser';
import type { Span } from '../text/edit.ts';
import { parseXml } from './parse.ts';
import { decodeAttribute, decodeText } from './references.ts';
import type { Element, XmlTree } from './tree.ts';

export type SecondOpinion =
  | { readonly kind: 'agree' }
  | { readonly kind: 'disagree'; readonly message: string; readonly at: Span };

/**
 * Reads a text with an independent parser, fast-xml-parser, and compares elements, ranges, attributes and values
 * with our own tree. Where the two differ, nobody can be sure what CloudFront would read.
 * Messages never quote values, because a value may be secret.
 */
export function secondOpinion(text: string): SecondOpinion {
  const tree = parseXml(text);
  const [problem] = tree.problems;
  if (problem !== undefined) return disagree(`The text is not well-formed: ${problem.message}`, problem.at);

  const doctype = tree.nodes.find((it) => it.kind === 'doctype');
  if (doctype !== undefined) return disagree('The text has a DOCTYPE.', doctype.span);

  const theirs = readIndependently(text);
  if (typeof theirs === 'string') {
    return disagree(`A second parser refuses the text: ${theirs}`, tree.root?.nameSpan);
  }

  return compare(ourReadings(tree), theirs) ?? { kind: 'agree' };
}

/** What one parser says of one element. */
interface Reading {
  readonly name: string;
  readonly span: Partial<Span>;
  readonly attributes: string;
  readonly text: string;
}

function compare(ours: readonly Reading[], theirs: readonly Reading[]): SecondOpinion | undefined {
  for (const [index, our] of ours.entries()) {
    const their = theirs[index];
    const { start = 0, end = 0 } = our.span;
    const at = { start, end };
    if (their?.name !== our.name) return disagree(`A second parser does not see <${our.name}> here.`, at);
    if (their.span.start !== start || their.span.end !== end) {
      return disagree(`A second parser sees <${our.name}> start or end elsewhere.`, at);
    }
    if (their.attributes !== our.attributes) {
      return disagree(`A second parser reads other attributes in <${our.name}>.`, at);
    }
    if (their.text !== our.text) return disagree(`A second parser reads another value in <${our.name}>.`, at);
  }
  const surplus = theirs[ours.length];
  if (surplus === undefined) return undefined;

  return disagree(`A second parser sees one more element: ${surplus.name}`, ours[0]?.span);
}

function disagree(message: string, { start = 0, end = 0 }: Partial<Span> = {}): SecondOpinion {
  return { kind: 'disagree', message, at: { start, end } };
}

/** All elements in text order. */
function ourReadings({ root }: XmlTree): readonly Reading[] {
  const readings: Reading[] = [];
  const pending: Element[] = root === undefined ? [] : [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const attributes = element.attributes.map(({ name, value }) => [name, value]);
    const { name, span, text } = element;
    readings.push({ name, span, attributes: JSON.stringify(attributes), text });
    for (const child of element.children.toReversed()) pending.push(child);
  }
  return readings;
}

const attributePrefix = '@_';

// Numbers stay text, white space stays, and references stay as written: fast-xml-parser does not decode numeric ones.
const options = {
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: attributePrefix,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  commentPropName: '#comment',
  cdataPropName: '#cdata',
};

/** All elements in text order as fast-xml-parser sees them, or why it refuses the text. */
function readIndependently(text: string): readonly Reading[] | string {
  try {
    return theirReadings(new XMLParser(options).parse(text));
  } catch (error) {
    // Its message may go on with a piece of the text.
    return error instanceof Error ? error.message.replace(/ Context:.*/s, '') : 'it gives no reason.';
  }
}

/** What fast-xml-parser makes of a node: its name with its content, attributes under `:@`, offsets under a symbol. */
type ForeignNode = Readonly<Record<PropertyKey, unknown>>;

function theirReadings(document: unknown): readonly Reading[] {
  const readings: Reading[] = [];
  const pending = foreignNodes(document).toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameOf(node);
    if (name.startsWith('#') || name.startsWith('?')) continue;

    const content = foreignNodes(node[name]);
    const attributes = Object.entries(asNode(node[':@'])).map(([key, value]) => [
      key.slice(attributePrefix.length),
      decodeAttribute(String(value)),
    ]);
    const text = content.map(characterData).join('');
    readings.push({ name, span: offsets(node), attributes: JSON.stringify(attributes), text });
    for (const child of content.reverse()) pending.push(child);
  }
  return readings;
}

function characterData(node: ForeignNode): string {
  if ('#text' in node) return decodeText(String(node['#text']));
  if ('#cdata' in node)
    return foreignNodes(node['#cdata'])
      .map((it) => String(it['#text']))
      .join('');
  return '';
}

function nameOf(node: ForeignNode): string {
  return Object.keys(node).find((it) => it !== ':@') ?? '#none';
}

function offsets(node: ForeignNode): Partial<Span> {
  // Its type says `Symbol`, the object, where it means the primitive.
  const metaData = XMLParser.getMetaDataSymbol() as unknown as symbol;
  const { startIndex, endIndex } = asNode(node[metaData]);
  return typeof startIndex === 'number' && typeof endIndex === 'number'
    ? { start: startIndex, end: endIndex }
    : {};
}

function foreignNodes(value: unknown): ForeignNode[] {
  return Array.isArray(value) ? value.map(asNode) : [];
}

function asNode(value: unknown): ForeignNode {
  return typeof value === 'object' && value !== null ? (value as ForeignNode) : {};
}
