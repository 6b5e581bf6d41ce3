const units = [
  ['d', 86400],
  ['h', 3600],
  ['min', 60],
] as const;

/** Seconds in the largest units that say them exactly in at most two, e.g. `1 d`, `1 h 30 min`, `0 s`. */
export function duration(seconds: number): string {
  const words: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(`${count} ${unit}`);
    rest %= size;
  }
  if (rest > 0 || words.length === 0) words.push(`${rest} s`);
  return words.length > 2 ? `${seconds} s` : words.join(' ');
}
