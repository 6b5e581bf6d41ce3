import type { ConfigIndex } from '../../model/config-index.ts';
import { child } from '../../model/document.ts';
import { commonPattern, covers, overlaps, type PathMatcher, readPattern } from '../../model/path-pattern.ts';
import { insertChild, markupOf, removeElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { removingItem } from '../fixes.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { activeSigners, behaviorSettings } from './behaviors.ts';

export const pathPatternStar: DocumentRule = {
  id: 'path-pattern-star',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Only the default behavior should be for every path.',
  why: 'The default behavior is for all requests that no other behavior takes. A behavior for * takes them all, and CloudFront probably refuses that pattern.',
  source: 'aws/aws-cdk',
  on: 'document',

  *check(_, { index }) {
    for (const { element, value, matcher } of placedBehaviors(index)) {
      if (matcher.normalized !== '/*') continue;
      const refused = value === '*' ? ' CloudFront probably refuses it.' : '';
      yield {
        at: valueSpan(element),
        message: `This pattern is for every path, so it leaves no request for the default behavior.${refused}`,
      };
    }
  },
};

export const pathPatternDuplicate: DocumentRule = {
  id: 'path-pattern-duplicate',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'Each behavior should have a path pattern of its own.',
  why: 'The first behavior whose pattern fits gets a request, so the second of two equal patterns gets none. A slash at the start makes no difference.',
  source: `inferred; ${behaviorSettings}`,
  on: 'document',

  *check({ text }, { index }) {
    const firsts = new Map<string, Placed>();
    for (const placed of placedBehaviors(index)) {
      const first = firsts.get(placed.matcher.normalized);
      if (first === undefined) {
        firsts.set(placed.matcher.normalized, placed);
        continue;
      }
      yield {
        at: valueSpan(placed.element),
        message: `Another behavior has the pattern "${first.value}" already, so CloudFront probably refuses this one.`,
        related: [{ at: valueSpan(first.element), message: 'the first one' }],
        fixes: removing(text, index, placed),
      };
    }
  },
};

export const pathPatternShadowed: DocumentRule = {
  id: 'path-pattern-shadowed',
  severity: 'hint',
  summary: 'A behavior should not stand behind one that takes all its requests.',
  why: 'CloudFront goes through the behaviors in order and takes the first whose pattern fits. A behavior is never used when one before it is for all the same paths.',
  source: behaviorSettings,
  on: 'document',

  *check({ text }, { index }) {
    const before = new Map<string, Placed[]>();
    const lengths = new Set<number>();
    for (const placed of placedBehaviors(index)) {
      const earlier = firstCovering(placed, before, lengths);
      const { head, wildcards } = placed.matcher;
      if (wildcards !== 'none') {
        before.set(head, [...(before.get(head) ?? []), placed]);
        lengths.add(head.length);
      }
      if (earlier === undefined) continue;
      yield {
        at: valueSpan(placed.element),
        message: `This behavior is never used: "${earlier.value}" stands before it and takes all its requests.`,
        related: [{ at: valueSpan(earlier.element), message: 'takes its requests' }],
        fixes: movingBefore(text, index, placed, earlier),
        tag: 'unnecessary',
      };
    }
  },
};

export const pathPatternCase: DocumentRule = {
  id: 'path-pattern-case',
  severity: 'hint',
  summary: 'Patterns that differ in case only are for different paths.',
  why: 'CloudFront compares patterns with paths case by case: /Images/* is not for /images/a.jpg.',
  source: behaviorSettings,
  on: 'document',

  *check(_, { index }) {
    const firsts = new Map<string, Placed>();
    for (const placed of placedBehaviors(index)) {
      const key = placed.matcher.normalized.toLowerCase();
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, placed);
      else if (first.matcher.normalized !== placed.matcher.normalized) {
        yield {
          at: valueSpan(placed.element),
          message: `This pattern differs from "${first.value}" in case only. CloudFront takes them for different paths.`,
          related: [{ at: valueSpan(first.element), message: 'the other one' }],
        };
      }
    }
  },
};

export const signedShadowedByPublic: DocumentRule = {
  id: 'signed-shadowed-by-public',
  severity: 'warning',
  summary: 'A behavior that needs signed requests should stand before those that do not.',
  why: 'The first behavior whose pattern fits decides. Where it needs no signature, everybody gets what a later behavior meant to protect.',
  source: behaviorSettings,
  on: 'document',

  *check({ text }, { index }) {
    const all = placedBehaviors(index);
    for (const placed of all) {
      const signers = activeSigners(placed.behavior);
      if (signers === undefined) continue;
      const open = firstBefore(
        all,
        placed,
        ({ behavior, matcher }) =>
          overlaps(matcher, placed.matcher) &&
          !covers(matcher, placed.matcher) &&
          activeSigners(behavior) === undefined,
      );
      if (open === undefined) continue;

      const both = commonPattern(open.value, placed.value);
      const paths = both === undefined ? `paths that fit "${open.value}" too` : `"${both}"`;
      yield {
        at: valueSpan(placed.element),
        message: `Requests for ${paths} need no signature: "${open.value}" stands before this behavior.`,
        related: [{ at: valueSpan(open.element), message: 'needs no signature' }],
        fixes: movingBefore(text, index, placed, open),
      };
    }
  },
};

interface Placed {
  /** In the order of precedence. */
  readonly position: number;
  readonly behavior: Element;
  readonly element: Element;
  readonly value: string;
  readonly matcher: PathMatcher;
}

/** Several rules want the same patterns of one check. */
const known = new WeakMap<ConfigIndex, readonly Placed[]>();

/** The behaviors with a path pattern, in order of precedence. An empty pattern is the mistake of another rule. */
function placedBehaviors(index: ConfigIndex | undefined): readonly Placed[] {
  if (index === undefined) return [];
  const placed = known.get(index) ?? readBehaviors(index);
  known.set(index, placed);
  return placed;
}

function readBehaviors({ behaviors }: ConfigIndex): readonly Placed[] {
  const placed: Placed[] = [];
  for (const behavior of behaviors) {
    const element = behavior.name === 'CacheBehavior' ? child(behavior, 'PathPattern') : undefined;
    const value = element?.text.trim() ?? '';
    if (element !== undefined && value !== '')
      placed.push({ position: placed.length, behavior, element, value, matcher: readPattern(value) });
  }
  return placed;
}

function firstBefore(
  all: readonly Placed[],
  end: Placed,
  isMeant: (placed: Placed) => boolean,
): Placed | undefined {
  for (const placed of all) {
    if (placed === end) return undefined;
    if (isMeant(placed)) return placed;
  }
  return undefined;
}

/**
 * The first behavior that takes all requests of this one. It is looked up by the start that all its paths have, of
 * which few lengths occur, because a long config has too many pairs to compare them all.
 */
function firstCovering(
  { matcher }: Placed,
  byHead: ReadonlyMap<string, readonly Placed[]>,
  lengths: Iterable<number>,
): Placed | undefined {
  let first: Placed | undefined;
  for (const length of lengths) {
    const candidates = byHead.get(matcher.normalized.slice(0, length)) ?? [];
    const found = candidates.find((it) => coversMore(it.matcher, matcher));
    if (found !== undefined && (first === undefined || found.position < first.position)) first = found;
  }
  return first;
}

/** Equal patterns are the mistake of another rule. */
function coversMore(outer: PathMatcher, inner: PathMatcher): boolean {
  return outer.normalized !== inner.normalized && covers(outer, inner);
}

function removing(text: string, index: ConfigIndex | undefined, { behavior }: Placed): readonly Fix[] {
  const list = index && child(index.config.element, 'CacheBehaviors');
  return list === undefined ? [] : [removingItem(text, list, behavior, 'choice')];
}

function movingBefore(
  text: string,
  index: ConfigIndex | undefined,
  { behavior }: Placed,
  earlier: Placed,
): readonly Fix[] {
  const list = index && child(index.config.element, 'CacheBehaviors');
  const wrapper = list && child(list, 'Items');
  if (wrapper === undefined) return [];

  const previous = wrapper.children[wrapper.children.indexOf(earlier.behavior) - 1];
  const insertion = insertChild(text, wrapper, markupOf(text, behavior), previous);
  const edits = [insertion, removeElement(text, behavior)];
  return [{ title: `Move before ${earlier.value}`, edits, grade: 'choice' }];
}
