import { type ConfigDocument, parseConfig, plan as planOf, printPlan } from '#core';
import { type ConnectionOptions, connectTo, readConfig } from '../cloudfront.ts';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { failure } from '../failure.ts';
import { readText } from '../input.ts';
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
  const { format } = options;
  if (format !== 'text' && format !== 'json' && format !== 'markdown') {
    throw new UsageError(`--format is text, json or markdown, not ${format}`);
  }
  const before = await readSide(io, options, { file: options.baseline, id: options.baselineId });
  const after = await readSide(io, options, options);
  if (before === undefined || after === undefined) {
    throw new UsageError(
      'Which two? cloudfront-config plan (FILE | --id ID) (--baseline FILE | --baseline-id ID)',
    );
  }
  io.stdout.write(printPlan({ title: after.name, changes: planOf(before.doc, after.doc) }, format));
  return exit.fine;
}

async function readSide(
  io: Io,
  options: ConnectionOptions,
  { file, id }: { readonly file: string | undefined; readonly id: string | undefined },
): Promise<{ readonly name: string; readonly doc: ConfigDocument } | undefined> {
  if (file !== undefined) return { name: file, doc: configOf(file, await readText(io, file)) };
  if (id === undefined) return undefined;

  const read = await readConfig(await connectTo(io, options), id);
  if (read.kind !== 'config') throw new UsageError(failure(read, id).text);
  return { name: id, doc: configOf(id, read.config.xml) };
}

/** A config that can be compared. A plan of what could not be read would leave changes out. */
export function configOf(name: string, text: string): ConfigDocument {
  const doc = parseConfig(text);
  if (doc.config === undefined || doc.tree.problems.length > 0) {
    throw new UsageError(`${name} is no readable config. See what is wrong: cloudfront-config lint ${name}`);
  }
  return doc;
}
