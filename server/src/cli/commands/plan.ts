import { parseConfig, plan as planOf, printPlan } from '#core';
import type { Distributions } from '#sync';
import { type ConnectionOptions, connectTo, readConfig } from '../cloudfront.ts';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { readConfigText } from '../input.ts';
import type { Io } from '../io.ts';

export interface PlanOptions extends ConnectionOptions {
  readonly file: string | undefined;
  readonly id: string | undefined;
  readonly baseline: string | undefined;
  readonly baselineId: string | undefined;
  readonly format: string;
}

/** Prints what would change from one config to another: files or live configs on either side. */
export async function plan(io: Io, options: PlanOptions): Promise<ExitCode> {
  const { file, id, baseline, baselineId, format } = options;
  if (format !== 'text' && format !== 'json' && format !== 'markdown') {
    throw new UsageError(`--format is text, json or markdown, not ${format}`);
  }
  const isLive = id !== undefined || baselineId !== undefined;
  const distributions = isLive ? await connectTo(io, options) : undefined;
  const before = await readSide(io, { file: baseline, id: baselineId, distributions });
  const after = await readSide(io, { file, id, distributions });
  const changes = planOf(parseConfig(before), parseConfig(after));
  io.stdout.write(printPlan({ title: id ?? file ?? '', changes }, format));
  return exit.fine;
}

interface Side {
  readonly file: string | undefined;
  readonly id: string | undefined;
  readonly distributions: Distributions | undefined;
}

/** The text of one side, a file or a live config. */
async function readSide(io: Io, { file, id, distributions }: Side): Promise<string> {
  if (file !== undefined && id === undefined) return readConfigText(io, file);
  if (file === undefined && id !== undefined && distributions !== undefined)
    return (await readConfig(distributions, id)).config.xml;
  throw new UsageError(
    'Which two? cloudfront-config plan (FILE | --id ID) (--baseline FILE | --baseline-id ID)',
  );
}
