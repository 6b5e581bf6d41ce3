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

/** Writes lines of data. */
export function print(io: Io, lines: string): void {
  io.stdout.write(`${visible(lines)}\n`);
}

/** Writes data for programs. */
export function printJson(io: Io, value: unknown, indent?: number): void {
  io.stdout.write(`${JSON.stringify(value, undefined, indent)}\n`);
}

/** Writes lines for people. */
export function say(io: Io, lines: string): void {
  io.stderr.write(`${visible(lines)}\n`);
}

/** Shows how far something is, on a terminal, in place of what was shown before; an empty text takes it away. */
export function showProgress(io: Io, text: string): void {
  if (io.isTerminal) io.stderr.write(`\r\x1b[K${visible(text)}`);
}

/** Control and direction characters of a config would do something on a terminal; here they are shown. */
function visible(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, (it) => `\\u{${it.codePointAt(0)?.toString(16)}}`);
}
