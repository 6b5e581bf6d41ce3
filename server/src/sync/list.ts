import type { Kind } from '#core';
import type { Cancellation, DistributionSummary, Distributions, NotRead } from './ports.ts';

/** What listing came to next. */
export type ListStep =
  | {
      readonly kind: 'page';
      readonly of: Kind;
      readonly distributions: readonly DistributionSummary[];
      /** Whether more pages, of any kind, may follow. */
      readonly rest: 'more' | 'none';
    }
  /** The rest of this kind could not be read; the other kind may follow. */
  | { readonly kind: 'failed'; readonly of: Kind; readonly failure: NotRead };

/** All distributions of an account, both kinds, page by page as CloudFront gives them. Stop iterating to stop asking. */
export async function* list(
  distributions: Distributions,
  kinds: readonly Kind[] = ['distribution', 'streaming'],
  cancel?: Cancellation,
): AsyncGenerator<ListStep> {
  for (const of of kinds) {
    const isLastKind = of === kinds.at(-1);
    const markers = new Set<string | undefined>();
    let marker: string | undefined;
    do {
      markers.add(marker);
      const page = await distributions.list(of, marker, cancel);
      if (page.kind === 'cancelled') return yield { kind: 'failed', of, failure: page };
      if (page.kind !== 'page') {
        yield { kind: 'failed', of, failure: page };
        break;
      }
      marker = page.nextMarker;
      const isLast = marker === undefined || markers.has(marker);
      yield {
        kind: 'page',
        of,
        distributions: page.distributions,
        rest: isLast && isLastKind ? 'none' : 'more',
      };
    } while (marker !== undefined && !markers.has(marker));
  }
}
