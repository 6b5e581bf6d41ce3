import { schema } from '#schema';
import { type Kind, kinds } from './kind.ts';
import type { Node } from './node.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';
import { frameworkName, missingAt, type Reading, readNode } from './validate/index.ts';
import { childElements, readXml, textOf, type XmlElement } from './xml.ts';

/** A request body as the service takes it: UTF-8 bytes, or a text. */
export type Body = Uint8Array | string;

/** What a create with tags sends. */
export interface ConfigWithTags {
  readonly config: Node;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/**
 * Reads a body as a config of one kind, or says why it is none.
 *
 * UNVERIFIED: which code answers text that is no XML (MalformedInput is what structural errors get), a DOCTYPE, and
 * an empty body (MissingBody is modelled, MalformedXML possible).
 */
export function readConfigBody(body: Body, kind: Kind, reading: Reading): Node | Refusal {
  const element = readRoot(body);
  return isRefusal(element) ? element : configOf(element, kind, reading);
}

/** Reads the body of a create with tags. */
export function readTaggedBody(body: Body, kind: Kind, reading: Reading): ConfigWithTags | Refusal {
  const root = readRoot(body);
  if (isRefusal(root)) return root;
  const name = `${kinds[kind].root}WithTags`;
  if (root.name !== name) return missingAt(frameworkName(name));

  const inner = childElements(root).find((it) => it.name === kinds[kind].root);
  if (inner === undefined) return missingAt(taggedPath(kind));
  const config = configOf(inner, kind, reading);
  return isRefusal(config) ? config : { config, tags: tagsIn(root) };
}

/** What the framework calls the config inside a create with tags. */
export function taggedPath(kind: Kind): string {
  const { root } = kinds[kind];
  return `${frameworkName(root)}WithTags.${frameworkName(root)}`;
}

function readRoot(body: Body): XmlElement | Refusal {
  const text = decode(body);
  if (text === undefined) return refusal('MalformedInput', 'The request body is not UTF-8.');
  if (text.trim() === '') return refusal('MissingBody', 'The request body is missing.');
  const element = readXml(text);
  if (typeof element !== 'string') return element;
  return refusal('MalformedInput', `The request body is not well-formed XML: ${element}.`);
}

/** A config of the other kind, or a wrapper around one, leaves the payload empty. */
function configOf(element: XmlElement, kind: Kind, reading: Reading): Node | Refusal {
  const { root } = kinds[kind];
  return element.name === root
    ? readNode(element, schema.roots[root], reading)
    : missingAt(frameworkName(root));
}

function tagsIn(root: XmlElement): ConfigWithTags['tags'] {
  const at = (element: XmlElement, name: string) => childElements(element).filter((it) => it.name === name);
  const all = at(root, 'Tags')
    .flatMap((it) => at(it, 'Items'))
    .flatMap((it) => at(it, 'Tag'));
  const text = (element: XmlElement, name: string) => at(element, name).map(textOf).join('');
  return all.map((it) => ({ key: text(it, 'Key'), value: text(it, 'Value') }));
}

/** UNVERIFIED: a byte order mark is passed over, as XML 1.0 allows. */
function decode(body: Body): string | undefined {
  if (typeof body === 'string') return body.replace(/^\uFEFF/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
