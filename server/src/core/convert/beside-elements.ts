import type { ConfigDocument } from '../model/document.ts';
import { elementPath } from '../model/element-path.ts';
import { schema } from '../schema/index.ts';
import { lineStarts, positionAt } from '../text/position.ts';
import type { Element, XmlNode } from '../xml/index.ts';
import { type Notes, note } from './conversion.ts';

/** Notes what XML has besides elements and values, and what stands around the config: JSON has no place for it. */
export function noteBesideElements(doc: ConfigDocument, config: Element, notes: Notes): void {
  const starts = lineStarts(doc.text);
  const lineOf = ({ span }: XmlNode) => `line ${positionAt(starts, span.start).line + 1}`;
  const pending: XmlNode[] = doc.tree.nodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case 'comment':
        note(notes, 'JSON has no comments, so they are not kept', lineOf(node));
        break;
      case 'processing-instruction':
        if (node.target !== 'xml') note(notes, 'Processing instructions are not kept', lineOf(node));
        break;
      case 'element':
        if (!isAround(node, config) && !isInside(node, config)) {
          note(notes, 'Left out, for it is no part of the config', node.name);
          break;
        }
        if (isInside(node, config)) noteAttributes(doc, node, config, notes);
        for (const inner of node.nodes.toReversed()) pending.push(inner);
        break;
      case 'text':
      case 'cdata':
      case 'doctype':
      case 'stray':
    }
  }
}

function noteAttributes(doc: ConfigDocument, element: Element, config: Element, notes: Notes): void {
  for (const { name, value } of element.attributes) {
    if (element === config && name === 'xmlns' && value === schema.namespace) continue;
    note(notes, 'Attributes are not kept', `${elementPath(doc, element.span.start)}/@${name}`);
  }
}

function isAround({ span }: Element, config: Element): boolean {
  return span.start < config.span.start && config.span.end < span.end;
}

function isInside({ span }: Element, config: Element): boolean {
  return config.span.start <= span.start && span.end <= config.span.end;
}
