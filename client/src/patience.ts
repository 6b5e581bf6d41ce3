import type { Cancellation, Clock } from '#sync';

export interface Patience {
  readonly clock: Clock;
  readonly cancel: Cancellation;
  report(message: string): void;
}

const pausesInSeconds = [4, 8, 16];

/** Repeats what CloudFront throttled, after pauses that are told and can be cancelled. Throttled means: nothing was done. */
export async function patiently<Outcome extends { readonly kind: string }>(
  { clock, cancel, report }: Patience,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  for (const seconds of pausesInSeconds) {
    const outcome = await attempt();
    if (outcome.kind !== 'throttled') return outcome;
    report(`CloudFront asks us to slow down; trying again in ${seconds} s.`);
    await clock.sleep(seconds * 1000, cancel);
  }
  return attempt();
}
