import { type Baseline, type ConfigDocument, check, type Finding, parseConfig, readBaseline } from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { counted, type FindingRow, findingRows, findingTexts, worthShowing } from '../findings.ts';
import { readConfigText, readText } from '../input.ts';
import { type Io, print, printJson, say } from '../io.ts';

export interface LintOptions {
  readonly files: readonly string[];
  readonly baseline: string | undefined;
  readonly format: string;
}

/** Checks files and says what CloudFront would answer to each. A file that cannot be read stops no other. */
export async function lint(io: Io, { files, baseline, format }: LintOptions): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError('Which file? cloudfront-config lint FILE...');
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not ${format}`);

  const pulled = baseline === undefined ? undefined : await readPulled(io, baseline);
  const rows: FindingRow[] = [];
  const count = { files: 0, errors: 0, warnings: 0 };
  for (const file of files) {
    const doc = await readDocument(io, file);
    if (doc === undefined) continue;

    const findings = findingsOf(io, file, doc, pulled);
    count.files++;
    count.errors += findings.filter((it) => it.severity === 'error').length;
    count.warnings += findings.filter((it) => it.severity === 'warning').length;
    const shown = worthShowing(findings);
    if (format === 'json') rows.push(...findingRows(file, doc, shown));
    else for (const it of findingTexts(file, doc, shown)) print(io, it);
    if (shown.length < findings.length)
      say(io, `${file} has ${findings.length - shown.length} more findings, which are not shown.`);
  }

  if (format === 'json') printJson(io, rows, 2);
  else
    say(
      io,
      `${counted(count.errors, 'error')}, ${counted(count.warnings, 'warning')} in ${counted(count.files, 'file')}`,
    );
  if (count.files < files.length) return exit.notSent;
  return count.errors > 0 ? exit.refused : exit.fine;
}

async function readPulled(io: Io, file: string): Promise<Baseline> {
  return readBaseline(await readConfigText(io, file), file);
}

async function readDocument(io: Io, file: string): Promise<ConfigDocument | undefined> {
  try {
    return parseConfig(await readText(io, file));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(io, error.message);
    return undefined;
  }
}

function findingsOf(
  io: Io,
  file: string,
  doc: ConfigDocument,
  baseline: Baseline | undefined,
): readonly Finding[] {
  const { findings, failures } = check(doc, baseline === undefined ? {} : { baseline });
  for (const { rule } of failures)
    say(io, `The rule ${rule} failed on ${file}, so it says nothing about it.`);
  return findings;
}
