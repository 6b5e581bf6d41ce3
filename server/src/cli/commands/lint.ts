import {
  type Baseline,
  type ConfigDocument,
  check,
  parseConfig,
  type RuleSettings,
  readBaseline,
  type Severity,
} from '#core';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { counted, worthShowing } from '../findings.ts';
import { readConfigText, readText } from '../input.ts';
import { type Io, say } from '../io.ts';
import type { Linted } from '../linted.ts';
import { reporters } from '../reporters.ts';
import { settingsFor } from '../settings.ts';

export interface LintOptions {
  readonly files: readonly string[];
  readonly baseline: string | undefined;
  /** The settings file; undefined: the nearest one above each file. */
  readonly config: string | undefined;
  readonly format: string;
}

/** Checks files and says what CloudFront would answer to each. A file that cannot be read stops no other. */
export async function lint(io: Io, { files, baseline, config, format }: LintOptions): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError('Which file? cloudfront-config lint FILE...');
  if (!isFormat(format))
    throw new UsageError(`--format is one of ${Object.keys(reporters).join(', ')}, not ${format}`);

  const pulled =
    baseline === undefined ? undefined : readBaseline(await readConfigText(io, baseline), baseline);
  const reporter = reporters[format](io);
  const count = { files: 0, error: 0, warning: 0, info: 0, hint: 0 };
  for (const file of files) {
    const settings = await settingsFor(io, file, config);
    const doc = await readDocument(io, file);
    if (doc === undefined) continue;

    const linted = checked(io, { file, doc }, { settings, pulled });
    count.files++;
    for (const { severity } of linted.findings) count[severity]++;
    const findings = worthShowing(linted.findings);
    reporter.add({ ...linted, findings });
    const hidden = linted.findings.length - findings.length;
    if (hidden > 0) say(io, `${file} has ${hidden} more findings, which are not shown.`);
  }
  reporter.end();
  if (format !== 'json') say(io, tally(count));
  if (count.files < files.length) return exit.notSent;
  return count.error > 0 ? exit.refused : exit.fine;
}

function isFormat(format: string): format is keyof typeof reporters {
  return Object.hasOwn(reporters, format);
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

interface CheckedWith {
  readonly settings: Partial<RuleSettings>;
  readonly pulled: Baseline | undefined;
}

function checked(
  io: Io,
  { file, doc }: Pick<Linted, 'file' | 'doc'>,
  { settings, pulled }: CheckedWith,
): Linted {
  const { findings, failures } = check(doc, { settings, ...(pulled !== undefined && { baseline: pulled }) });
  for (const { rule } of failures)
    say(io, `The rule ${rule} failed on ${file}, so it says nothing about it.`);
  return { file, doc, findings };
}

/** `1 error, 0 warnings in 1 file` */
function tally({ files, error, warning }: Readonly<Record<Severity | 'files', number>>): string {
  return `${counted(error, 'error')}, ${counted(warning, 'warning')} in ${counted(files, 'file')}`;
}
