import { child, valueAt } from '../../model/document.ts';
import { freeId } from '../reference/free-id.ts';
import type { DocumentRule } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

export const originIdEmpty: DocumentRule = {
  id: 'origin-id-empty',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'An origin must have an Id.',
  why: 'Behaviors name their origin by its Id, which can be any text but none. CloudFront answers "The parameter name must be non-null".',
  source: 'crossplane-contrib/provider-upjet-aws#1527',
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    for (const origin of index.origins) {
      const id = child(origin, 'Id');
      if (id === undefined || id.text.trim() !== '') continue;
      const name = valueAt(origin, 'DomainName') || 'origin';
      yield {
        at: valueSpan(id),
        message: 'This origin has an empty Id, so no behavior can name it.',
        fixes: [setting(id, freeId(index, name), 'preferred')],
      };
    }
  },
};
