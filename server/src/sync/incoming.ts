import { linkForText, rebased, tookIn } from './link-moves.ts';
import type { Config, DeploymentStatus, Hash, Link, Place, Target } from './ports.ts';
import { readLink } from './read-link.ts';
import {
  type NotStored,
  type Stored,
  type StoreOutcome,
  type Stores,
  storeLink,
  storeText,
} from './store.ts';

/** A config as CloudFront gave it, on its way to a document. Nothing has moved yet. */
export interface Incoming {
  readonly uri: string;
  readonly target: Target;
  readonly place: Place;
  readonly accountId: string;
  readonly status: DeploymentStatus;
  readonly config: Config;
  /** ISO 8601. */
  readonly readAt: string;
  /** The document's text when it was looked at; undefined when there was no document. */
  readonly text: string | undefined;
}

type Deps = Stores & { readonly hash: Hash };

/** Replaces the document's text by one that says only what the incoming config says, e.g. that config laid out. */
export function replaceBy(deps: Deps, incoming: Incoming, text: string): Promise<StoreOutcome> {
  return take(deps, incoming, { after: text, pulledText: deps.hash.sha256(text) });
}

/** Replaces the document's text by one that holds the incoming changes beside the author's own, every conflict settled. */
export function mergeInto(deps: Deps, incoming: Incoming, text: string): Promise<StoreOutcome> {
  // No pull wrote this text: the next one must ask before it replaces the author's edits.
  return take(deps, incoming, { after: text, pulledText: '' });
}

/** Moves the link alone, under a text whose every difference from the config its author has seen. */
export async function adopt(
  deps: Deps,
  incoming: Incoming & { readonly text: string },
): Promise<StoreOutcome> {
  const { uri, config, text } = incoming;
  const stored = await deps.links.get(uri);
  const isStillThere = stored === undefined || linkForText(stored, deps.hash.sha256(text)) === stored;
  if (!isStillThere) return take(deps, incoming, { after: text });

  const link = await linkTaking(deps, incoming, { after: text });
  return storeLink(deps, { uri, baseline: config.xml, link });
}

/** Moves the link to another ETag of the same config; nothing happens when it did not move. */
export async function rebase(
  deps: Stores,
  uri: string,
  from: Link,
  { xml, etag }: Config,
): Promise<Stored | NotStored> {
  const stored = await deps.links.get(uri);
  if (from.etag === etag || stored?.distributionId !== from.distributionId)
    return { kind: 'stored', link: from };
  return storeLink(deps, {
    uri,
    baseline: xml,
    link: (baseline) => rebased(stored, from.etag, { etag, baseline }),
  });
}

interface NewText {
  readonly after: string;
  /** Undefined when no text is written. */
  readonly pulledText?: string;
}

async function take(deps: Deps, incoming: Incoming, text: NewText): Promise<StoreOutcome> {
  const { uri, config, text: before } = incoming;
  const link = await linkTaking(deps, incoming, text);
  return storeText(deps, { uri, baseline: config.xml, text: { before, after: text.after }, link });
}

/** The link after an incoming config was taken in, given the sha256 of its text. */
async function linkTaking(
  deps: Deps,
  { uri, target, place, accountId, status, config, readAt, text: before }: Incoming,
  { after, pulledText }: NewText,
): Promise<(baseline: string) => Link> {
  const { sha256 } = deps.hash;
  const former = await readLink(deps, uri, before === undefined ? undefined : sha256(before));
  return (baseline) => {
    const kept = pulledText ?? former.link?.pulledText ?? '';
    const version = { etag: config.etag, baseline, pulledText: kept, pulledAt: readAt };
    const facts = { ...target, ...place, accountId, status };
    const isSame = former.kind === 'linked' && former.link.distributionId === target.distributionId;
    if (!isSame || before === undefined) return { ...facts, ...version };
    return { ...tookIn(former.link, version, { before: sha256(before), after: sha256(after) }), ...facts };
  };
}
