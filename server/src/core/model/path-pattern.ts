/**
 * Path patterns of cache behaviors: `*` matches any characters, `?` one; case matters; a leading `/` may be
 * left out (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html).
 */

/** A pattern made ready to be compared with many others. */
export interface PathMatcher {
  /** Equal for patterns that differ only in how they write the same thing. */
  readonly normalized: string;
  /** What every matching path starts with, as far as it stands before the first wildcard. */
  readonly head: string;
  /** What every matching path ends with, behind the last wildcard. */
  readonly tail: string;
  readonly wildcards: 'none' | 'one-star' | 'others';
}

/** Reads a pattern once, for all comparisons with others. */
export function readPattern(pattern: string): PathMatcher {
  const normalized = normalize(pattern);
  const first = normalized.search(/[*?]/);
  if (first < 0) return { normalized, head: normalized, tail: normalized, wildcards: 'none' };

  const last = Math.max(normalized.lastIndexOf('*'), normalized.lastIndexOf('?'));
  const wildcards = first === last && normalized[first] === '*' ? 'one-star' : 'others';
  return { normalized, head: normalized.slice(0, first), tail: normalized.slice(last + 1), wildcards };
}

/** Whether some path matches both patterns. */
export function overlaps(a: PathMatcher, b: PathMatcher): boolean {
  const [left, right] = [a.normalized, b.normalized];
  if (!a.head.startsWith(b.head) && !b.head.startsWith(a.head)) return false;
  if (!a.tail.endsWith(b.tail) && !b.tail.endsWith(a.tail)) return false;
  if (a.wildcards === 'one-star' && b.wildcards === 'one-star') return true;
  return table(left, right, (at, i, j) => {
    if (i === left.length && j === right.length) return true;
    const [x, y] = [left[i], right[j]];
    if (x === '*' && (at(i + 1, j) || (j < right.length && at(i, j + 1)))) return true;
    if (y === '*' && (at(i, j + 1) || (i < left.length && at(i + 1, j)))) return true;
    if (x === undefined || y === undefined || x === '*' || y === '*') return false;
    return (x === y || x === '?' || y === '?') && at(i + 1, j + 1);
  });
}

/**
 * Whether every path that matches `inner` matches `outer` too. Exact, but for patterns of so many wildcards that
 * nobody would wait for the answer: of those, some that are covered are not seen.
 */
export function covers(outer: PathMatcher, inner: PathMatcher): boolean {
  const [left, right] = [outer.normalized, inner.normalized];
  if (left === right) return true;
  if (outer.wildcards === 'none' || !right.startsWith(outer.head) || !right.endsWith(outer.tail))
    return false;
  if (outer.wildcards === 'one-star')
    return inner.wildcards !== 'none' || right.length >= outer.head.length + outer.tail.length;
  return includesEveryMatch(left, right);
}

/** Whether some path matches both patterns. */
export function patternsOverlap(a: string, b: string): boolean {
  return overlaps(readPattern(a), readPattern(b));
}

/** Whether every path that matches `inner` matches `outer` too; exact as `covers` is. */
export function patternCovers(outer: string, inner: string): boolean {
  return covers(readPattern(outer), readPattern(inner));
}

/** The pattern of the paths that match both, in the simple cases where one pattern says it. */
export function commonPattern(a: string, b: string): string | undefined {
  if (patternCovers(a, b)) return b;
  if (patternCovers(b, a)) return a;
  for (const [head, tail] of [
    [a, b],
    [b, a],
  ] as const) {
    if (/^[^*?]*\*$/.test(head) && /^\*[^*?]*$/.test(tail)) return head + tail.slice(1);
  }
  return undefined;
}

/** With its leading slash, and with every `?` of a run of wildcards before the one `*` that remains. */
function normalize(pattern: string): string {
  const rooted = pattern.startsWith('/') ? pattern : `/${pattern}`;
  if (!/\*[*?]/.test(rooted)) return rooted;
  return rooted.replaceAll(/[*?]*\*[*?]*/g, (run) => `${run.replaceAll('*', '')}*`);
}

type At = (i: number, j: number) => boolean;

/** Fills in the answers for all pairs of suffixes, shortest first, and returns that for the whole patterns. */
function table(left: string, right: string, answer: (at: At, i: number, j: number) => boolean): boolean {
  const width = right.length + 1;
  const known = new Uint8Array((left.length + 1) * width);
  const at: At = (i, j) => known[i * width + j] === 1;
  for (let i = left.length; i >= 0; i--) {
    for (let j = right.length; j >= 0; j--) known[i * width + j] = answer(at, i, j) ? 1 : 0;
  }
  return at(0, 0);
}

/** More pairs than this are not looked at. */
const mostPairs = 2000;

/**
 * Walks along everything that `inner` matches, one character at a time, and keeps the places in `outer` where
 * such a text can be. Characters that stand in neither pattern behave alike, so one of them is enough.
 */
function includesEveryMatch(outer: string, inner: string): boolean {
  const letters = [...new Set(`${outer}\0`)].filter((it) => it !== '*' && it !== '?');
  const start = { at: 0, places: closed(outer, [0]) };
  const seen = new Set([keyOf(start)]);
  const pending: Pair[] = [start];
  const visit = (pair: Pair): void => {
    if (seen.has(keyOf(pair))) return;
    seen.add(keyOf(pair));
    pending.push(pair);
  };

  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const { at, places } = pair;
    if (places.length === 0 || seen.size > mostPairs) return false;
    if (isRest(outer, places)) continue;

    const symbol = inner[at];
    if (symbol === undefined) {
      if (!places.includes(outer.length)) return false;
      continue;
    }
    if (symbol === '*') visit({ at: at + 1, places });
    const next = symbol === '*' ? at : at + 1;
    const read = symbol === '*' || symbol === '?' ? letters : [symbol];
    for (const letter of read) visit({ at: next, places: step(outer, places, letter) });
  }
  return true;
}

/** A place in one pattern, and all places in the other where a text that leads there can be. */
interface Pair {
  readonly at: number;
  readonly places: readonly number[];
}

function keyOf({ at, places }: Pair): string {
  return `${at}:${places.join()}`;
}

/** Whether one of the places is before a last `*`, which matches whatever follows. */
function isRest(pattern: string, places: readonly number[]): boolean {
  return pattern.endsWith('*') && places.includes(pattern.length - 1);
}

function step(pattern: string, places: readonly number[], letter: string): readonly number[] {
  const next = places.flatMap((it) => {
    if (pattern[it] === '*') return [it];
    return pattern[it] === '?' || pattern[it] === letter ? [it + 1] : [];
  });
  return closed(pattern, next);
}

/** With the places behind each `*`, because it may stand for nothing; ascending, each once. */
function closed(pattern: string, places: readonly number[]): readonly number[] {
  const all = places.flatMap((it) => (pattern[it] === '*' ? [it, it + 1] : [it]));
  return [...new Set(all)].sort((a, b) => a - b);
}
