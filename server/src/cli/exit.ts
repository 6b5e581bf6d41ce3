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

/** Ends a command with words for people and an exit status. Nothing was sent. */
export class CommandError extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Something the caller has to mend. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(exit.notSent, message);
  }
}
