import { createInterface } from 'node:readline/promises';
import type { Kind } from '#core';
import type { Config, Distributions, NotRead, Target } from '#sync';
import { UsageError } from './exit.ts';
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

/** A config by id alone: ids do not tell the kind, so both are tried. */
export async function readConfig(
  distributions: Distributions,
  id: string,
): Promise<{ readonly kind: 'config'; readonly target: Target; readonly config: Config } | NotRead> {
  const web = await readAs(distributions, id, 'distribution');
  return web.kind === 'gone' ? readAs(distributions, id, 'streaming') : web;
}

async function readAs(distributions: Distributions, distributionId: string, kind: Kind) {
  const target: Target = { distributionId, kind };
  const read = await distributions.get(target);
  return read.kind === 'config' ? { ...read, target } : read;
}

/** Asks one question on the terminal and answers what was typed. */
export async function ask(io: Io, question: string): Promise<string> {
  if (!io.isTerminal) throw new UsageError('This needs an answer, and there is no terminal to ask on.');
  const prompt = createInterface({ input: io.stdin, output: io.stderr });
  try {
    return (await prompt.question(question)).trim();
  } finally {
    prompt.close();
  }
}
