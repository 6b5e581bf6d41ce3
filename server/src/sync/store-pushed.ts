import { pushed } from './link-moves.ts';
import type { Clock, Config, Link } from './ports.ts';
import { type NotStored, type Stored, type Stores, storeLink } from './store.ts';

/** A push that CloudFront has carried out. */
export interface AcceptedPush {
  readonly uri: string;
  readonly link: Link;
  readonly ifMatch: string;
  /** Of one answer that came after the push. */
  readonly config: Config;
}

/** Moves baseline and link to what CloudFront has after an accepted push. The document's text stays. */
export function storePushed(
  deps: Stores & { readonly clock: Clock },
  { uri, link, ifMatch, config }: AcceptedPush,
): Promise<Stored | NotStored> {
  const { etag, xml } = config;
  const pulledAt = deps.clock.now();
  return storeLink(deps, {
    uri,
    baseline: xml,
    link: (baseline) => pushed(link, ifMatch, { etag, baseline, pulledAt }),
  });
}
