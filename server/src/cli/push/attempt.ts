import { type Finding, parseConfig, printPlan } from '#core';
import type { Distributions, PushDeps, PushRequest, ReadyPush, Target, Unfit } from '#sync';
import { exit } from '../exit.ts';
import { counted, findingTexts, worthShowing } from '../findings.ts';
import { type Io, say } from '../io.ts';
import type { ConfirmOptions } from './confirm.ts';
import type { Ending } from './ending.ts';

/** One push, from the arguments on. */
export interface Attempt extends ConfirmOptions {
  readonly io: Io;
  readonly request: PushRequest;
  readonly target: Target;
  readonly distributions: Distributions;
  readonly deps: PushDeps;
  /** Whether to wait until the change is deployed. */
  readonly wait: boolean;
}

/** The text cannot be pushed, whatever is live. */
export function unfit(attempt: Attempt, { kind, findings }: Unfit): Ending {
  const errors = sayErrors(attempt, findings);
  const why = {
    errors: `CloudFront would refuse this: ${errors}.`,
    'not-a-config': `This is no config that can be read: ${errors}.`,
    'other-distribution': 'This is the text of another distribution.',
    'locked-fields': 'This changes what editableFields locks.',
  }[kind];
  return { outcome: kind, code: exit.refused, text: `${why} Nothing was sent.` };
}

/** Prints the errors among findings and answers how many there are, in words. */
export function sayErrors({ io, request: { uri, text } }: Attempt, findings: readonly Finding[]): string {
  const errors = findings.filter((it) => it.severity === 'error');
  for (const it of findingTexts(uri, parseConfig(text), worthShowing(errors))) say(io, it);
  return counted(errors.length, 'error');
}

/** The command line merges nothing: its user pulls, looks, and pushes on top of what they have seen. */
export function conflict(
  { io, target: { distributionId } }: Attempt,
  { mine, theirs }: Pick<ReadyPush, 'mine' | 'theirs'>,
): Ending {
  say(io, printPlan({ title: distributionId, changes: mine, theirs }, 'text'));
  const what =
    theirs.length === 0
      ? 'The ETag keeps moving while nothing changes.'
      : `Somebody changed ${counted(theirs.length, 'thing')} since your baseline.`;
  const next = 'Pull, take the change in, and push with the new baseline.';
  return { outcome: 'conflict', code: exit.conflict, text: `${what} Nothing was overwritten. ${next}` };
}
