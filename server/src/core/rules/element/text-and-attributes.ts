import { type Declaration, schema } from '../../schema/index.ts';
import { remove, replace, type Span } from '../../text/edit.ts';
import { removeSpan } from '../../xml/edits.ts';
import type { CharacterData, Element } from '../../xml/index.ts';
import { type ElementContext, type ElementRule, type Fix, noReports, type Report } from '../rule.ts';

export const xmlAttribute: ElementRule = {
  id: 'xml-attribute',
  severity: 'warning',
  summary: 'Elements have no attributes but the namespace.',
  why: 'The API has no attributes at all, so whatever an attribute says is probably lost.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.all,

  check(element, { text }) {
    return element.attributes.length === 0 ? noReports : attributesOf(element, text);
  },
};

function* attributesOf(element: Element, text: string): Iterable<Report> {
  for (const { name, span } of element.attributes) {
    if (/^(?:xmlns$|xmlns:|xsi:|xml:)/.test(name)) continue;
    let { start } = span;
    while (/\s/.test(text.charAt(start - 1))) start--;
    yield {
      at: span,
      message: `${element.name} has an attribute ${name}, but the API has no attributes.`,
      fixes: [{ title: `Remove ${name}`, edits: [remove({ start, end: span.end })], grade: 'choice' }],
    };
  }
}

export const xmlStrayText: ElementRule = {
  id: 'xml-stray-text',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'Structures and lists hold elements only, no text.',
  why: 'CloudFront expects elements here. A list written as plain text, without an element for each item, is refused.',
  source: 'pplu/aws-sdk-perl#112',
  on: [...schema.structures, ...schema.lists],

  check(element, context) {
    return hasOnlyElements(element, context.text) ? noReports : textIn(element, context);
  },
};

/** Whether nothing but white space stands between the child elements. Nodes of text are costly to make. */
function hasOnlyElements(element: Element, text: string): boolean {
  let offset = element.startTag.end;
  for (const { span } of element.children) {
    if (!isBlank(text, offset, span.start)) return false;
    offset = span.end;
  }
  return isBlank(text, offset, element.textSpan.end);
}

/** White space as XML has it: a no-break space is text. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
  }
  return true;
}

function* textIn(element: Element, { text, declaration }: ElementContext): Iterable<Report> {
  for (const node of element.nodes) {
    if (node.kind !== 'text' && node.kind !== 'cdata') continue;
    if (isBlank(node.value, 0, node.value.length)) continue;
    const at = trimmedSpan(node);
    yield {
      at,
      message: `${element.name} holds elements, not text.`,
      fixes: [
        ...makingItem(node.value.trim(), declaration, at),
        { title: 'Remove the text', edits: [removeSpan(text, at)], grade: 'choice' },
      ],
    };
  }
}

/** One word in a list of values is an item that lacks its tags. */
function makingItem(word: string, { type }: Declaration, at: Span): readonly Fix[] {
  if (type.kind !== 'list' || type.item.type.kind === 'structure' || !/^[^\s,<&]+$/.test(word)) return [];

  const { name } = type.item;
  return [
    { title: `Make it a ${name}`, edits: [replace(at, `<${name}>${word}</${name}>`)], grade: 'preferred' },
  ];
}

function trimmedSpan({ kind, value, span }: CharacterData): Span {
  const isExact = kind === 'text' && value.length === span.end - span.start;
  if (!isExact) return span;

  let start = 0;
  while (isBlank(value, start, start + 1)) start++;
  let end = value.length;
  while (isBlank(value, end - 1, end)) end--;
  return { start: span.start + start, end: span.start + end };
}
