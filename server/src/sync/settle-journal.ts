import { parseConfig, plan } from '#core';
import type { Cancellation, Clock, Connect, Journal, JournalEntry, NotRead, Place, Target } from './ports.ts';
import { type Live, readLive } from './read-live.ts';
import { attempt, type Stores } from './store.ts';
import { storePushed } from './store-pushed.ts';

/** What became of a text that was sent. */
export type Fate =
  /** CloudFront shows what was sent. */
  | 'applied'
  /** CloudFront still shows the config it was sent over. The request may still arrive. */
  | 'not-applied-yet'
  /** CloudFront shows a third config. What was sent never came or was replaced, and cannot arrive any more. */
  | 'cannot-tell';

/** One entry that an ended push left behind. */
export interface Settled {
  readonly uri: string;
  readonly sentAt: string;
  readonly fate: Fate;
}

type Deps = Stores & { readonly journal: Journal; readonly clock: Clock };

/** Compares what was sent with what CloudFront shows now. */
export function fateOf(sent: { readonly sentXml: string; readonly ifMatch: string }, live: Live): Fate {
  if (live.config.etag === sent.ifMatch) return 'not-applied-yet';
  return plan(live.doc, parseConfig(sent.sentXml)).length === 0 ? 'applied' : 'cannot-tell';
}

/**
 * Finds out what became of pushes whose process ended before CloudFront's answer was known, and moves the links of
 * those that were applied. For hosts to call when they start; a push does it by itself.
 */
export async function settleJournal(
  deps: Deps & { readonly connect: Connect },
  { target, place }: { readonly target: Target; readonly place: Place },
  cancel?: Cancellation,
): Promise<{ readonly kind: 'settled'; readonly entries: readonly Settled[] } | NotRead> {
  if ((await abandoned(deps.journal, target)).length === 0) return { kind: 'settled', entries: [] };

  const live = await readLive(deps.connect(place), target, cancel);
  return live.kind === 'live' ? { kind: 'settled', entries: await settleAgainst(deps, target, live) } : live;
}

/** Settles what can be told from a live config that was just read. */
export async function settleAgainst(deps: Deps, target: Target, live: Live): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  for (const entry of await abandoned(deps.journal, target)) {
    const { uri, sentAt } = entry;
    const fate = fateOf(entry, live);
    settled.push({ uri, sentAt, fate });
    if (fate === 'not-applied-yet') continue;
    if (fate === 'applied' && (await moveLinkOf(deps, entry, live)) === 'failed') continue;
    await attempt('journal', () => deps.journal.settle(entry.entryId));
  }
  return settled;
}

/** Entries of dead processes and of this one; those of other live processes are theirs to settle. */
async function abandoned(journal: Journal, target: Target): Promise<readonly JournalEntry[]> {
  const entries = await journal.open(target);
  return entries.filter((it) => it.processId === journal.processId || !journal.isAlive(it));
}

/** Does what the push would have done on acceptance. */
async function moveLinkOf(
  deps: Deps,
  { uri, distributionId, ifMatch }: JournalEntry,
  live: Live,
): Promise<'failed' | 'done'> {
  const link = await deps.links.get(uri);
  if (link?.distributionId !== distributionId) return 'done';

  const outcome = await storePushed(deps, { uri, link, ifMatch, config: live.config });
  return outcome.kind === 'stored' ? 'done' : 'failed';
}
