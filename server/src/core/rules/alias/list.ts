import { child } from '../../model/document.ts';
import { removingItem } from '../fixes.ts';
import type { DocumentRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';

export const aliasDuplicate: DocumentRule = {
  id: 'alias-duplicate',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'An alias should stand in the list only once.',
  why: 'Names in DNS are the same in any case. CloudFront probably refuses a name that is listed twice.',
  source: 'inferred',
  on: 'document',

  *check({ text }, { index }) {
    if (index === undefined || index.isTenantOnly) return;
    const list = child(index.config.element, 'Aliases');
    if (list === undefined) return;

    const firsts = new Map(index.aliases.toReversed().map((it) => [it.text.trim().toLowerCase(), it]));
    if (firsts.size === index.aliases.length) return;
    for (const alias of index.aliases) {
      const value = alias.text.trim();
      const first = firsts.get(value.toLowerCase());
      // An empty one is the mistake of alias-syntax.
      if (first === undefined || first === alias || value === '') continue;
      yield {
        at: valueSpan(alias),
        message: `${value} is in the list already.`,
        related: [{ at: valueSpan(first), message: 'the first one' }],
        fixes: [removingItem(text, list, alias, 'preferred')],
      };
    }
  },
};
