import { schema } from '../../schema/index.ts';
import { remove } from '../../text/edit.ts';
import type { ElementRule } from '../rule.ts';

export const xmlAttribute: ElementRule = {
  id: 'xml-attribute',
  severity: 'warning',
  summary: 'Elements have no attributes but the namespace.',
  why: 'The API has no attributes at all, so whatever an attribute says is probably lost.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: schema.all,

  *check(element, { text }) {
    for (const { name, span } of element.attributes) {
      if (/^xmlns(:|$)/.test(name) || name.startsWith('xsi:') || name.startsWith('xml:')) continue;
      const start = span.start - (/\s*$/.exec(text.slice(element.nameSpan.end, span.start))?.[0].length ?? 0);
      yield {
        at: span,
        message: `${element.name} has an attribute ${name}, but the API has no attributes.`,
        fixes: [{ title: `Remove ${name}`, edits: [remove({ start, end: span.end })], grade: 'choice' }],
      };
    }
  },
};

export const xmlStrayText: ElementRule = {
  id: 'xml-stray-text',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'Structures and lists hold elements only, no text.',
  why: 'CloudFront expects elements here. A list written as plain text, without an element for each item, is refused.',
  source: 'pplu/aws-sdk-perl#112',
  on: [...schema.structures, ...schema.lists],

  *check(element) {
    for (const node of element.nodes) {
      if (node.kind !== 'text' && node.kind !== 'cdata') continue;
      if (node.value.trim() === '') continue;
      const [lead = ''] = node.kind === 'text' ? (/^\s*/.exec(node.value) ?? []) : [];
      const [tail = ''] = node.kind === 'text' ? (/\s*$/.exec(node.value) ?? []) : [];
      const isExact = node.value.length === node.span.end - node.span.start;
      const at = isExact
        ? { start: node.span.start + lead.length, end: node.span.end - tail.length }
        : node.span;
      yield {
        at,
        message: `${element.name} holds elements, not text.`,
        fixes: [{ title: 'Remove the text', edits: [remove(at)], grade: 'choice' }],
      };
    }
  },
};
