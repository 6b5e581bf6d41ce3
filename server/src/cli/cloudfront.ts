import { createInterface } from 'node:readline/promises';
import type { Kind } from '#core';
import type { Config, Distributions, Target } from '#sync';
import { CommandError } from './exit.ts';
import { failure } from './failure.ts';
import type { Io } from './io.ts';

/** Options that every command which talks to CloudFront takes. */
export interface ConnectionOptions {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

/** CloudFront through the chosen profile; MFA codes are asked for on a terminal only. */
export async function connectTo(io: Io, options: ConnectionOptions): Promise<Distributions> {
  const { connect } = await import('#aws');
  const { distributions } = connect({
    ...options,
    ...(io.isTerminal && { mfaCode: (serial: string) => ask(io, `MFA code for ${serial}: `) }),
  });
  return distributions;
}

/** A config by id alone: ids do not tell the kind, so both are tried. Rejects with a CommandError that says why not. */
export async function readConfig(
  distributions: Distributions,
  id: string,
): Promise<{ readonly target: Target; readonly config: Config }> {
  const web = await readAs(distributions, id, 'distribution');
  const streaming = web.kind === 'gone' ? await readAs(distributions, id, 'streaming') : web;
  const read = streaming.kind === 'gone' ? web : streaming;
  if (read.kind === 'config') return read;

  const { code, text } = failure(read, id);
  throw new CommandError(code, text);
}

async function readAs(distributions: Distributions, distributionId: string, kind: Kind) {
  const target: Target = { distributionId, kind };
  const read = await distributions.get(target);
  return read.kind === 'config' ? { ...read, target } : read;
}

/** Asks one question on the terminal and answers what was typed; undefined after Ctrl+C or Ctrl+D. */
export async function ask(io: Io, question: string): Promise<string | undefined> {
  const prompt = createInterface({ input: io.stdin, output: io.stderr });
  const unanswered = new Promise<undefined>((resolve) => {
    prompt.once('close', () => resolve(undefined));
  });
  try {
    const answer = await Promise.race([prompt.question(question).catch(() => undefined), unanswered]);
    if (answer === undefined) io.stderr.write('\n');
    return answer?.trim();
  } finally {
    prompt.close();
  }
}
