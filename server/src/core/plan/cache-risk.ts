import type { Part } from '../model/part.ts';
import { type Caching, cachingOf, droppedFromKey } from './caching.ts';
import type { Difference } from './compare.ts';
import { duration } from './duration.ts';
import type { Verdict } from './risk.ts';

const attention: Verdict = { risk: 'attention' };

/** Caching what was not cached shows one viewer's answer to others; so does dropping what told answers apart. */
export function assessCaching({ path, beforeParents, afterParents }: Difference): Verdict {
  const [behaviorBefore, behaviorAfter] = [behaviorIn(beforeParents), behaviorIn(afterParents)];
  if (behaviorBefore === undefined || behaviorAfter === undefined) return attention;

  const [before, after] = [cachingOf(behaviorBefore), cachingOf(behaviorAfter)];
  const isReplaced = hasPolicy(behaviorAfter) && !path.endsWith('/CachePolicyId');
  if (isReplaced) return { risk: 'routine', note: 'the cache policy decides instead' };

  return startsCaching(before, after) ?? droppedKey(path, before, after) ?? unknownPolicy(after) ?? attention;
}

function startsCaching(before: Caching, after: Caching): Verdict | undefined {
  const starts =
    (before.caches === 'never' && after.caches !== 'never') ||
    (before.caches === 'origin' && after.caches === 'always');
  if (!starts) return undefined;

  const note =
    after.caches === 'always' && after.defaultTtl !== undefined
      ? `responses become cached, ${duration(after.defaultTtl)} by default`
      : 'responses may become cached';
  return { risk: 'dangerous', danger: 'starts-caching', note };
}

function droppedKey(path: string, before: Caching, after: Caching): Verdict | undefined {
  const isTtl = /TTL$/.test(path);
  const dropped = isTtl ? [] : droppedFromKey(before, after);
  if (dropped === undefined || dropped.length === 0) return undefined;
  const note = `requests that differ in ${dropped.join(' and ')} will get the same cached response`;
  return { risk: 'dangerous', danger: 'cache-key', note };
}

function unknownPolicy(after: Caching): Verdict | undefined {
  return after.key === 'unknown'
    ? { ...attention, note: 'the policy decides what is cached and for how long' }
    : undefined;
}

function hasPolicy(behavior: Part): boolean {
  return (behavior.parts.get('CachePolicyId')?.text ?? '') !== '';
}

function behaviorIn(parents: readonly (Part | undefined)[]): Part | undefined {
  return parents.find((it) => /^(Default)?CacheBehavior$/.test(it?.element.name ?? ''));
}
