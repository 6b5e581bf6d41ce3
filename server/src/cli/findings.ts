import {
  type ConfigDocument,
  elementPath,
  type Finding,
  lineStarts,
  positionAt,
  type Severity,
  type Span,
} from '#core';
import { withoutSecrets } from './secrets.ts';

/** One finding as `lint --format json` prints it. Lines and columns from 1, in UTF-16 units. */
export interface FindingRow {
  readonly file: string;
  readonly rule: string;
  readonly awsError: string | null;
  readonly severity: Severity;
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

/** Findings of one file for people: where, what, the line, and carets under the place. */
export function findingTexts(file: string, doc: ConfigDocument, findings: readonly Finding[]): string[] {
  const starts = lineStarts(doc.text);
  const text = withoutSecrets(doc);
  return findings.map(({ rule, awsError, severity, message, at }) => {
    const { line, column } = positionAt(starts, at.start);
    const { source, carets } = excerpt(text, at, lineSpan(text, starts, line));
    const number = String(line + 1).padStart(4);
    return [
      `${file}:${line + 1}:${column + 1} ${severity} ${awsError ?? rule}  ${message}`,
      `${number} | ${source}`,
      `${' '.repeat(number.length)} | ${carets}`,
    ].join('\n');
  });
}

function lineSpan(text: string, starts: readonly number[], line: number): Span {
  const start = starts[line] ?? 0;
  let end = starts[line + 1] ?? text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** How much of a line is shown, and how much of it before the place: a pulled raw config is one line. */
const widest = 120;
const before = 60;

function excerpt(text: string, at: Span, line: Span): { readonly source: string; readonly carets: string } {
  const isLong = line.end - line.start > widest;
  const start = isLong ? Math.max(line.start, at.start - before) : line.start;
  const end = isLong ? Math.min(line.end, start + widest) : line.end;
  const lead = start > line.start ? '…' : '';
  // One character for each, so that the carets fit.
  const shown = text.slice(start, end).replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
  return {
    source: `${lead}${shown}${end < line.end ? '…' : ''}`,
    carets:
      ' '.repeat(lead.length + at.start - start) + '^'.repeat(Math.max(1, Math.min(at.end, end) - at.start)),
  };
}

/** More findings than anybody reads; a text of 200,000 open tags has as many. */
const mostShown = 1_000;

/** The findings of one file that are worth printing: all, or of too many the errors first. */
export function worthShowing(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostShown) return findings;
  const isError = (it: Finding) => it.severity === 'error';
  return [...findings.filter(isError), ...findings.filter((it) => !isError(it))].slice(0, mostShown);
}

/** A number with its noun: `1 file`, `2 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
