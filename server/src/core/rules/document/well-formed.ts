import { removeSpan } from '../../xml/edits.ts';
import type { DocumentRule } from '../rule.ts';

export const xmlWellFormed: DocumentRule = {
  id: 'xml-well-formed',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'The text must be well-formed XML.',
  why: 'CloudFront reads the config with an XML parser. A tag left open or a bare `&` makes it unreadable, so nothing in it counts.',
  source: 'XML 1.0; code observed for structural errors in aws/aws-sdk-ruby#1067',
  on: 'document',

  *check({ text, tree }) {
    if (/^\uFEFF?\s*[{[]/.test(text) || text.trim() === '') return;

    for (const { at, message, fix } of tree.problems) {
      yield { at, message, fixes: fix === undefined ? [] : [{ ...fix, grade: 'preferred' }] };
    }
  },
};

/** A DOCTYPE is well-formed XML, yet parsers that guard against entity attacks refuse it, and no config needs one. */
export const xmlDoctype: DocumentRule = {
  id: 'xml-doctype',
  severity: 'error',
  summary: 'A config has no DOCTYPE.',
  why: 'A DOCTYPE can define entities, which is how XML parsers are attacked, so services refuse it. A config never needs one.',
  source: 'general XML safety; CloudFront itself was not asked',
  on: 'document',

  *check({ text, tree }) {
    for (const { kind, span } of tree.nodes) {
      if (kind !== 'doctype') continue;
      yield {
        at: span,
        message: 'A config has no DOCTYPE.',
        fixes: [{ title: 'Remove the DOCTYPE', edits: [removeSpan(text, span)], grade: 'preferred' }],
      };
    }
  },
};
