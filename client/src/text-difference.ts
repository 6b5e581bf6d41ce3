/** Replaces what stands between two offsets. */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The one span in which two texts differ, so that cursors and folds outside of it stay. */
export function difference(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  // Half of a line break or of a surrogate pair cannot be replaced.
  if (/[\r\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start--;
  if (same > 0 && /[\n\uDC00-\uDFFF]/.test(before.at(-same) ?? '')) same--;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
