import { check, parseConfig, readBaseline } from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { type FindingRow, findingRows, findingText, tally } from '../findings.ts';
import { readText } from '../input.ts';
import { type Io, print, say } from '../io.ts';

export interface LintOptions {
  readonly files: readonly string[];
  readonly baseline: string | undefined;
  readonly format: string;
}

/** Checks files and says what CloudFront would answer to each. */
export async function lint(io: Io, { files, baseline, format }: LintOptions): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError('Which file? cloudfront-config lint FILE...');
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not ${format}`);

  const pulled = baseline === undefined ? undefined : readBaseline(await readText(io, baseline), baseline);
  const rows: FindingRow[] = [];
  for (const file of files) {
    const text = await readText(io, file);
    const doc = parseConfig(text);
    const { findings, failures } = check(doc, pulled === undefined ? {} : { baseline: pulled });
    for (const { rule, error } of failures) say(io, `rule ${rule} failed, so it says nothing: ${error}`);
    const found = findingRows(file, doc, findings);
    if (format === 'text') for (const row of found) print(io, findingText(row, text));
    rows.push(...found);
  }
  if (format === 'json') print(io, JSON.stringify(rows, null, 2));
  else say(io, tally(rows, files.length));
  return rows.some((it) => it.severity === 'error') ? exit.refused : exit.fine;
}
