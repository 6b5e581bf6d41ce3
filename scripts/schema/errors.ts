import type { SourceText } from './source.ts';

/**
 * The HTML docs of the errors that these operations can answer with, by AWS error code, sorted by code.
 * Throws when an operation documents none, because then the form of its `@throws` has changed.
 */
export function readErrors(commands: readonly SourceText[]): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const { name, text } of commands) {
    const tags = text.replaceAll(/^ \* ?/gm, '').split(/^@/m);
    const documented = tags.flatMap((tag) => {
      const [, code, doc] = /^throws \{@link (\w+)\} \((?:client|server) fault\)\n(.*)/s.exec(tag) ?? [];
      return code === undefined || doc === undefined ? [] : [[code, doc.trim()] as const];
    });
    if (documented.length === 0) throw new Error(`${name} documents no error in the form we know`);
    for (const [code, doc] of documented) errors.set(code, doc);
  }
  return new Map([...errors].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
