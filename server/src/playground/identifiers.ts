const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** An id of a distribution or an ETag: `E` and 13 capitals or digits, as CloudFront gives them. */
export function newToken(random: Random): string {
  return `E${pick(capitals, 13, random)}`;
}

/** The first label of a domain name under cloudfront.net. */
export function newLabel(letter: string, random: Random): string {
  return letter + pick(capitals.toLowerCase(), 13, random);
}

/** A UUID of version 4. */
export function newRequestId(random: Random): string {
  const hex = pick('0123456789abcdef', 30, random);
  const variant = pick('89ab', 1, random);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

/** A repeatable source of numbers (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick(alphabet: string, length: number, random: Random): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}
