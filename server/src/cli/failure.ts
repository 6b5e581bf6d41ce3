import type { NotRead } from '#sync';
import { type ExitCode, exit } from './exit.ts';

/** Why a call brought nothing, as a sentence with the next step, and as an exit status. */
export function failure(outcome: NotRead, id: string): { readonly text: string; readonly code: ExitCode } {
  switch (outcome.kind) {
    case 'gone':
      return {
        text: `There is no distribution ${id} in this account: ${outcome.error.message}`,
        code: exit.refused,
      };
    case 'denied': {
      const { principal, action, error } = outcome;
      const text =
        action === undefined
          ? error.message
          : `${principal ?? 'This identity'} may not call ${action} on ${id}.`;
      return { text: `${text}${requestOf(error.requestId)}`, code: exit.notSent };
    }
    case 'throttled':
      return {
        text: `CloudFront asks us to slow down (${outcome.error.code}). Try again in a minute.`,
        code: exit.notSent,
      };
    case 'no-credentials':
      return { text: credentialsText(outcome), code: exit.notSent };
    case 'offline':
      return { text: `CloudFront cannot be reached: ${outcome.message}`, code: exit.notSent };
    case 'unreadable':
      return { text: `The answer is not CloudFront's: ${outcome.message}`, code: exit.notSent };
    case 'cancelled':
      return { text: 'Cancelled. Nothing was sent.', code: exit.notSent };
  }
}

function credentialsText({ reason, profile, message }: Extract<NotRead, { kind: 'no-credentials' }>): string {
  const name = profile === '' ? 'the environment' : `profile "${profile}"`;
  switch (reason) {
    case 'sso-expired':
      return `The sign-in of ${name} has ended. Run: aws sso login${profile === '' ? '' : ` --profile ${profile}`}`;
    case 'mfa-needed':
      return `${name} needs an MFA code, which needs a terminal. Or get a session first: aws sts get-session-token`;
    case 'unknown-profile':
    case 'none':
    case 'expired':
    case 'rejected':
      return message;
  }
}

function requestOf(requestId: string | undefined): string {
  return requestId === undefined ? '' : ` (request ${requestId})`;
}
