import { check, parseConfig, readBaseline } from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { findingRows, findingText, type Linted, tally } from '../findings.ts';
import { workflowCommand } from '../github.ts';
import { readText } from '../input.ts';
import { type Io, print, say } from '../io.ts';
import { sarifLog } from '../sarif.ts';
import { settingsFor } from '../settings.ts';

export interface LintOptions {
  readonly files: readonly string[];
  readonly baseline: string | undefined;
  /** The settings file; undefined: the nearest one above each file. */
  readonly config: string | undefined;
  readonly format: string;
}

const formats = ['text', 'json', 'sarif', 'github'] as const;

/** Checks files and says what CloudFront would answer to each. */
export async function lint(io: Io, options: LintOptions): Promise<ExitCode> {
  const { files } = options;
  if (files.length === 0) throw new UsageError('Which file? cloudfront-config lint FILE...');
  const format = formats.find((it) => it === options.format);
  if (format === undefined)
    throw new UsageError(`--format is one of ${formats.join(', ')}, not ${options.format}`);

  const linted = await checkAll(io, options);
  const found = linted.flatMap(({ file, doc, findings }) =>
    findingRows(file, doc, findings).map((row) => ({ row, text: doc.text })),
  );
  const rows = found.map((it) => it.row);
  switch (format) {
    case 'text':
      for (const { row, text } of found) print(io, findingText(row, text));
      break;
    case 'json':
      print(io, JSON.stringify(rows, null, 2));
      break;
    case 'sarif':
      print(io, JSON.stringify(sarifLog(linted), null, 2));
      break;
    case 'github':
      for (const row of rows) print(io, workflowCommand(row));
  }
  if (format !== 'json') say(io, tally(rows, files.length));
  return rows.some((it) => it.severity === 'error') ? exit.refused : exit.fine;
}

async function checkAll(io: Io, { files, baseline, config }: LintOptions): Promise<readonly Linted[]> {
  const pulled = baseline === undefined ? undefined : readBaseline(await readText(io, baseline), baseline);
  const linted: Linted[] = [];
  for (const file of files) {
    const settings = await settingsFor(io, file, config);
    const doc = parseConfig(await readText(io, file));
    const { findings, failures } = check(doc, {
      settings,
      ...(pulled !== undefined && { baseline: pulled }),
    });
    for (const { rule, error } of failures) say(io, `rule ${rule} failed, so it says nothing: ${error}`);
    linted.push({ file, doc, findings });
  }
  return linted;
}
