import { guardAccount, type WrongAccount } from './account.ts';
import type { Cancellation, Clock, Connect, Details, Link, Links, NotRead } from './ports.ts';
import { attempt } from './store.ts';

/** Everything asking for a status can end in. */
export type StatusOutcome =
  | { readonly kind: 'details'; readonly details: Details }
  /** The document has no link, or lost it. */
  | { readonly kind: 'not-linked' }
  | WrongAccount
  | NotRead;

/** A step of waiting. The last one is of another kind than `in-progress` and `delayed`. */
export type WaitStep =
  | { readonly kind: 'in-progress'; readonly details: Details }
  | { readonly kind: 'deployed'; readonly details: Details }
  /** CloudFront could not be asked; it is asked again after this time. */
  | { readonly kind: 'delayed'; readonly failure: NotRead; readonly milliseconds: number }
  | Exclude<StatusOutcome, { kind: 'details' }>;

interface Deps {
  readonly links: Links;
  readonly connect: Connect;
}

/** Asks how far a linked document's distribution is deployed, and keeps the answer in the link. */
export async function readStatus(
  { links, connect }: Deps,
  uri: string,
  cancel?: Cancellation,
): Promise<StatusOutcome> {
  const link = await links.get(uri);
  if (link === undefined) return { kind: 'not-linked' };

  const distributions = connect(link);
  const answer = await distributions.describe(link, cancel);
  if (answer.kind !== 'details') return guardAccount(distributions, link, answer, cancel);
  await keepStatus(links, { uri, asked: link, status: answer.details.status });
  return answer;
}

/** Pauses between questions: CloudFront takes seconds to many minutes, and lists no limit to how often one may ask. */
const pause = { first: 5_000, growth: 1.5, longest: 30_000 };
const pauseAfterFailure = { first: 8_000, growth: 2, longest: 120_000 };

/** Asks until the distribution is deployed, however long it takes; a failure that may pass slows it down. */
export async function* waitUntilDeployed(
  deps: Deps & { readonly clock: Clock },
  uri: string,
  cancel?: Cancellation,
): AsyncGenerator<WaitStep> {
  for (let asked = 0, failed = 0; ; ) {
    if (cancel?.aborted) return yield { kind: 'cancelled' };
    const answer = await readStatus(deps, uri, cancel);
    if (answer.kind === 'throttled' || answer.kind === 'offline' || answer.kind === 'unreadable') {
      const milliseconds = pauseOf(pauseAfterFailure, failed++);
      yield { kind: 'delayed', failure: answer, milliseconds };
      await deps.clock.sleep(milliseconds, cancel);
      continue;
    }
    if (answer.kind !== 'details') return yield answer;

    const { details } = answer;
    if (details.status === 'Deployed') return yield { kind: 'deployed', details };
    failed = 0;
    yield { kind: 'in-progress', details };
    await deps.clock.sleep(pauseOf(pause, asked++), cancel);
  }
}

function pauseOf({ first, growth, longest }: typeof pause, times: number): number {
  return Math.min(longest, first * growth ** times);
}

/** The link may have moved while CloudFront was asked, so only the status is written into what it is now. */
async function keepStatus(
  links: Links,
  { uri, asked, status }: { readonly uri: string; readonly asked: Link; readonly status: string },
): Promise<void> {
  const link = await links.get(uri);
  if (link?.distributionId !== asked.distributionId || link.status === status) return;
  // A status that is not kept is asked for again.
  await attempt('link', () => links.set(uri, { ...link, status }));
}
