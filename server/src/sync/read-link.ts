import { linkForText } from './link-moves.ts';
import type { Baselines, Link, Links } from './ports.ts';

/** A document's link with the text of its baseline. */
export interface Linked {
  readonly kind: 'linked';
  readonly link: Link;
  readonly baseline: string;
}

/** `link` is there when only its baseline is lost: it still tells which distribution the document was. */
export interface NotLinked {
  readonly kind: 'not-linked';
  readonly link: Link | undefined;
}

/**
 * The link of a document. One whose baseline is missing or has another hash counts as not linked.
 * Given the sha256 of a text, the link is at the version that this text belongs to, whatever happened to the document.
 */
export async function readLink(
  { links, baselines }: { readonly links: Links; readonly baselines: Baselines },
  uri: string,
  textHash?: string,
): Promise<Linked | NotLinked> {
  const stored = await links.get(uri);
  const link = stored === undefined || textHash === undefined ? stored : linkForText(stored, textHash);
  const baseline = link && (await baselines.load(link.baseline));
  return link === undefined || baseline === undefined
    ? { kind: 'not-linked', link }
    : { kind: 'linked', link, baseline };
}
