import { type Element, escapeText, type XmlNode } from '../xml/index.ts';

/**
 * One text for everything an element says: names, attributes, order and decoded values.
 * White space between elements says nothing, nor does the form of an empty element, of references
 * and of CDATA. Comments and processing instructions count when kept. Any depth.
 */
export function canonicalText(root: Element, comments: 'kept' | 'dropped' = 'dropped'): string {
  const res: string[] = [];
  const pending: (XmlNode | string)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') res.push(next);
    else if (next.kind === 'element') {
      res.push(startTag(next));
      pending.push('</>');
      for (const it of contentOf(next, comments).toReversed()) pending.push(it);
    } else if (next.kind === 'text' || next.kind === 'cdata') res.push(escapeText(next.value));
    else res.push(`<!${next.kind} ${'value' in next ? escapeText(next.value) : ''}>`);
  }
  return res.join('');
}

function contentOf(element: Element, comments: 'kept' | 'dropped'): readonly XmlNode[] {
  const hasChildren = element.children.length > 0;
  return element.nodes.filter((it) => {
    if (it.kind === 'comment' || it.kind === 'processing-instruction') return comments === 'kept';
    return !hasChildren || it.kind !== 'text' || !/^[ \t\r\n]*$/.test(it.value);
  });
}

function startTag({ name, attributes }: Element): string {
  const sorted = attributes.map((it) => ` ${it.name}=${JSON.stringify(it.value)}`).sort();
  return `<${name}${sorted.join('')}>`;
}
