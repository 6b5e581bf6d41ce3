import { XMLParser } from 'fast-xml-parser';
import { decodeReferences, flawOf } from './well-formed.ts';

/** One element of a request body, names and values as written, comments gone. */
export interface XmlElement {
  readonly name: string;
  readonly content: readonly Ordered[];
}

/** What fast-xml-parser makes of a node in `preserveOrder` mode: one key, the node's name. */
interface Ordered {
  readonly [name: string]: readonly Ordered[] | string;
}

/** Names that fast-xml-parser refuses to read; they are no members of a config, so any other name serves. */
const refusedNames = new Set(['__proto__', 'constructor', 'prototype']);

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  trimValues: false,
  // It decodes no numeric references and has limits of its own; `decodeReferences` does all of XML's.
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: Number.POSITIVE_INFINITY,
  jPath: false,
  transformTagName: (name) => (refusedNames.has(name) ? 'refused' : name),
});

/** The root element of a well-formed document, or in a few words why it is not well-formed. */
export function readXml(text: string): XmlElement | string {
  const normalized = text.replace(/\r\n?/g, '\n');
  const flaw = flawOf(normalized);
  if (flaw !== undefined) return flaw;

  const nodes = parser.parse(withoutInstructions(normalized)) as readonly Ordered[];
  return elementsOf(nodes)[0] ?? 'there is no element';
}

/** The child elements in document order. */
export function childElements({ content }: XmlElement): readonly XmlElement[] {
  return elementsOf(content);
}

/** The character data directly inside, decoded. */
export function textOf({ content }: XmlElement): string {
  let res = '';
  for (const node of content) {
    const text = node['#text'];
    if (typeof text === 'string') res += decodeReferences(text);
    const cdata = node['#cdata'];
    if (Array.isArray(cdata)) res += cdata.map((it) => it['#text']).join('');
  }
  return res;
}

/** fast-xml-parser looks for quotes in processing instructions, and fails where one has an odd number of them. */
function withoutInstructions(wellFormed: string): string {
  return wellFormed.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>/gs, (it) =>
    it.startsWith('<?') ? '' : it,
  );
}

function elementsOf(nodes: readonly Ordered[]): readonly XmlElement[] {
  return nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, content]) =>
      name.startsWith('#') || typeof content === 'string' ? [] : [{ name, content }],
    ),
  );
}
