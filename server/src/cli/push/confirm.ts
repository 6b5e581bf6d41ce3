import { type Change, dangers } from '#core';
import type { ReadyPush } from '#sync';
import { ask } from '../cloudfront.ts';
import { exit, UsageError } from '../exit.ts';
import { counted } from '../findings.ts';
import type { Io } from '../io.ts';
import type { Ending } from './ending.ts';

export interface ConfirmOptions {
  readonly yes: boolean;
  /** Kinds of dangerous change that may be pushed. */
  readonly allow: readonly string[];
  /** Files that are read; one of them may be standard input, which then cannot answer. */
  readonly files: readonly (string | undefined)[];
}

/** Rejects what `--allow` cannot name. That a text is of another distribution is allowed by nothing. */
export function checkKinds(allow: readonly string[]): void {
  const kinds: readonly string[] = dangers.filter((it) => it !== 'identity');
  const unknown = allow.find((it) => !kinds.includes(it));
  if (unknown !== undefined)
    throw new UsageError(`--allow knows no "${unknown}". Kinds of dangerous change: ${kinds.join(', ')}`);
}

/** Why the plan may not be pushed; undefined when it may. */
export async function notConfirmed(
  io: Io,
  { mine, link }: ReadyPush,
  { yes, allow, files }: ConfirmOptions,
): Promise<Ending | undefined> {
  const open = dangersIn(mine).filter((it) => !allow.includes(it));
  const allows = open.map((it) => ` --allow ${it}`).join('');
  if (yes) {
    if (open.length === 0) return undefined;
    const text = `Dangerous changes need${allows}. Nothing was sent.`;
    return { outcome: 'not-allowed', code: exit.refused, text };
  }
  if (!io.isTerminal || files.includes('-')) {
    return notSent(`Nothing was sent. Read the plan, then add --yes${allows}`);
  }
  const { distributionId, accountId } = link;
  const where = `${distributionId} (account ${accountId})`;
  const isConfirmed =
    open.length > 0
      ? (await ask(io, `Type the id to push a dangerous change to ${where}: `)) === distributionId
      : /^y(es)?$/i.test((await ask(io, `Push ${counted(mine.length, 'change')} to ${where}? [y/N] `)) ?? '');
  return isConfirmed ? undefined : notSent('Nothing was sent.');
}

function notSent(text: string): Ending {
  return { outcome: 'not-confirmed', code: exit.notSent, text };
}

function dangersIn(changes: readonly Change[]): readonly string[] {
  const dangerous = changes.filter((it) => it.risk === 'dangerous');
  return [...new Set(dangerous.map((it) => it.danger ?? 'unnamed'))];
}
