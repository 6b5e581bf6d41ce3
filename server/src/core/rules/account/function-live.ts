import { child, items } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import type { AccountFacts, FactItems, FactList } from '../account-facts.ts';
import type { DocumentRule, Report } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { canBeMissed, choosing, isOfAnother, nearestThing, ofAnother, timeOf } from './known.ts';

/** A function has up to two stages: what its author works on, and what was published of it. */
export const functionLive: DocumentRule = {
  id: 'function-live',
  severity: 'error',
  awsError: 'InvalidFunctionAssociation',
  needs: 'account',
  summary: 'A CloudFront function must be in the account and published.',
  why: 'A function is written and tested in stage DEVELOPMENT. A distribution runs what was published of it, which is stage LIVE.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/publish-function.html',
  on: 'document',

  *check(_, { index, account, baseline }) {
    const list = account?.facts.functions;
    if (index === undefined || account === undefined || list === undefined) return;
    const live = new Set(list.items.filter((it) => it.isLive).map((it) => it.id));
    for (const behavior of index.behaviors) {
      for (const association of items(child(behavior, 'FunctionAssociations'))) {
        const element = child(association, 'FunctionARN');
        const arn = element?.text.trim() ?? '';
        if (element === undefined || live.has(arn) || !form.test(arn)) continue;
        if (canBeMissed(arn, account, baseline)) yield notLive(element, list, account.facts);
      }
    }
  },
};

const form = /^arn:[\w-]+:cloudfront::\d{12}:function\/.+$/;

function notLive(element: Element, list: FactList<FactItems['functions']>, facts: AccountFacts): Report {
  const arn = element.text.trim();
  if (isOfAnother(arn, facts)) return ofAnother(element, 'function', facts);

  const live = list.items.filter((it) => it.isLive);
  const draft = list.items.find((it) => it.id === arn);
  const best = draft === undefined ? nearestThing(arn, live) : undefined;
  const hint = best === undefined ? '' : ` Did you mean ${best.name}?`;
  return {
    at: valueSpan(element),
    message:
      draft === undefined
        ? `Account ${facts.accountId} had no such function on ${timeOf(list)}.${hint}`
        : `The function ${draft.name} was not published on ${timeOf(list)}.`,
    fixes: choosing(element, live, best),
  };
}
