import type { Rule } from '../rule.ts';
import { streamingDiscontinued, streamingOaiMissing, streamingS3origin } from './streaming.ts';

/** Rules about streaming distributions. */
export const streamingRules: readonly Rule[] = [
  streamingDiscontinued,
  streamingS3origin,
  streamingOaiMissing,
];
