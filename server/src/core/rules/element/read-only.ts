import { removeElement } from '../../xml/edits.ts';
import type { StrangerRule } from '../rule.ts';
import { readOnlyFields } from './stranger.ts';

/** Where each field comes from, completing "… belongs to". */
const homes: Readonly<Record<(typeof readOnlyFields)[number], string>> = {
  ETag: 'the response, not to the document',
  IfMatch: 'the request, not to the document',
  Id: 'the distribution, not to its config',
  ARN: 'the distribution, not to its config',
  Status: 'the distribution, not to its config',
  LastModifiedTime: 'the distribution, not to its config',
  InProgressInvalidationBatches: 'the distribution, not to its config',
  DomainName: 'the distribution (or to an origin), not to its config',
  ActiveTrustedSigners: 'the distribution; CloudFront computes it from TrustedSigners',
  ActiveTrustedKeyGroups: 'the distribution; CloudFront computes it from TrustedKeyGroups',
  AliasICPRecordals: 'the distribution, not to its config',
  Tags: 'the distribution; tags are set by calls of their own',
  Location: 'the response, not to the document',
  ResponseMetadata: 'the answer of an SDK, not to the document',
};

/** One rule for each field that CloudFront answers with and does not take. */
export const readOnlyRules: readonly StrangerRule[] = readOnlyFields.map((field) => ({
  id: `readonly-${field.toLowerCase()}`,
  severity: 'error',
  summary: `${field} must not stand in a config.`,
  why: 'CloudFront answers with facts about the distribution around its config. They cannot be set, so an update must not carry them.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html',
  on: 'stranger',

  *check({ kind, element }, { text }) {
    if (kind !== 'read-only' || element.name !== field) return;

    yield {
      at: element.nameSpan,
      message: `${field} belongs to ${homes[field]}.`,
      fixes: [{ title: `Remove ${field}`, edits: [removeElement(text, element)], grade: 'safe' }],
    };
  },
}));
