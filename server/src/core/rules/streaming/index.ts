import type { Rule } from '../rule.ts';
import { streamingDiscontinued, streamingOaiMissing, streamingS3origin } from './streaming.ts';

export const streamingRules: readonly Rule[] = [
  streamingDiscontinued,
  streamingS3origin,
  streamingOaiMissing,
];
