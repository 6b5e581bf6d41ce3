import type { Link, Links } from './ports.ts';
import { attempt, type NotStored } from './store.ts';

/** Everything unlinking can end in. */
export type UnlinkOutcome =
  /** `link` is what was forgotten, for an undo. */
  { readonly kind: 'unlinked'; readonly link: Link } | { readonly kind: 'not-linked' } | NotStored;

/** Forgets which distribution a document is. Text and distribution stay as they are. */
export async function unlink({ links }: { readonly links: Links }, uri: string): Promise<UnlinkOutcome> {
  const link = await links.get(uri);
  if (link === undefined) return { kind: 'not-linked' };

  const deleted = await attempt('link', () => links.delete(uri));
  return deleted.kind === 'done' ? { kind: 'unlinked', link } : deleted;
}
