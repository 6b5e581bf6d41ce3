import { managedPolicies } from '../model/managed-policies.ts';
import type { Part } from '../model/part.ts';
import { filledValue } from './defaults.ts';

/** What a behavior's cache settings come to, as far as the config shows it. */
export interface Caching {
  /** `origin`: only what the origin says may be cached. `unknown`: a policy of the account decides. */
  readonly caches: 'never' | 'origin' | 'always' | 'unknown';
  /** Seconds. */
  readonly defaultTtl: number | undefined;
  /** What tells cached responses apart; `unknown` with a policy of the account. */
  readonly key: CacheKey | 'unknown';
}

interface CacheKey {
  readonly cookies: Selection;
  readonly queryStrings: Selection;
  readonly headers: Selection;
}

type Selection = 'all' | 'none' | ReadonlySet<string>;

/**
 * Reads a behavior's caching. TTLs and forwarded values count only without a cache policy; forwarding all
 * headers turns caching off
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html).
 */
export function cachingOf(behavior: Part): Caching {
  const policyId = behavior.parts.get('CachePolicyId')?.text ?? '';
  if (policyId !== '') return cachingOfPolicy(policyId);

  const forwarded = behavior.parts.get('ForwardedValues');
  const headers = names(forwarded?.parts.get('Headers'), 'lower-case');
  const [minTtl, defaultTtl, maxTtl] = ['MinTTL', 'DefaultTTL', 'MaxTTL'].map((it) => seconds(behavior, it));
  const isOff = headers === 'all' || maxTtl === 0;
  return {
    caches: isOff ? 'never' : minTtl === 0 && defaultTtl === 0 ? 'origin' : 'always',
    defaultTtl,
    key: { cookies: cookies(forwarded), queryStrings: queryStrings(forwarded), headers },
  };
}

/** Which of the things that told responses apart no longer do; undefined where it cannot be known. */
export function droppedFromKey(before: Caching, after: Caching): readonly string[] | undefined {
  const [was, is] = [before.key, after.key];
  if (was === 'unknown' || is === 'unknown') return undefined;
  const dropped: string[] = [];
  if (isNarrower(was.cookies, is.cookies)) dropped.push('cookies');
  if (isNarrower(was.queryStrings, is.queryStrings)) dropped.push('query strings');
  if (has(was.headers, 'authorization') && !has(is.headers, 'authorization')) dropped.push('Authorization');
  return dropped;
}

function cachingOfPolicy(policyId: string): Caching {
  const caching = managedPolicies.get(policyId)?.caching;
  if (caching === undefined) return { caches: 'unknown', defaultTtl: undefined, key: 'unknown' };

  const { defaultTtl, maxTtl, cookies, queryStrings } = caching;
  const caches = maxTtl === 0 ? 'never' : defaultTtl === 0 ? 'origin' : 'always';
  return { caches, defaultTtl, key: { cookies, queryStrings, headers: 'none' } };
}

function cookies(forwarded: Part | undefined): Selection {
  const preference = forwarded?.parts.get('Cookies');
  const forward = preference?.parts.get('Forward')?.text;
  if (forward === 'all') return 'all';
  return forward === 'whitelist' ? names(preference?.parts.get('WhitelistedNames')) : 'none';
}

function queryStrings(forwarded: Part | undefined): Selection {
  if (forwarded?.parts.get('QueryString')?.text !== 'true') return 'none';
  const keys = names(forwarded.parts.get('QueryStringCacheKeys'));
  return keys === 'none' ? 'all' : keys;
}

function names(list: Part | undefined, letters: 'as-written' | 'lower-case' = 'as-written'): Selection {
  const items = [...(list?.parts.values() ?? [])].filter((it) => it.isItem).map((it) => it.text);
  if (items.includes('*')) return 'all';
  if (items.length === 0) return 'none';
  return new Set(letters === 'lower-case' ? items.map((it) => it.toLowerCase()) : items);
}

function isNarrower(was: Selection, is: Selection): boolean {
  if (was === 'none' || is === 'all') return false;
  if (was === 'all' || is === 'none') return true;
  return [...was].some((it) => !is.has(it));
}

function has(selection: Selection, name: string): boolean {
  return selection === 'all' || (selection !== 'none' && selection.has(name));
}

function seconds(behavior: Part, name: string): number | undefined {
  const part = behavior.parts.get(name);
  const declaration = part?.declaration ?? behavior.declaration?.children.get(name);
  const text = part?.text ?? (declaration && filledValue(declaration, behavior));
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
