import { parseConfig } from '#core';
import type { BasedOn } from '#sync';
import { type ConnectionOptions, connectTo } from '../cloudfront.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { readConfigText, readText } from '../input.ts';
import { type Io, printJson, say } from '../io.ts';
import { clock, hash, memoryStores } from '../memory.ts';
import type { Attempt } from '../push/attempt.ts';
import { checkKinds } from '../push/confirm.ts';
import { link } from '../push/link.ts';
import { prepareAndSend } from '../push/prepare.ts';
import { settingsFor } from '../settings.ts';

export interface PushOptions extends ConnectionOptions {
  readonly file: string | undefined;
  readonly id: string | undefined;
  readonly etag: string | undefined;
  readonly baseline: string | undefined;
  readonly yes: boolean;
  readonly allow: readonly string[];
  readonly despiteErrors: boolean;
  readonly wait: boolean;
  readonly json: boolean;
}

/** Puts a config into a distribution, if nobody else changed it since the version that the caller names. */
export async function push(io: Io, options: PushOptions): Promise<ExitCode> {
  const { file, id, baseline, despiteErrors, yes, allow, wait } = options;
  if (file === undefined) throw new UsageError(`Which file? ${usage}`);
  if (id === undefined) throw new UsageError(`To which distribution? ${usage}`);
  checkKinds(allow);
  const basedOn = await baseOf(io, options);
  const text = await readText(io, file);
  const settings = await settingsFor(io, file, undefined);
  const distributions = await connectTo(io, options);
  const { kind } = parseConfig(text);
  const attempt: Attempt = {
    io,
    request: { uri: file, text, errors: despiteErrors ? 'push-anyway' : 'stop', settings },
    target: { distributionId: id, kind: kind ?? 'distribution' },
    distributions,
    deps: { ...memoryStores(), connect: () => distributions, clock, hash },
    yes,
    allow,
    files: [file, baseline],
    wait,
  };

  const place = { profile: options.profile ?? '', endpoint: options.endpoint ?? 'aws' };
  // A text that is no config needs no link to be told so.
  const unlinked = kind === undefined ? undefined : await link(attempt, { basedOn, place });
  const { code, text: words, ...data } = unlinked ?? (await prepareAndSend(attempt));
  say(io, words);
  if (options.json) printJson(io, data);
  return code;
}

const usage = 'cloudfront-config push FILE --id ID (--etag E | --baseline FILE)';

async function baseOf(io: Io, { etag, baseline }: PushOptions): Promise<BasedOn> {
  if (etag !== undefined && baseline === undefined) return { kind: 'etag', etag };
  if (etag === undefined && baseline !== undefined)
    return { kind: 'config', xml: await readConfigText(io, baseline) };
  throw new UsageError(`Based on what? Either the ETag or the file of a pull: ${usage}`);
}
