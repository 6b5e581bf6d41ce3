import type { Readable, Writable } from 'node:stream';

/** The process as commands see it, so that tests can run them in process. */
export interface Io {
  /** Data. */
  readonly stdout: Writable;
  /** Words for people. */
  readonly stderr: Writable;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Whether somebody reads standard error as it comes. */
  readonly isTerminal: boolean;
}

/** Writes one line of data. */
export function print(io: Io, line: string): void {
  io.stdout.write(`${line}\n`);
}

/** Writes one line for people. */
export function say(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}
