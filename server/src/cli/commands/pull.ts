import { readFile, writeFile } from 'node:fs/promises';
import { layOut, parseConfig, plan } from '#core';
import { type ConnectionOptions, connectTo, readConfig } from '../cloudfront.ts';
import { type ExitCode, exit, UsageError } from '../exit.ts';
import { failure } from '../failure.ts';
import { type Io, print, say } from '../io.ts';

export interface PullOptions extends ConnectionOptions {
  readonly id: string | undefined;
  readonly output: string | undefined;
  readonly raw: boolean;
  readonly json: boolean;
}

/** Brings a config to standard output or into a file. A file with other contents is never overwritten. */
export async function pull(io: Io, options: PullOptions): Promise<ExitCode> {
  const { id, output, raw, json } = options;
  if (id === undefined) throw new UsageError('Which distribution? cloudfront-config pull ID');

  const read = await readConfig(await connectTo(io, options), id);
  if (read.kind !== 'config') {
    const { text, code } = failure(read, id);
    say(io, text);
    return code;
  }

  const { target, config } = read;
  const text = raw ? config.xml : layOut(config.xml);
  if (output !== undefined) await write(output, text);
  if (json) print(io, JSON.stringify({ id, kind: target.kind, etag: config.etag, xml: config.xml }));
  else if (output === undefined) io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  say(io, `Pulled ${id}${output === undefined ? '' : ` into ${output}`}, ETag ${config.etag}`);
  return exit.fine;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new UsageError(`Cannot write ${file}: ${error}`);
    const known = await readFile(file, 'utf8');
    if (known === text) return;
    const changes = plan(parseConfig(text), parseConfig(known)).length;
    const what =
      changes === 0 ? 'comments or layout of its own' : `${changes} differences from the live config`;
    throw new UsageError(`${file} exists and has ${what}. It was left alone; choose another name.`);
  }
}
