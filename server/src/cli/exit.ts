/** What the exit status means; scripts rely on it. */
export const exit = {
  fine: 0,
  /** Errors found, CloudFront refused the config, or a dangerous change was not allowed. */
  refused: 1,
  /** Usage, input and output, credentials, access, throttling: nothing was sent. */
  notSent: 2,
  /** Stale, conflict or drift. */
  conflict: 3,
  /** Sent, and nobody knows whether it was applied: read before repeating. */
  unknown: 4,
  /** Accepted, but not deployed in time. */
  notDeployed: 5,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Something the caller has to mend; the message goes to standard error and nothing was sent. */
export class UsageError extends Error {}
