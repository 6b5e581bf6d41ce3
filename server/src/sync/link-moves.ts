import type { ForeignMove, KnownText, Link, Version } from './ports.ts';

/** How many texts and moves of others a link remembers. */
const memory = 20;

/** The version a link is at. */
export function versionOf({ etag, baseline, pulledText, pulledAt, movedBy }: Version): Version {
  return { etag, baseline, pulledText, pulledAt, ...(movedBy !== undefined && { movedBy }) };
}

/** The link after an ETag moved while the config stayed the same. */
export function rebased(link: Link, from: string, to: Pick<Version, 'etag' | 'baseline'>): Link {
  return succeeded(link, from, (version) => ({ ...version, ...to }));
}

/**
 * The link after this document's own push over `ifMatch` was accepted. Its author knows that change, so texts that
 * belonged to the version before now belong to the new one: undoing to them shows the push being taken back.
 */
export function pushed(
  link: Link,
  ifMatch: string,
  to: Pick<Version, 'etag' | 'baseline' | 'pulledAt'>,
): Link {
  const next = succeeded(link, ifMatch, ({ pulledText }) => ({ ...to, pulledText, movedBy: 'push' }));
  return { ...next, status: 'InProgress' };
}

/** Hashes of a document's text before and after it was replaced; equal when only the link moved. */
export interface TextMove {
  readonly before: string;
  readonly after: string;
}

/**
 * The link after changes of others came into the baseline, in one step with the text.
 * Texts from before keep their version, so that undo meets the same conflict again.
 */
export function tookIn(link: Link, version: Version, { before, after }: TextMove): Link {
  const known = remember(link.knownTexts ?? [], { text: before, version: versionOf(link) });
  const move: ForeignMove = {
    before: link.baseline,
    from: link.pulledAt,
    after: version.baseline,
    to: version.pulledAt,
  };
  const { foreignMoves = [] } = link;
  return {
    ...withoutMark(link),
    ...version,
    knownTexts: remember(known, { text: after, version }),
    foreignMoves: move.before === move.after ? foreignMoves : [...foreignMoves, move].slice(-memory),
  };
}

/**
 * The link that is right for a document whose text became this: undo of a replaced or merged text puts the
 * former version back, redo the later one. Any other text descends from the version the link is at.
 */
export function linkForText(link: Link, textHash: string): Link {
  const known = link.knownTexts?.find((it) => it.text === textHash);
  if (known === undefined || known.version.baseline === link.baseline) return link;
  return { ...withoutMark(link), ...known.version };
}

/** Moves the link and the texts it remembers from the version with this ETag to the next; others stay where they are. */
function succeeded(link: Link, etag: string, next: (version: Version) => Version): Link {
  const move = (version: Version) => (version.etag === etag ? next(version) : version);
  const knownTexts = link.knownTexts?.map(({ text, version }) => ({ text, version: move(version) }));
  return { ...link, ...move(versionOf(link)), ...(knownTexts !== undefined && { knownTexts }) };
}

function remember(known: readonly KnownText[], text: KnownText): readonly KnownText[] {
  return [...known.filter((it) => it.text !== text.text), text].slice(-memory);
}

/** Spreading a version over a link would leave the link's own mark where the version has none. */
function withoutMark({ movedBy: _, ...link }: Link): Omit<Link, 'movedBy'> {
  return link;
}
