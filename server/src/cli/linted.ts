import { isAbsolute, relative, sep } from 'node:path';
import type { ConfigDocument, Finding } from '#core';

/** A file with what the rules say of it. */
export interface Linted {
  readonly file: string;
  readonly doc: ConfigDocument;
  readonly findings: readonly Finding[];
}

/** The path of a file from the current folder, with slashes; undefined for one that is not below it. */
export function pathBelow(file: string): string | undefined {
  const path = relative('', file);
  return isAbsolute(path) || path.startsWith(`..${sep}`) ? undefined : path.replaceAll(sep, '/');
}
