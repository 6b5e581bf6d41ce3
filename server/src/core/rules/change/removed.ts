import type { ConfigIndex } from '../../model/config-index.ts';
import { child, items, valueAt } from '../../model/document.ts';
import { stepsOf } from '../../model/keyed-path.ts';
import type { Change } from '../../plan/change.ts';
import type { Baseline, ChangeContext, ChangeRule, Report } from '../rule.ts';
import { namesOf, type Place, placeOf, spanOf } from './place.ts';
import { takingBack } from './restore.ts';

interface RemovedRow {
  readonly id: string;
  /** Paths without keys. */
  readonly what: RegExp;
  readonly message: (key: string) => string;
  readonly summary: string;
  readonly why: string;
  /** Whether it would fit in again: no other rule should want to take it out at once. */
  readonly fits: (key: string, index: ConfigIndex, place: Place) => boolean;
}

/** Items that somebody may miss. */
const rows: readonly RemovedRow[] = [
  {
    id: 'removed-alias',
    what: /^Aliases\/CNAME$/,
    message: (key) => `The alias ${key} is removed: requests for it will be refused.`,
    summary: 'Removing an alias is worth a second look.',
    why: 'Viewers who ask for the name get an error as soon as the change is deployed, and another account can claim the name.',
    fits: (key, { aliases }) => aliases.every((it) => it.text.toLowerCase() !== key.toLowerCase()),
  },
  {
    id: 'removed-behavior',
    what: /^CacheBehaviors\/CacheBehavior$/,
    message: (key) => `The behavior ${key} is removed: its requests will match another one.`,
    summary: 'Removing a behavior is worth a second look.',
    why: 'Its requests go on to the next behavior that matches, often the default one, with another origin, other caching and other access.',
    fits: (key, { behaviors }) =>
      behaviors.every((it) => withoutSlash(valueAt(it, 'PathPattern')) !== withoutSlash(key)),
  },
  {
    id: 'removed-origin',
    what: /^Origins\/Origin$/,
    message: (key) => `The origin "${key}" is removed.`,
    summary: 'Removing an origin is worth a second look.',
    why: 'Its settings, custom headers included, are gone. CloudFront keeps no older config.',
    fits: isUsed,
  },
  {
    id: 'removed-lambda',
    what: /^(DefaultCacheBehavior|CacheBehaviors\/CacheBehavior)\/(Lambda)?FunctionAssociations\/\w+$/,
    message: (key) => `The function on ${key} is removed and will no longer run.`,
    summary: 'Removing a function from a behavior is worth a second look.',
    why: 'Functions often decide who gets in or which object is asked for. Without the function its requests are answered all the same, and otherwise.',
    fits: (_, __, place) => hasNoFunction(place),
  },
];

export const removedRules: readonly ChangeRule[] = rows.map(({ what, message, fits, ...facts }) => ({
  ...facts,
  severity: 'hint',
  source: 'what a change of this kind does, as the documentation of the element says',
  on: 'change',

  check(changes, context) {
    return changes
      .filter(({ mark, path }) => mark === 'removed' && what.test(namesOf(path)))
      .flatMap((it) => reportOf(it, { message, fits }, context));
  },
}));

/** An absent list that an update needs is the mistake of another rule. */
const neededLists = new Set(['Aliases', 'CacheBehaviors', 'Origins', 'LambdaFunctionAssociations']);

function reportOf(
  change: Change,
  { message, fits }: Pick<RemovedRow, 'message' | 'fits'>,
  context: ChangeContext,
): readonly Report[] {
  const place = placeOf(context.doc, change);
  const [list, item] = stepsOf(change.path).slice(-2);
  if (place === undefined || list === undefined || item === undefined) return [];
  if (place.typed.element.name !== list.name && neededLists.has(list.name)) return [];
  const { name, key = '', nth } = item;
  // Nobody misses the second of two that are alike, nor an origin that nothing used.
  if (nth > 1 || (name === 'Origin' && !wasUsed(key, context.baseline))) return [];

  const fixes = fits(key, context.index, place) ? takingBack(change, context) : [];
  return [{ at: spanOf(place), message: message(key), fixes }];
}

function withoutSlash(pattern: string): string {
  return pattern.replace(/^\//, '');
}

function isUsed(id: string, { behaviors, originGroups }: ConfigIndex): boolean {
  if (behaviors.some((it) => child(it, 'TargetOriginId')?.text === id)) return true;
  return originGroups.some((group) =>
    items(child(group, 'Members')).some((it) => child(it, 'OriginId')?.text === id),
  );
}

function wasUsed(id: string, { elements }: Baseline): boolean {
  return [...elements.values()].some(
    ({ element: { name, text } }) => (name === 'TargetOriginId' || name === 'OriginId') && text === id,
  );
}

/** Whether the behavior has no function at all by now. */
function hasNoFunction({ typed, around }: Place): boolean {
  const behavior = [...around, typed].findLast((it) => it.declaration.children.has('FunctionAssociations'));
  if (behavior === undefined) return false;

  const lists = ['FunctionAssociations', 'LambdaFunctionAssociations'];
  return lists.every((it) => items(child(behavior.element, it)).length === 0);
}
