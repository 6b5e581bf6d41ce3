import { child, items } from '../../model/document.ts';
import type { Element } from '../../xml/index.ts';
import type { FactItems, FactList, KnownAccount } from '../account-facts.ts';
import type { Baseline, DocumentRule, Report } from '../rule.ts';
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
    for (const behavior of index.behaviors) {
      for (const association of items(child(behavior, 'FunctionAssociations'))) {
        const arn = child(association, 'FunctionARN');
        if (arn !== undefined) yield* notLive(arn, { list, account, baseline });
      }
    }
  },
};

const form = /^arn:[\w-]+:cloudfront::\d{12}:function\/.+$/;

interface Sought {
  readonly list: FactList<FactItems['functions']>;
  readonly account: KnownAccount;
  readonly baseline: Baseline | undefined;
}

function* notLive(element: Element, { list, account, baseline }: Sought): Iterable<Report> {
  const arn = element.text.trim();
  if (!form.test(arn) || !canBeMissed(arn, account, baseline)) return;
  if (isOfAnother(arn, account.facts)) {
    yield ofAnother(element, 'function', account.facts);
    return;
  }
  const live = list.items.filter((it) => it.isLive);
  if (live.some((it) => it.id === arn)) return;

  const draft = list.items.find((it) => it.id === arn);
  const best = draft === undefined ? nearestThing(arn, live) : undefined;
  const hint = best === undefined ? '' : ` Did you mean ${best.name}?`;
  yield {
    at: valueSpan(element),
    message:
      draft === undefined
        ? `Account ${account.facts.accountId} had no such function on ${timeOf(list)}.${hint}`
        : `The function ${draft.name} was not published on ${timeOf(list)}.`,
    fixes: choosing(element, live, best),
  };
}
