/**
 * Path patterns of cache behaviors: `*` matches any characters, `?` one; case matters; a leading `/` may be
 * left out (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html).
 */

/** Whether some path matches both patterns. */
export function patternsOverlap(a: string, b: string): boolean {
  const [left, right] = [normalized(a), normalized(b)];
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
 * Whether every path that matches `inner` matches `outer` too. Exact without `?`; with it, some pairs such as
 * `/?*` and `/*a` are not seen.
 */
export function patternCovers(outer: string, inner: string): boolean {
  const [left, right] = [normalized(outer), normalized(inner)];
  return table(left, right, (at, i, j) => {
    if (i === left.length) return j === right.length;
    const [x, y] = [left[i], right[j]];
    if (x === '*') return at(i + 1, j) || (j < right.length && at(i, j + 1));
    return y !== undefined && y !== '*' && (x === y || x === '?') && at(i + 1, j + 1);
  });
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
function normalized(pattern: string): string {
  const rooted = /^[/*]/.test(pattern) ? pattern : `/${pattern}`;
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
