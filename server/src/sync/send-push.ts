import { type Change, parseConfig, plan, strictlyEqual } from '#core';
import { guardAccount, type WrongAccount } from './account.ts';
import { adopt, mergeInto, rebase } from './incoming.ts';
import { linkForText } from './link-moves.ts';
import type { AwsError, Cancellation, Config, JournalEntry, Link, NotDone, PutResult } from './ports.ts';
import {
  incomingOf,
  type PushDeps,
  type PushPreparation,
  type PushRequest,
  preparePush,
  type ReadyPush,
} from './prepare-push.ts';
import { configOf, readLive } from './read-live.ts';
import { fateOf } from './settle-journal.ts';
import { attempt, type NotStored, type StoreOutcome } from './store.ts';
import { storePushed } from './store-pushed.ts';

/** Everything that sending a confirmed push can end in. */
export type PushOutcome =
  | Pushed
  | PushedNotRemembered
  | Stale
  | { readonly kind: 'refused'; readonly error: AwsError }
  | Unknown
  /** The confirmed text could not be put into the document, which was edited in the meantime. Nothing was sent. */
  | { readonly kind: 'document-changed' }
  /** A write before sending failed. Nothing was sent. */
  | NotStored
  | WrongAccount
  | NotDone;

/** Config or link moved after the plan was confirmed, and nothing was overwritten. `again` is where a push stands now. */
export interface Stale {
  readonly kind: 'stale';
  readonly again: PushPreparation;
}

/** CloudFront has the text, and the link is at it. */
export interface Pushed {
  readonly kind: 'pushed';
  readonly link: Link;
  /** `read`: the answer was lost, and the change was found at CloudFront. */
  readonly known: 'answered' | 'read';
  /** What CloudFront stored differently from what was sent. */
  readonly differently: readonly Change[];
  /** ETags that moved without a change of the config while the push was under way. */
  readonly rebased: readonly Rebase[];
}

/** An ETag that moved without a change of the config. */
export interface Rebase {
  readonly from: string;
  readonly to: string;
}

/** CloudFront accepted the text, but the link could not follow. It is as it was; the next push finds the text there. */
export interface PushedNotRemembered {
  readonly kind: 'pushed-not-remembered';
  /** Nothing when the document was unlinked or renamed, or the accepted config could not be read again. */
  readonly failure: NotStored | undefined;
}

/** The request left and no answer came. */
export interface Unknown {
  readonly kind: 'unknown';
  /** `not-applied-yet`: CloudFront still shows the old config; sending the same again is safe. */
  readonly known: 'not-applied-yet' | 'cannot-tell';
  /** What CloudFront shows now; undefined when that could not be read either. */
  readonly live: Config | undefined;
  readonly message: string;
}

/** How often one push follows an ETag that moves without a change. */
const mostRebases = 3;

/** Sends what was confirmed, and nothing else. Calling it again after `unknown` sends the same with the same If-Match. */
export async function sendPush(deps: PushDeps, push: ReadyPush, cancel?: Cancellation): Promise<PushOutcome> {
  if (cancel?.aborted) return { kind: 'cancelled' };
  const ready = await moveToLive(deps, push);
  if (ready.kind !== 'stored') return ready;
  return send(deps, { push, link: ready.link, rebased: [] }, cancel);
}

/** Brings text and link to the config that the plan was made against: all of it was shown and confirmed. */
async function moveToLive(deps: PushDeps, push: ReadyPush): Promise<StoreOutcome | Stale> {
  const { request, live, text } = push;
  const { sha256 } = deps.hash;
  const stored = await deps.links.get(request.uri);
  if (stored?.distributionId !== push.link.distributionId) return stale(deps, request);

  const isToMerge = push.basis === 'merged' && !stored.knownTexts?.some((it) => it.text === sha256(text));
  const link = linkForText(stored, sha256(isToMerge ? request.text : text));
  if (link.etag === live.etag && !isToMerge) return { kind: 'stored', link };
  if (link.etag !== push.link.etag || link.baseline !== push.link.baseline) return stale(deps, request);
  switch (push.basis) {
    case 'unmoved':
      return rebase(deps, request.uri, link, live);
    case 'taken-in':
      return adopt(deps, incomingOf(push));
    case 'merged':
      return mergeInto(deps, incomingOf(push), push.text);
  }
}

async function stale(deps: PushDeps, request: PushRequest, cancel?: Cancellation): Promise<Stale> {
  return { kind: 'stale', again: await preparePush(deps, request, cancel) };
}

interface Sending {
  readonly push: ReadyPush;
  readonly link: Link;
  readonly rebased: readonly Rebase[];
}

async function send(
  deps: PushDeps,
  sending: Sending,
  cancel: Cancellation | undefined,
): Promise<PushOutcome> {
  const { push, link } = sending;
  const entry = entryOf(deps, push);
  const journaled = await attempt('journal', () => deps.journal.write(entry));
  if (journaled.kind === 'not-stored') return journaled;

  const distributions = deps.connect(link);
  const result = await distributions.put(link, push.text, push.live.etag, cancel);
  switch (result.kind) {
    case 'accepted':
      return afterAccepted(deps, sending, entry, result);
    case 'stale':
      return afterStale(deps, sending, { entry, attempts: result.attempts }, cancel);
    case 'unknown':
      return afterUnknown(deps, sending, entry, result.message);
    case 'refused':
      await settle(deps, entry);
      return { kind: 'refused', error: result.error };
    case 'no-credentials':
    case 'denied':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'cancelled':
      await settle(deps, entry);
      return guardAccount(distributions, link, result, cancel);
  }
}

async function afterAccepted(
  deps: PushDeps,
  sending: Sending,
  entry: JournalEntry,
  answer: Extract<PutResult, { kind: 'accepted' }>,
): Promise<PushOutcome> {
  const config = await acceptedConfig(deps, sending, answer);
  return config === undefined
    ? { kind: 'pushed-not-remembered', failure: undefined }
    : remember(deps, sending, { entry, config, known: 'answered' });
}

/** The config in the answer, else read again, where it counts only if nobody else has changed it since. */
async function acceptedConfig(
  deps: PushDeps,
  { push, link }: Sending,
  { xml, etag }: Extract<PutResult, { kind: 'accepted' }>,
): Promise<Config | undefined> {
  if (xml !== undefined && etag !== undefined && configOf(xml, link) !== undefined) return { xml, etag };

  const live = await readLive(deps.connect(link), link);
  if (live.kind !== 'live') return undefined;
  const isOurs =
    etag === undefined ? plan(live.doc, parseConfig(push.text)).length === 0 : live.config.etag === etag;
  return isOurs ? live.config : undefined;
}

/**
 * Never sends over a config that was not confirmed. One that equals the confirmed one strictly, under another ETag,
 * is followed; one that says what was sent means that an earlier try had arrived.
 */
async function afterStale(
  deps: PushDeps,
  sending: Sending,
  { entry, attempts }: { readonly entry: JournalEntry; readonly attempts: number },
  cancel: Cancellation | undefined,
): Promise<PushOutcome> {
  const { push, link, rebased } = sending;
  const { uri } = push.request;
  const live = await readLive(deps.connect(link), link);
  if (live.kind === 'live' && fateOf(entry, live) === 'applied') {
    return remember(deps, sending, { entry, config: live.config, known: 'read' });
  }

  await settle(deps, entry);
  // After more than one try the old config may be ours taken back by somebody, which only a person can tell.
  const isPhantom =
    attempts === 1 && live.kind === 'live' && strictlyEqual(parseConfig(push.live.xml), live.doc);
  if (!isPhantom || rebased.length === mostRebases) {
    return stale(deps, { ...push.request, text: push.text }, cancel);
  }
  const moved = await rebase(deps, uri, link, live.config);
  if (moved.kind !== 'stored') return moved;
  const rebases = [...rebased, { from: push.live.etag, to: live.config.etag }];
  return send(deps, { push: { ...push, live: live.config }, link: moved.link, rebased: rebases }, cancel);
}

/** Reads without a cancellation: whoever cancelled a request that had left wants to know all the more. */
async function afterUnknown(
  deps: PushDeps,
  sending: Sending,
  entry: JournalEntry,
  message: string,
): Promise<PushOutcome> {
  const { link } = sending;
  const live = await readLive(deps.connect(link), link);
  if (live.kind !== 'live') return { kind: 'unknown', known: 'cannot-tell', live: undefined, message };

  const fate = fateOf(entry, live);
  if (fate === 'applied') return remember(deps, sending, { entry, config: live.config, known: 'read' });
  if (fate === 'cannot-tell') await settle(deps, entry);
  return { kind: 'unknown', known: fate, live: live.config, message };
}

interface Accepted {
  readonly entry: JournalEntry;
  readonly config: Config;
  readonly known: Pushed['known'];
}

/** Moves the link, then settles the journal: a crash in between leaves an entry that is recognized as ours. */
async function remember(
  deps: PushDeps,
  { push, rebased }: Sending,
  { entry, config, known }: Accepted,
): Promise<Pushed | PushedNotRemembered> {
  const { uri, ifMatch, distributionId } = entry;
  const link = await deps.links.get(uri);
  if (link?.distributionId !== distributionId) {
    await settle(deps, entry);
    return { kind: 'pushed-not-remembered', failure: undefined };
  }
  const outcome = await storePushed(deps, { uri, link, ifMatch, config });
  if (outcome.kind !== 'stored') return { kind: 'pushed-not-remembered', failure: outcome };
  await settle(deps, entry);
  const differently = plan(parseConfig(push.text), parseConfig(config.xml));
  return { kind: 'pushed', link: outcome.link, known, differently, rebased };
}

/** An entry that cannot be settled now is settled by whoever comes next. */
async function settle({ journal }: PushDeps, { entryId }: JournalEntry): Promise<void> {
  await attempt('journal', () => journal.settle(entryId));
}

function entryOf({ journal, clock, hash }: PushDeps, { request, link, text, live }: ReadyPush): JournalEntry {
  const { distributionId, kind } = link;
  const { processId } = journal;
  const entry = {
    uri: request.uri,
    distributionId,
    kind,
    processId,
    sentXml: text,
    ifMatch: live.etag,
    sentAt: clock.now(),
  };
  return { entryId: hash.sha256(JSON.stringify(entry)), ...entry };
}
