import {
  applyEdits,
  type Change,
  type ConfigDocument,
  type Finding,
  type MergeResult,
  merge,
  parseConfig,
  type RuleSettings,
  readBaseline,
} from '#core';
import { guardAccount, type WrongAccount } from './account.ts';
import { adopt, type Incoming, rebase } from './incoming.ts';
import type { Cancellation, Clock, Config, Connect, Hash, Journal, Link, NotRead } from './ports.ts';
import { type Linked, type NotLinked, readLink } from './read-link.ts';
import { type Live, readLive } from './read-live.ts';
import { settleAgainst } from './settle-journal.ts';
import { stand } from './stand.ts';
import type { NotStored, Stores } from './store.ts';
import { markUndone } from './undone.ts';
import { identityFindings, type Unfit, vet } from './vet.ts';

/** What somebody wants to push. */
export interface PushRequest {
  readonly uri: string;
  /** One snapshot of the document; nothing else is ever looked at or sent. */
  readonly text: string;
  /** Errors about what CloudFront would refuse stop a push unless its author insists. */
  readonly errors: 'stop' | 'push-anyway';
  readonly settings?: Partial<RuleSettings>;
  /** Distribution id by CallerReference, of everything the workspace is linked to. */
  readonly callerReferences?: Readonly<Record<string, string>>;
}

/** Where a push stands before anything was sent. */
export type PushPreparation =
  | ReadyPush
  | Conflict
  /** The text says what the baseline says. `theirs` are changes of others since, which a pull would bring. */
  | { readonly kind: 'nothing-to-push'; readonly link: Link; readonly theirs: readonly Change[] }
  /** CloudFront has this text already, whoever brought it there; the link has moved to it. */
  | { readonly kind: 'already-there'; readonly link: Link }
  | NotLinked
  | Unfit
  | WrongAccount
  | NotRead
  | NotStored;

/** Everything that a person confirms, and exactly what is sent then. */
export interface ReadyPush {
  readonly kind: 'ready';
  readonly request: PushRequest;
  readonly link: Link;
  /** What is sent: the request's text, or that merged with the changes of others. */
  readonly text: string;
  /** How the text came to hold all that the live config says. */
  readonly basis: 'unmoved' | 'taken-in' | 'merged';
  /** The config that the plan was made against; its ETag is the If-Match. */
  readonly live: Config;
  /** ISO 8601. */
  readonly readAt: string;
  /** What the push changes in the live config. */
  readonly mine: readonly Change[];
  /** What others changed since the baseline; the text has all of it. */
  readonly theirs: readonly Change[];
  /** `always`: no setting may skip the confirmation. */
  readonly confirm: 'always' | 'as-set';
  /** Of the check; errors are among them only when the author pushes anyway. */
  readonly findings: readonly Finding[];
}

/** Both sides changed since the baseline, and not all of theirs is in the text. Nothing was sent, nothing has moved. */
export interface Conflict {
  readonly kind: 'conflict';
  /** For `replaceBy` (use live) and `mergeInto`. */
  readonly incoming: Incoming;
  /** The text both sides started from. */
  readonly baseline: string;
  /** Changes against the baseline, on either side. */
  readonly mine: readonly Change[];
  readonly theirs: readonly Change[];
  /** Those of `mine` that are about the same elements as some of `theirs`; empty: they can be taken in side by side. */
  readonly touching: readonly Change[];
  /** For deciding on each conflict; the settled text goes into the document by `mergeInto`. */
  readonly merge: MergeResult;
}

/** The ports a push needs. */
export interface PushDeps extends Stores {
  readonly connect: Connect;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly hash: Hash;
}

/** Finds out what a push would do. Sends nothing; moves the link only where CloudFront has the text already. */
export async function preparePush(
  deps: PushDeps,
  request: PushRequest,
  cancel?: Cancellation,
): Promise<PushPreparation> {
  const doc = parseConfig(request.text);
  const textHash = deps.hash.sha256(request.text);
  const former = await readLink(deps, request.uri, textHash);
  const baseline =
    former.kind === 'linked' ? readBaseline(former.baseline, former.link.distributionId) : undefined;
  const vetted = vet(doc, { ...request, baseline });
  if (vetted.kind !== 'fit') return vetted;
  if (former.kind === 'not-linked') return former;

  const distributions = deps.connect(former.link);
  const live = await readLive(distributions, former.link, cancel);
  if (live.kind !== 'live') return guardAccount(distributions, former.link, live, cancel);

  if (live.config.xml !== former.baseline) {
    const liveBaseline = readBaseline(live.config.xml, former.link.distributionId);
    const findings = identityFindings(doc, { baseline: liveBaseline });
    if (findings.length > 0) return { kind: 'other-distribution', findings };
  }

  await settleAgainst(deps, former.link, live);
  const linked = await readLink(deps, request.uri, textHash);
  if (linked.kind === 'not-linked') return linked;
  return compare(deps, { request, doc, linked, live, findings: vetted.findings, readAt: deps.clock.now() });
}

interface Prepared {
  readonly request: PushRequest;
  readonly doc: ConfigDocument;
  readonly linked: Linked;
  readonly live: Live;
  readonly findings: readonly Finding[];
  /** ISO 8601. */
  readonly readAt: string;
}

async function compare(deps: PushDeps, prepared: Prepared): Promise<PushPreparation> {
  const { request, doc, linked, live } = prepared;
  const { link } = linked;
  const standing = stand(parseConfig(linked.baseline), doc, live.doc);
  switch (standing.kind) {
    case 'in-sync': {
      const moved = await rebase(deps, request.uri, link, live.config);
      return moved.kind === 'stored' ? { kind: 'nothing-to-push', link: moved.link, theirs: [] } : moved;
    }
    case 'already-there': {
      const moved = await adopt(deps, incomingOf({ ...prepared, link, live: live.config }));
      // A document that says something else by now keeps the link that is right for it.
      if (moved.kind === 'document-changed') return { kind: 'already-there', link };
      return moved.kind === 'stored' ? { kind: 'already-there', link: moved.link } : moved;
    }
    case 'behind':
      return { kind: 'nothing-to-push', link, theirs: standing.theirs };
    case 'ahead':
      return ready(deps, prepared, { basis: 'unmoved', mine: standing.mine, theirs: [] });
    case 'taken-in':
      return ready(deps, prepared, { ...standing, basis: 'taken-in' });
    case 'apart':
      return sideBySide(deps, prepared, standing);
  }
}

async function ready(
  deps: PushDeps,
  { request, doc, linked: { link }, live, findings, readAt }: Prepared,
  { basis, mine, theirs }: Pick<ReadyPush, 'basis' | 'mine' | 'theirs'>,
): Promise<ReadyPush> {
  const isOwnSequel = basis === 'unmoved' && link.movedBy === 'push' && request.errors === 'stop';
  return {
    kind: 'ready',
    request,
    link,
    text: doc.text,
    basis,
    live: live.config,
    readAt,
    mine: await markUndone(deps.baselines, link, doc, mine),
    theirs,
    confirm: isOwnSequel ? 'as-set' : 'always',
    findings,
  };
}

/** A push of both sides' changes where they merge without a question and without a new error; else a conflict. */
async function sideBySide(
  deps: PushDeps,
  prepared: Prepared,
  { mine, theirs, touching }: Pick<Conflict, 'mine' | 'theirs' | 'touching'>,
): Promise<PushPreparation> {
  const { request, linked, live } = prepared;
  const { link } = linked;
  const baseline = parseConfig(linked.baseline);
  const result = merge(baseline, prepared.doc, live.doc);
  const incoming = incomingOf({ ...prepared, link, live: live.config });
  const conflict: Conflict = {
    kind: 'conflict',
    incoming,
    baseline: baseline.text,
    mine,
    theirs,
    touching,
    merge: result,
  };
  if (result.kind !== 'merged') return conflict;

  const doc = parseConfig(applyEdits(request.text, result.edits));
  const vetted = vet(doc, { ...request, baseline: readBaseline(live.config.xml, link.distributionId) });
  if (vetted.kind !== 'fit') return conflict;
  const standing = stand(baseline, doc, live.doc);
  if (standing.kind === 'already-there') return { kind: 'nothing-to-push', link, theirs };
  if (standing.kind !== 'taken-in') return conflict;
  return ready(deps, { ...prepared, doc, findings: vetted.findings }, { ...standing, basis: 'merged' });
}

/** The config that a push was prepared against, for taking it into the document. */
export function incomingOf({
  request,
  link,
  live,
  readAt,
}: Pick<ReadyPush, 'request' | 'link' | 'live' | 'readAt'>): Incoming & { readonly text: string } {
  const { distributionId, kind, profile, endpoint, accountId, status } = link;
  return {
    uri: request.uri,
    target: { distributionId, kind },
    place: { profile, endpoint },
    accountId,
    status,
    config: live,
    readAt,
    text: request.text,
  };
}
