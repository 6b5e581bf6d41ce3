import {
  applyEdits,
  type Change,
  type ConfigDocument,
  layOut,
  type MergeResult,
  merge,
  parseConfig,
  plan,
} from '#core';
import { guardAccount, type WrongAccount } from './account.ts';
import { adopt, type Incoming, mergeInto, replaceBy } from './incoming.ts';
import type { Cancellation, Clock, Connect, Hash, Link, NotRead, Place, Target } from './ports.ts';
import { type Linked, readLink } from './read-link.ts';
import { type Live, readLiveWithDetails } from './read-live.ts';
import type { NotStored, StoreOutcome, Stores } from './store.ts';

/** What somebody wants to pull, and into which document. */
export interface PullRequest {
  /** The document to pull into. */
  readonly uri: string;
  readonly target: Target;
  readonly place: Place;
  /** The document's text now; undefined when there is no document. */
  readonly text: string | undefined;
  readonly format: PullFormat;
}

/** `laid-out`: the service's one line becomes a readable file. `raw`: as it came. */
export type PullFormat = 'laid-out' | 'raw';

/** Everything a pull can end in. */
export type PullOutcome =
  /** The document says what CloudFront has, and is linked to it. */
  | { readonly kind: 'pulled'; readonly link: Link }
  /** The document said so before; only the link moved. */
  | { readonly kind: 'already-there'; readonly link: Link }
  | Edited
  | Occupied
  | WrongAccount
  | NotRead
  /** Somebody edited the document in the meantime; text and link are as they were. */
  | { readonly kind: 'document-changed' }
  | NotStored;

/**
 * The document was edited since the last pull wrote it, so a person decides; nothing was written and nothing moved.
 * Answers: `replaceBy(…, live)`, `mergeInto(…, merged)`, or nothing at all, which keeps text, ETag and baseline.
 */
export interface Edited {
  readonly kind: 'edited';
  readonly incoming: Incoming;
  /** The service's text the document descends from. */
  readonly baseline: string;
  /** The incoming config, in the format asked for. */
  readonly live: string;
  /** Changes of the author; empty when only comments or layout were edited. */
  readonly mine: readonly Change[];
  /** What changed at CloudFront since the baseline. */
  readonly theirs: readonly Change[];
  /** How many comments replacing would drop. */
  readonly comments: number;
  /** For merging: the settled text goes into the document by `mergeInto`. */
  readonly merge: MergeResult;
}

/** The document exists and is not linked to this distribution; a person decides whether to replace it. */
export interface Occupied {
  readonly kind: 'occupied';
  readonly incoming: Incoming;
  readonly live: string;
  /** Undefined: linked to nothing, or to this distribution with a baseline that was lost. */
  readonly linkedTo: Target | undefined;
  /** What a push of the document would change in the live config. */
  readonly differences: readonly Change[];
  readonly comments: number;
}

type Deps = Stores & { readonly connect: Connect; readonly clock: Clock; readonly hash: Hash };

/** Brings the live config into a document, unless that could cost somebody's work: then a person decides. */
export async function pull(deps: Deps, request: PullRequest, cancel?: Cancellation): Promise<PullOutcome> {
  const { uri, target, place, text } = request;
  const textHash = text === undefined ? undefined : deps.hash.sha256(text);
  const former = await readLink(deps, uri, textHash);
  const isLinked = former.kind === 'linked' && former.link.distributionId === target.distributionId;
  const distributions = deps.connect(place);
  const live = await readLiveWithDetails(distributions, target, cancel);
  if (live.kind !== 'live') {
    return isLinked ? guardAccount(distributions, { ...former.link, ...place }, live, cancel) : live;
  }

  if (cancel?.aborted) return { kind: 'cancelled' };

  const { config, accountId, status } = live;
  const incoming = { uri, target, place, accountId, status, config, readAt: deps.clock.now(), text };
  const written = request.format === 'raw' ? config.xml : layOut(config.xml);
  const isUntouched = isLinked && textHash === former.link.pulledText;
  if (text === undefined || text.trim() === '')
    return stored('pulled', await replaceBy(deps, incoming, written));

  const doc = parseConfig(text);
  const differences = plan(live.doc, doc);
  if (differences.length === 0 && isReadable(doc)) {
    const isAsWritten = text === written;
    const taken = isAsWritten ? replaceBy(deps, incoming, written) : adopt(deps, { ...incoming, text });
    return stored('already-there', await taken);
  }
  if (isUntouched) return stored('pulled', await replaceBy(deps, incoming, written));
  if (isLinked) return intoEdited(deps, { ...incoming, text }, { former, doc, live, written });

  const linkedTo = former.kind === 'linked' ? former.link : undefined;
  return { kind: 'occupied', incoming, live: written, linkedTo, differences, comments: countComments(doc) };
}

interface Sides {
  readonly former: Linked;
  readonly doc: ConfigDocument;
  readonly live: Live;
  readonly written: string;
}

/** Merges at once where only comments and layout were edited; changes of the author's are asked about. */
async function intoEdited(
  deps: Deps,
  incoming: Incoming & { readonly text: string },
  { former, doc, live, written }: Sides,
): Promise<PullOutcome> {
  const baseline = parseConfig(former.baseline);
  const [mine, theirs] = [plan(baseline, doc), plan(baseline, live.doc)];
  const result = merge(baseline, doc, live.doc);
  if (mine.length === 0 && result.kind === 'merged') {
    return stored('pulled', await mergeInto(deps, incoming, applyEdits(incoming.text, result.edits)));
  }
  return {
    kind: 'edited',
    incoming,
    baseline: former.baseline,
    live: written,
    mine,
    theirs,
    comments: countComments(doc),
    merge: result,
  };
}

function stored(kind: 'pulled' | 'already-there', outcome: StoreOutcome): PullOutcome {
  return outcome.kind === 'stored' ? { kind, link: outcome.link } : outcome;
}

/** The plan of a text with syntax problems compares only what could be read. */
function isReadable({ tree, config }: ConfigDocument): boolean {
  return config !== undefined && tree.problems.length === 0;
}

function countComments({ tree }: ConfigDocument): number {
  let count = 0;
  const pending = [...tree.nodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'comment') count++;
    if (node.kind === 'element') for (const it of node.nodes) pending.push(it);
  }
  return count;
}
