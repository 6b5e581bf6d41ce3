import { createHash } from 'node:crypto';
import type { Hash } from '#sync';

/** Hashes of texts as UTF-8, in hex. */
export const hash: Hash = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};
