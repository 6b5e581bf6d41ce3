import { child, items } from '../../model/document.ts';
import type { DocumentRule } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';

/** Origins are chosen from a list, which is of no use when it is long. */
const mostChoices = 10;

export const originGroupMemberDistinct: DocumentRule = {
  id: 'origin-group-member-distinct',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'The two members of an origin group should be two origins.',
  why: 'A group has a second origin for when the first fails. The same origin would fail again, so CloudFront probably refuses it.',
  source: `inferred; ${apiPage('OriginGroupMembers')}`,
  on: 'document',

  *check(_, { index }) {
    if (index === undefined) return;
    for (const group of index.originGroups) {
      const ids = items(child(group, 'Members')).map((it) => child(it, 'OriginId'));
      const [first, second] = ids;
      if (first === undefined || second === undefined || first.text !== second.text || ids.length > 2)
        continue;

      const others = [...index.originsById.keys()].filter((it) => it !== first.text);
      yield {
        at: valueSpan(second),
        message: `Both members of this group are the origin "${first.text.trim()}"; CloudFront probably refuses that.`,
        related: [{ at: valueSpan(first), message: 'the first member' }],
        fixes: others.slice(0, mostChoices).map((it) => setting(second, it, 'choice')),
      };
    }
  },
};
