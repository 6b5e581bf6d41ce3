import { isAbsolute, relative, sep } from 'node:path';
import { type ConfigDocument, elementPath, type Finding, lineStarts, positionAt } from '#core';

/** A file with what the rules say of it. */
export interface Linted {
  readonly file: string;
  readonly doc: ConfigDocument;
  readonly findings: readonly Finding[];
}

/** One finding as `lint --format json` prints it. Lines and columns from 1, in UTF-16 units. */
export interface FindingRow {
  readonly file: string;
  readonly rule: string;
  readonly awsError: string | null;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly string[];
}

/** Findings of one file as rows. */
export function findingRows(file: string, doc: ConfigDocument, findings: readonly Finding[]): FindingRow[] {
  const starts = lineStarts(doc.text);
  return findings.map(({ rule, awsError, severity, message, at, fixes }) => {
    const start = positionAt(starts, at.start);
    const end = positionAt(starts, at.end);
    return {
      file,
      rule,
      awsError: awsError ?? null,
      severity,
      message,
      path: elementPath(doc, at.start),
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
      fixes: fixes.map((it) => it.title),
    };
  });
}

/** Characters of a long line to show around a finding: a pulled raw config is one line. */
const context = 60;

/** A finding for people: where, what, the line, and carets under the place. */
export function findingText(row: FindingRow, text: string): string {
  const { file, line, column, severity, awsError, rule, message } = row;
  const source = masked(text).split(/\r\n|[\r\n]/, line)[line - 1] ?? '';
  const end = row.endLine === line ? row.endColumn : source.length + 1;
  const from = source.length > 2 * context ? Math.max(0, column - 1 - context) : 0;
  const shown = source
    .slice(from, source.length > 2 * context ? end - 1 + context : undefined)
    .replaceAll('\t', ' ');
  const number = String(line).padStart(4);
  const carets = '^'.repeat(Math.max(1, Math.min(end - column, shown.length)));
  return [
    `${file}:${line}:${column} ${severity} ${awsError ?? rule}  ${message}`,
    `${number} | ${shown}`,
    `${' '.repeat(number.length)} | ${' '.repeat(column - 1 - from)}${carets}`,
  ].join('\n');
}

/** Header values are secrets and end up in the logs of build servers; masked at the same length, so that carets fit. */
function masked(text: string): string {
  return text.replace(
    /(<HeaderValue\b[^<>]*>)([^<]*)/g,
    (_, tag: string, value: string) => tag + value.replace(/[^\r\n]/g, '*'),
  );
}

/** `1 error, 0 warnings in 1 file`. */
export function tally(rows: readonly FindingRow[], files: number): string {
  const count = (severity: string) => rows.filter((it) => it.severity === severity).length;
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')} in ${counted(files, 'file')}`;
}

/** A number with its noun: `1 file`, `2 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The path of a file from the current folder, with slashes; undefined for one that is not below it. */
export function pathBelow(file: string): string | undefined {
  const path = relative('', file);
  return isAbsolute(path) || path.startsWith(`..${sep}`) ? undefined : path.replaceAll(sep, '/');
}
