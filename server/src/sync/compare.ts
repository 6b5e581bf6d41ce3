import { type Change, layOut, parseConfig, plan } from '#core';
import { guardAccount, type WrongAccount } from './account.ts';
import type { Baselines, Cancellation, Connect, Hash, Link, Links, NotRead } from './ports.ts';
import { type NotLinked, readLink } from './read-link.ts';
import { readLive } from './read-live.ts';

/** Everything comparing can end in. */
export type CompareOutcome = Compared | NotLinked | WrongAccount | NotRead;

/** The three texts of a linked document, laid out alike, with what changed on either side. */
export interface Compared {
  readonly kind: 'compared';
  readonly link: Link;
  /** The ETag of `live`. */
  readonly etag: string;
  readonly baseline: string;
  readonly live: string;
  /** Against the baseline. */
  readonly mine: readonly Change[];
  readonly theirs: readonly Change[];
  /** What a push of the text would change now. */
  readonly ahead: readonly Change[];
}

interface Deps {
  readonly links: Links;
  readonly baselines: Baselines;
  readonly connect: Connect;
  readonly hash: Hash;
}

/** Reads what stands at CloudFront now and compares it with a document. Moves nothing. */
export async function compare(
  deps: Deps,
  { uri, text }: { readonly uri: string; readonly text: string },
  cancel?: Cancellation,
): Promise<CompareOutcome> {
  const linked = await readLink(deps, uri, deps.hash.sha256(text));
  if (linked.kind === 'not-linked') return linked;

  const { link } = linked;
  const distributions = deps.connect(link);
  const live = await readLive(distributions, link, cancel);
  if (live.kind !== 'live') return guardAccount(distributions, link, live, cancel);

  const [baseline, doc] = [parseConfig(linked.baseline), parseConfig(text)];
  return {
    kind: 'compared',
    link,
    etag: live.config.etag,
    baseline: layOut(linked.baseline),
    live: layOut(live.config.xml),
    mine: plan(baseline, doc),
    theirs: plan(baseline, live.doc),
    ahead: plan(live.doc, doc),
  };
}
