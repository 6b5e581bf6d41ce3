import { open, readFile, rm } from 'node:fs/promises';
import { layOut, parseConfig, plan } from '#core';
import { type ConnectionOptions, connectTo, readConfig } from '../cloudfront.ts';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { counted } from '../findings.ts';
import { fileProblem } from '../input.ts';
import { type Io, printJson, say } from '../io.ts';

export interface PullOptions extends ConnectionOptions {
  readonly id: string | undefined;
  /** Undefined or `-`: standard output. */
  readonly output: string | undefined;
  readonly raw: boolean;
  readonly json: boolean;
}

/** Brings a config to standard output or into a file. A file with other contents is never overwritten. */
export async function pull(io: Io, options: PullOptions): Promise<ExitCode> {
  const { id, raw, json } = options;
  const file = options.output === '-' ? undefined : options.output;
  if (id === undefined) throw new UsageError('Which distribution? cloudfront-config pull ID');

  const { target, config } = await readConfig(await connectTo(io, options), id);
  const text = raw ? config.xml : layOut(config.xml);
  if (file !== undefined) await write(file, text);
  if (json) printJson(io, { id, kind: target.kind, etag: config.etag, xml: config.xml });
  else if (file === undefined) io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  say(io, `Pulled ${id}${file === undefined ? '' : ` into ${file}`}, ETag ${config.etag}`);
  return exit.fine;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await create(file, text);
  } catch (error) {
    const known = await readFile(file, 'utf8').catch(() => undefined);
    if (known === undefined) throw new UsageError(`Cannot write ${file}: ${fileProblem(error)}`);
    if (known !== text)
      throw new UsageError(
        `${file} exists and ${otherwise(known, text)}. It was left alone; choose another name.`,
      );
  }
}

/** Leaves no part of a text behind, which somebody might take for a config. */
async function create(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function otherwise(known: string, text: string): string {
  const doc = parseConfig(known);
  if (doc.config === undefined || doc.tree.problems.length > 0) return 'is no config';
  const changes = plan(parseConfig(text), doc).length;
  if (changes === 0) return 'has comments or layout of its own';
  return `has ${counted(changes, 'difference')} from the live config`;
}
