import type { Baselines, Documents, Link, Links } from './ports.ts';

/** Where documents, their baselines and their links are kept. */
export interface Stores {
  readonly baselines: Baselines;
  readonly documents: Documents;
  readonly links: Links;
}

/** A baseline on its way. */
export interface Move {
  readonly uri: string;
  /** The service's own text. */
  readonly baseline: string;
  /** The link to store, given the sha256 of the baseline. */
  readonly link: (baseline: string) => Link;
}

/** A baseline that moves in one step with its document's text. */
export interface MoveWithText extends Move {
  readonly text: { readonly before: string | undefined; readonly after: string };
}

/** Everything was written. */
export interface Stored {
  readonly kind: 'stored';
  readonly link: Link;
}

/** Everything that moving a baseline can end in. */
export type StoreOutcome =
  | Stored
  /** Somebody edited the document in the meantime; text and link are as they were. */
  | { readonly kind: 'document-changed' }
  | NotStored;

/** A write failed. The former link is still there and still right, whatever was written before. */
export interface NotStored {
  readonly kind: 'not-stored';
  readonly what: 'baseline' | 'document' | 'link' | 'journal';
  /** In the words of the host, e.g. `ENOSPC: no space left on device`. */
  readonly message: string;
}

/**
 * Moves a baseline in one step with its document's text. Writes baseline file, text and link, in this order: a
 * failure at any place leaves a link whose baseline exists and that is not newer than what the text was made from.
 */
export async function storeText(
  { baselines, documents, links }: Stores,
  move: MoveWithText,
): Promise<StoreOutcome> {
  const { uri, text } = move;
  const saved = await attempt('baseline', () => baselines.save(move.baseline));
  if (saved.kind === 'not-stored') return saved;

  const written = await attempt('document', () => documents.replace(uri, text.before, text.after));
  if (written.kind === 'not-stored') return written;
  if (written.value.kind === 'changed') return { kind: 'document-changed' };
  return setLink(links, uri, move.link(saved.value));
}

/** Moves a baseline under a document whose text stays as it is. */
export async function storeLink({ baselines, links }: Stores, move: Move): Promise<Stored | NotStored> {
  const saved = await attempt('baseline', () => baselines.save(move.baseline));
  return saved.kind === 'not-stored' ? saved : setLink(links, move.uri, move.link(saved.value));
}

/** Runs a write of the host; a rejection becomes an outcome, because disks are full now and then. */
export async function attempt<Value>(
  what: NotStored['what'],
  write: () => Promise<Value>,
): Promise<{ readonly kind: 'done'; readonly value: Value } | NotStored> {
  try {
    return { kind: 'done', value: await write() };
  } catch (error) {
    return { kind: 'not-stored', what, message: error instanceof Error ? error.message : String(error) };
  }
}

async function setLink(links: Links, uri: string, link: Link): Promise<Stored | NotStored> {
  const linked = await attempt('link', () => links.set(uri, link));
  return linked.kind === 'not-stored' ? linked : { kind: 'stored', link };
}
