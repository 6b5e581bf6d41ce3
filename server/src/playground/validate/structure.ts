import type { Declaration } from '#schema';
import type { Node } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { childElements, textOf, type XmlElement } from '../xml.ts';

/** Where reports on the service's reading of a text disagree, the way to read it. */
export interface Reading {
  /**
   * An empty `<Items/>`: refused with MalformedInput in reports of 2014 to 2019 (aws/aws-sdk-ruby#1067 and #1954),
   * accepted in one of 2014 and in tools of 2026.
   */
  readonly emptyItems: 'refused' | 'accepted';
}

/**
 * Reads an element as what the schema declares, or says why its structure cannot be read.
 *
 * Unknown elements are dropped, and with them whatever they hold (UNVERIFIED, no report says what the service does).
 * White space around booleans, numbers and enum values is dropped (UNVERIFIED).
 */
export function readNode(element: XmlElement, declaration: Declaration, reading: Reading): Node | Refusal {
  const refusals: Refusal[] = [];
  const node = read(element, declaration);
  return refusals[0] ?? node;

  function read(it: XmlElement, declared: Declaration): Node {
    switch (declared.type.kind) {
      case 'structure':
        return readStructure(it, declared);
      case 'list':
        return readList(it, declared);
      case 'boolean':
        return readBoolean(it, declared);
      case 'integer':
        return readInteger(it, declared);
      case 'enum':
        return { declaration: declared, text: textOf(it).trim(), children: [] };
      case 'string':
        return { declaration: declared, text: textOf(it), children: [] };
    }
  }

  function readStructure(it: XmlElement, declared: Declaration): Node {
    if (hasText(it)) refusals.push(malformed('Unexpected complex element termination'));
    const byName = Map.groupBy(childElements(it), (child) => child.name);
    const children: Node[] = [];
    for (const memberDeclaration of declared.children.values()) {
      const [first, second] = byName.get(memberDeclaration.name) ?? [];
      // UNVERIFIED: no report says which of two the service takes, and taking either would hide the other.
      if (second !== undefined) refusals.push(malformed(`Unexpected second ${second.name} element`));
      if (first !== undefined) children.push(read(first, memberDeclaration));
    }
    return { declaration: declared, text: '', children };
  }

  function readList(it: XmlElement, declared: Declaration): Node {
    const children: Node[] = [];
    const found = childElements(it);
    const isRefused = found.length === 0 && declared.name === 'Items' && reading.emptyItems === 'refused';
    if (isRefused || hasText(it)) refusals.push(malformed('Unexpected list element termination'));
    for (const child of found) {
      const itemDeclaration = declared.children.get(child.name);
      // Reported for items without their element (pplu/aws-sdk-perl#112); for a wrong name it is UNVERIFIED.
      if (itemDeclaration === undefined) refusals.push(malformed('Unexpected complex element termination'));
      else children.push(read(child, itemDeclaration));
    }
    return { declaration: declared, text: '', children };
  }

  /** UNVERIFIED: the code for a value that is no boolean. SDKs send nothing but `true` and `false`. */
  function readBoolean(it: XmlElement, declared: Declaration): Node {
    const text = textOf(it).trim();
    if (text !== 'true' && text !== 'false')
      refusals.push(malformed(`Unexpected boolean value of ${it.name}`));
    return { declaration: declared, text, children: [] };
  }

  /** UNVERIFIED: the code for a value that is no number. */
  function readInteger(it: XmlElement, declared: Declaration): Node {
    const text = textOf(it).trim();
    const value = integerOf(text, it.name.endsWith('TTL') ? 64 : 32);
    if (value === undefined) refusals.push(malformed(`Unexpected integer value of ${it.name}`));
    return { declaration: declared, text: String(value ?? text), children: [] };
  }
}

/** Times to live are 64 bits long, every other number of a config 32 (AWS's service model). */
function integerOf(text: string, bits: 32 | 64): bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(bits, value) === value ? value : undefined;
}

/** White space is what XML calls so: a no-break space is a character like any other. */
function hasText(element: XmlElement): boolean {
  return /[^ \t\r\n]/.test(textOf(element));
}

function malformed(message: string): Refusal {
  return refusal('MalformedInput', message);
}
