import { type Change, parseConfig, plan, readBaseline, strictlyEqual } from '#core';
import { adopt, type Incoming } from './incoming.ts';
import type { Cancellation, Clock, Connect, Hash, Link, NotRead, Place, Target } from './ports.ts';
import { readLink } from './read-link.ts';
import { configOf, readLiveWithDetails } from './read-live.ts';
import type { StoreOutcome, Stores } from './store.ts';
import { type Unfit, vet } from './vet.ts';

/** Which document somebody wants to link to which distribution. */
export interface LinkRequest {
  readonly uri: string;
  readonly text: string;
  readonly target: Target;
  readonly place: Place;
  readonly basedOn: BasedOn;
}

/** What the text is known to descend from. */
export type BasedOn =
  /** Nothing is known: whatever differs from the live config is a difference, not a change of the author's. */
  | { readonly kind: 'unknown' }
  /** This config: a revision of the file, an earlier version, a file pulled before. */
  | { readonly kind: 'config'; readonly xml: string }
  /** The config with this ETag. */
  | { readonly kind: 'etag'; readonly etag: string };

/** Where linking stands before anything was written. */
export type LinkPreparation =
  /** For `acceptLink`, after the author has seen the differences. */
  | LinkProposal
  /** The live config has another ETag than the one named, so what the text descends from is not known. */
  | { readonly kind: 'stale'; readonly live: Incoming }
  /** The config named as the base is none of this kind. */
  | { readonly kind: 'base-not-a-config' }
  | { readonly kind: 'already-linked'; readonly link: Link }
  | Unfit
  | NotRead;

/** What a link would say. */
export interface LinkProposal {
  readonly kind: 'proposal';
  readonly incoming: Incoming & { readonly text: string };
  /** Between live config and text: differences, not changes of the author's. */
  readonly differences: readonly Change[];
  /** With a base: what the author changed in it, and what others did. Undefined when the base is not known. */
  readonly sides: { readonly mine: readonly Change[]; readonly theirs: readonly Change[] } | undefined;
}

type Deps = Stores & { readonly connect: Connect; readonly clock: Clock; readonly hash: Hash };

/** Finds out what linking a document to a distribution would mean. Writes nothing. */
export async function prepareLink(
  deps: Deps,
  request: LinkRequest,
  cancel?: Cancellation,
): Promise<LinkPreparation> {
  const { uri, text, target, place, basedOn } = request;
  const former = await readLink(deps, uri);
  if (former.kind === 'linked') return { kind: 'already-linked', link: former.link };
  const base = basedOn.kind === 'config' ? configOf(basedOn.xml, target) : undefined;
  if (basedOn.kind === 'config' && base === undefined) return { kind: 'base-not-a-config' };

  const live = await readLiveWithDetails(deps.connect(place), target, cancel);
  if (live.kind !== 'live') return live;
  const doc = parseConfig(text);
  const vetted = vet(doc, {
    errors: 'push-anyway',
    baseline: readBaseline(live.config.xml, target.distributionId),
  });
  if (vetted.kind !== 'fit') return vetted;

  const { accountId, status } = live;
  const incoming = {
    uri,
    target,
    place,
    accountId,
    status,
    config: live.config,
    readAt: deps.clock.now(),
    text,
  };
  if (basedOn.kind === 'etag' && basedOn.etag !== live.config.etag) return { kind: 'stale', live: incoming };

  const differences = plan(live.doc, doc);
  if (base === undefined) return { kind: 'proposal', incoming, differences, sides: undefined };
  const sides = { mine: plan(base, doc), theirs: plan(base, live.doc) };
  if (strictlyEqual(base, live.doc)) return { kind: 'proposal', incoming, differences, sides };
  // Without an ETag: the base's is not known, and no push may use the live one before its changes were confirmed.
  return {
    kind: 'proposal',
    incoming: { ...incoming, config: { xml: base.text, etag: '' } },
    differences,
    sides,
  };
}

/** Links the document. Its text stays as it is. */
export function acceptLink(deps: Deps, proposal: LinkProposal): Promise<StoreOutcome> {
  return adopt(deps, proposal.incoming);
}
