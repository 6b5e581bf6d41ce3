import type { NotRead, NotStored, Place, Target, WrongAccount } from '#sync';
import { type Button, type Message, say } from './message.ts';

/** What can be done about trouble on the way to CloudFront. */
export type Remedy =
  | { readonly kind: 'sign-in'; readonly profile: string }
  | { readonly kind: 'use-profile'; readonly profile: string }
  | { readonly kind: 'select-profile' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'start-playground' }
  | { readonly kind: 'show-log' };

/** What was asked, of whom. */
export interface Asked {
  readonly place: Place;
  /** Undefined for a list. */
  readonly target: Target | undefined;
  /** Of the link; undefined while nothing is linked. */
  readonly accountId: string | undefined;
  /** A profile known to speak for the link's account. */
  readonly otherProfile: string | undefined;
}

export type Trouble = NotRead | WrongAccount | NotStored;

/** What to say when CloudFront could not be asked, or its answer not be kept. Undefined where the user cancelled. */
export function troubleMessage(trouble: Trouble, asked: Asked): Message<Remedy> | undefined {
  switch (trouble.kind) {
    case 'cancelled':
      return undefined;
    case 'no-credentials':
      return noCredentials(trouble);
    case 'denied':
      return denied(trouble, asked);
    case 'wrong-account':
      return wrongAccount(trouble, asked);
    case 'throttled':
      return say('warning', 'CloudFront asks us to slow down. Nothing was changed; try again in a minute.');
    case 'gone':
      return say(
        'error',
        `CloudFront has no distribution ${idOf(asked)}${inAccount(asked)}. Your text is kept.`,
      );
    case 'offline':
      return offline(trouble.message, asked);
    case 'unreadable':
      return withLog(`The answer is not CloudFront's, or was cut: ${trouble.message}`);
    case 'not-stored':
      return withLog(notStored(trouble));
  }
}

const selectProfile: Button<Remedy> = { title: 'Select Profile…', action: { kind: 'select-profile' } };
const showLog: Button<Remedy> = { title: 'Show Log', action: { kind: 'show-log' } };

function withLog(text: string): Message<Remedy> {
  return { tone: 'error', text, buttons: [showLog] };
}

function noCredentials({
  reason,
  profile,
  message,
}: Extract<Trouble, { kind: 'no-credentials' }>): Message<Remedy> {
  switch (reason) {
    case 'sso-expired':
      return {
        tone: 'error',
        text: `Profile "${profile}" needs a new sign-in.`,
        buttons: [{ title: 'Run aws sso login', action: { kind: 'sign-in', profile } }],
      };
    case 'rejected':
      return {
        tone: 'error',
        text: `AWS does not accept the credentials of profile "${profile}": ${message}`,
        buttons: [selectProfile],
      };
    case 'none':
    case 'unknown-profile':
    case 'mfa-needed':
    case 'expired':
      return { tone: 'error', text: message, buttons: [selectProfile] };
  }
}

function denied(
  { error, action, principal }: Extract<Trouble, { kind: 'denied' }>,
  asked: Asked,
): Message<Remedy> {
  if (action === undefined) {
    return {
      tone: 'error',
      text: `CloudFront does not allow it: ${error.message} (${error.code})`,
      buttons: [selectProfile],
    };
  }
  const who = principal === undefined ? asked.place.profile : `${asked.place.profile} (${principal})`.trim();
  const on = asked.target === undefined ? '' : ` on ${asked.target.distributionId}`;
  const statement = JSON.stringify(iamStatement(action, principal, asked), null, 2);
  return {
    tone: 'error',
    text: `${who.replace(/^\((.*)\)$/, '$1')} may not call ${action}${on}.`,
    buttons: [{ title: 'Copy IAM Statement', action: { kind: 'copy', text: statement } }],
  };
}

/** Of the actions we use, those on one distribution can be limited to it. */
function iamStatement(action: string, principal: string | undefined, { target, accountId }: Asked): object {
  const account = accountId ?? principal?.split(':')[4] ?? '*';
  const segment = target?.kind === 'streaming' ? 'streaming-distribution' : 'distribution';
  const isOnOne = target !== undefined && !action.includes(':List');
  const Resource = isOnOne ? `arn:aws:cloudfront::${account}:${segment}/${target.distributionId}` : '*';
  return { Effect: 'Allow', Action: action, Resource };
}

function wrongAccount(
  { distributionId, expected, actual, profile }: WrongAccount,
  { otherProfile }: Asked,
): Message<Remedy> {
  const who = profile === '' ? 'the credentials in use' : `profile "${profile}"`;
  const what = actual === undefined ? `the account of ${who} is not known` : `${who} is ${actual}`;
  return {
    tone: 'error',
    text: `${distributionId} belongs to account ${expected}; ${what}.`,
    buttons: [
      otherProfile === undefined
        ? selectProfile
        : {
            title: `Use Profile ${otherProfile}`,
            action: { kind: 'use-profile', profile: otherProfile },
          },
    ],
  };
}

function offline(message: string, { place }: Asked): Message<Remedy> {
  if (place.endpoint !== 'playground') return withLog(`CloudFront could not be reached: ${message}`);
  return {
    tone: 'error',
    text: message,
    buttons: [{ title: 'Start Playground', action: { kind: 'start-playground' } }],
  };
}

function notStored({ what, message }: NotStored): string {
  switch (what) {
    case 'baseline':
      return `Nothing was changed, because the config could not be kept beside the document: ${message}`;
    case 'document':
      return `The document could not be written, and stays linked as it was: ${message}`;
    case 'link':
      return `The document stays linked as it was, because its new ETag could not be kept: ${message}`;
    case 'journal':
      return `Nothing was sent, because the push could not be noted down first: ${message}`;
  }
}

function idOf({ target }: Asked): string {
  return target?.distributionId ?? '';
}

function inAccount({ accountId }: Asked): string {
  return accountId === undefined || accountId === '' ? '' : ` in account ${accountId}`;
}
