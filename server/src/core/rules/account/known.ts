import { accountOf } from '../../model/arn.ts';
import { nearest } from '../../text/nearest.ts';
import type { Element } from '../../xml/index.ts';
import type { AccountFacts, FactList, KnownAccount, Thing } from '../account-facts.ts';
import type { Baseline, Fix, Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';

/** When a list was read, as messages say it: `2026-11-21 12:31 UTC`. */
export function timeOf({ readAt }: FactList<unknown>): string {
  return `${readAt.slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * Whether facts can say that there is no such thing. Not of a value that was written after they were asked for: it may
 * name something new. Nor of one that CloudFront returned: what a distribution uses cannot be deleted
 * (https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteCachePolicy.html and its siblings).
 */
export function canBeMissed(
  value: string,
  { askedFor }: KnownAccount,
  baseline: Baseline | undefined,
): boolean {
  return askedFor.includes(value) && baseline?.doc.text.includes(value) !== true;
}

/** What an ARN of another account means cannot be looked up. */
export function isOfAnother(value: string, { accountId }: AccountFacts): boolean {
  return value.startsWith('arn:') && accountOf(value) !== accountId;
}

/** What to say of an ARN of another account, where nothing but common sense says that CloudFront minds. */
export function ofAnother(element: Element, what: string, { accountId }: AccountFacts): Report {
  const owner = accountOf(element.text.trim());
  return {
    at: valueSpan(element),
    severity: 'warning',
    message: `This ${what} belongs to account ${owner}, and the distribution to ${accountId}. CloudFront probably refuses it.`,
  };
}

/** The thing that was probably meant. The heads of ARNs and paths are all alike, so only their ends are compared. */
export function nearestThing<Item extends Thing>(value: string, things: readonly Item[]): Item | undefined {
  const end = nearest(
    endOf(value),
    things.map((it) => endOf(it.id)),
  );
  return end === undefined ? undefined : things.find((it) => endOf(it.id) === end);
}

function endOf(value: string): string {
  return value.slice(value.lastIndexOf('/') + 1);
}

/** Things are chosen from a list, which is of no use when it is long. */
const mostChoices = 10;

/** Fixes that put one of these things in place of another, by the names that people know them by. */
export function choosing(element: Element, things: readonly Thing[], best?: Thing): readonly Fix[] {
  const ordered = best === undefined ? things : [best, ...things.filter((it) => it !== best)];
  return ordered.slice(0, mostChoices).map((it) => ({
    ...setting(element, it.id, it === best ? 'preferred' : 'choice'),
    title: `Set ${element.name} to ${it.name === '' ? it.id : it.name}`,
  }));
}
