import type { SourceText } from './source.ts';

/** The HTML docs of the errors that these operations can answer with, by AWS error code, sorted by code. */
export function readErrors(commands: readonly SourceText[]): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const { text } of commands) {
    const comments = text.replaceAll(/^ \* ?/gm, '');
    for (const [, code, doc] of comments.matchAll(
      /^@throws \{@link (\w+)\} \((?:client|server) fault\)\n([^@]*)/gm,
    )) {
      if (code !== undefined && doc !== undefined) errors.set(code, doc.trim());
    }
  }
  return new Map([...errors].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
