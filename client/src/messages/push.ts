import { type Change, type Finding, labelOf, sentence } from '#core';
import type { Pushed, PushedNotRemembered, ReadyPush, Unfit, Unknown } from '#sync';
import { count, type Message, say } from './message.ts';

/** What a push is about, for people. */
export interface Subject {
  readonly distributionId: string;
  readonly accountId: string;
  /** The first alias; undefined when there is none. */
  readonly alias: string | undefined;
}

export type ConfirmAnswer = 'push' | 'show-plan' | 'cancel';

/** Whether the push needs an answer before it is sent, whatever the settings say. */
export function mustConfirm({ confirm, mine, theirs }: ReadyPush, setting: 'always' | 'dangerous'): boolean {
  return confirm === 'always' || setting === 'always' || theirs.length > 0 || dangers(mine).length > 0;
}

/** The question before a push. */
export function confirmMessage(ready: ReadyPush, subject: Subject): Message<ConfirmAnswer> {
  if (ready.basis === 'merged') return pushBothMessage(ready);

  const { mine, theirs } = ready;
  const dangerous = dangers(mine);
  const rest = mine.length - dangerous.length;
  const name = subject.alias === undefined ? '' : `${subject.alias}, `;
  const lines = [
    ...dangerous.map(warning),
    ...(dangerous.length > 0 && rest > 0 ? [`and ${count(rest, 'other change')}`] : []),
    ...(theirs.length > 0 ? [`The text has ${count(theirs.length, 'change')} of others already.`] : []),
  ];
  return {
    tone: 'warning',
    text: `Push ${count(mine.length, 'change')} to ${subject.distributionId} (${name}account ${subject.accountId})?`,
    ...(lines.length > 0 && { detail: lines.join('\n') }),
    modal: true,
    buttons: confirmButtons('Push', dangerous),
  };
}

/** The same question below an open plan, where a dialog would hide what it is about. */
export function confirmBelowPlan(ready: ReadyPush, subject: Subject): Message<ConfirmAnswer> {
  const { modal: _, detail: __, ...message } = confirmMessage(ready, subject);
  return { ...message, buttons: message.buttons.filter((it) => it.action !== 'show-plan') };
}

function pushBothMessage({ mine, theirs, findings }: ReadyPush): Message<ConfirmAnswer> {
  const dangerous = dangers(mine);
  const isSafe = dangerous.length === 0 && !findings.some((it) => it.severity === 'error');
  return {
    tone: 'warning',
    text: withoutOverlap(mine, theirs),
    ...(dangerous.length > 0 && { detail: dangerous.map(warning).join('\n') }),
    modal: true,
    buttons: confirmButtons('Push Both', isSafe ? [] : mine),
  };
}

function confirmButtons(push: string, dangerous: readonly Change[]): Message<ConfirmAnswer>['buttons'] {
  const showPlan = { title: 'Show Plan', action: 'show-plan' } as const;
  if (dangerous.length === 0) return [{ title: push, action: 'push' }, showPlan];
  return [showPlan, { title: 'Push Dangerous Change', action: 'push' }];
}

/** Errors stop a push unless its author insists. */
export function errorsMessage(findings: readonly Finding[]): Message<'push-anyway' | 'show-problems'> {
  const errors = findings.filter((it) => it.severity === 'error');
  return {
    tone: 'error',
    text: `CloudFront would refuse this: ${count(errors.length, 'error')}.`,
    detail: errors
      .slice(0, 5)
      .map((it) => it.message)
      .join('\n'),
    modal: true,
    buttons: [
      { title: 'Show Problems', action: 'show-problems' },
      { title: 'Push Anyway', action: 'push-anyway' },
    ],
  };
}

/** A text that cannot be pushed, however much its author insists. */
export function unfitMessage(
  kind: Exclude<Unfit['kind'], 'errors'>,
  findings: readonly Finding[],
): Message<'show-problems'> {
  const [first] = findings;
  const why = first === undefined ? '' : ` ${first.message}`;
  const what = {
    'not-a-config': 'This is not a config.',
    'other-distribution': 'This is the text of another distribution.',
    'locked-fields': 'This changes what editableFields locks.',
  }[kind];
  return {
    tone: 'error',
    text: `${what} Nothing was sent.${why}`,
    buttons: [{ title: 'Show Problems', action: 'show-problems' }],
  };
}

/** There was nothing to send. */
export function nothingMessage(theirs: readonly Change[]): Message<'pull'> {
  if (theirs.length === 0) return say('info', 'No change since the pull. Nothing was sent.');
  return {
    tone: 'info',
    text: `No change of yours, so nothing was sent. ${someoneChanged(theirs)}`,
    buttons: [{ title: 'Pull', action: 'pull' }],
  };
}

export const alreadyThereMessage = say('info', 'CloudFront already has this text. Nothing was sent.');

/** CloudFront has the change. */
export function pushedMessage({ known }: Pushed, changes: number): Message<'wait'> {
  const what =
    known === 'read'
      ? 'The connection broke, but CloudFront has your change.'
      : `Pushed ${count(changes, 'change')}.`;
  return {
    tone: 'info',
    text: `${what} CloudFront is deploying.`,
    buttons: [{ title: 'Wait for Deployed', action: 'wait' }],
  };
}

/** CloudFront has the change, but the document still stands where it stood. */
export function notRememberedMessage({ failure }: PushedNotRemembered): Message<never> {
  const why = failure === undefined ? '' : ` ${failure.message}`;
  return say(
    'warning',
    `CloudFront has your change, but its new ETag could not be kept. The next push will find the change there.${why}`,
  );
}

export type RefusedAnswer = 'go-to' | 'copy-request-id';

/** CloudFront said no, in its own words. `element` is what it meant, where that could be found. */
export function refusedMessage(
  error: { readonly code: string; readonly message: string; readonly requestId: string | undefined },
  element: string | undefined,
): Message<RefusedAnswer> {
  return {
    tone: 'error',
    text: `CloudFront refused the push: ${error.message} (${error.code})`,
    buttons: [
      ...(element === undefined ? [] : [{ title: `Go to ${element}`, action: 'go-to' } as const]),
      ...(error.requestId === undefined
        ? []
        : [{ title: 'Copy Request Id', action: 'copy-request-id' } as const]),
    ],
  };
}

/** No answer came. */
export function unknownMessage({ known, live }: Unknown): Message<'push-again' | 'compare'> {
  const start = 'The connection broke before CloudFront answered.';
  if (known === 'not-applied-yet') {
    return {
      tone: 'warning',
      text: `${start} CloudFront still shows the old config.`,
      buttons: [{ title: 'Push Again', action: 'push-again' }],
    };
  }
  const end =
    live === undefined
      ? 'It cannot be asked now, so whether it has your change is not known.'
      : 'CloudFront shows neither the old config nor yours.';
  return { tone: 'warning', text: `${start} ${end}`, buttons: [{ title: 'Compare', action: 'compare' }] };
}

export const documentChangedMessage = say(
  'warning',
  'The document was edited in the meantime. Nothing was sent.',
);

/** `Someone changed 1 thing since your pull: Comment. Your 2 changes do not touch it.` */
export function withoutOverlap(mine: readonly Change[], theirs: readonly Change[]): string {
  const yours = mine.length === 1 ? 'Your change does' : `Your ${mine.length} changes do`;
  return `${someoneChanged(theirs)} ${yours} not touch ${theirs.length === 1 ? 'it' : 'them'}.`;
}

function someoneChanged(theirs: readonly Change[]): string {
  const names = [...new Set(theirs.map(({ path }) => placeOf(path)))];
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return `Someone changed ${count(theirs.length, 'thing')} since your pull: ${shown.join(', ')}.`;
}

/** `Behavior /api/* → DefaultTTL` */
export function placeOf(path: string): string {
  const { thing, detail } = labelOf(path);
  return detail === '' ? thing : `${thing} → ${detail}`;
}

function dangers(changes: readonly Change[]): readonly Change[] {
  return changes.filter((it) => it.risk === 'dangerous');
}

function warning(change: Change): string {
  const words = sentence(change).replace(/\s{2,}/g, ' ');
  return `! ${words}${change.note === undefined ? '' : `: ${change.note}`}`;
}
