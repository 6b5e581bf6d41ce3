import type { NotRead } from '#sync';
import { type ExitCode, exit } from './exit.ts';

/** Why a call brought nothing, as a sentence with the next step, and as an exit status. */
export function failure(
  outcome: NotRead,
  subject: string,
): { readonly text: string; readonly code: ExitCode } {
  return {
    text: failureText(outcome, subject),
    code: outcome.kind === 'gone' ? exit.refused : exit.notSent,
  };
}

function failureText(outcome: NotRead, subject: string): string {
  switch (outcome.kind) {
    case 'gone':
      return `There is no distribution ${subject} in this account: ${outcome.error.message}`;
    case 'denied': {
      const { principal = 'This identity', action, error } = outcome;
      const text =
        action === undefined ? error.message : `${principal} may not call ${action} on ${subject}.`;
      return error.requestId === undefined ? text : `${text} (request ${error.requestId})`;
    }
    case 'throttled':
      return `CloudFront asks us to slow down (${outcome.error.code}). Try again in a minute.`;
    case 'no-credentials':
      return credentialsText(outcome);
    case 'offline':
      return `CloudFront cannot be reached: ${outcome.message}`;
    case 'unreadable':
      return `The answer is not CloudFront's: ${outcome.message}`;
    case 'cancelled':
      return 'Cancelled. Nothing was sent.';
  }
}

function credentialsText({ reason, profile, message }: Extract<NotRead, { kind: 'no-credentials' }>): string {
  switch (reason) {
    case 'none':
      return `${message} Choose another with --profile, or sign in.`;
    case 'unknown-profile':
      return `${message}. See: aws configure list-profiles`;
    case 'mfa-needed':
      return `${message} Run this on a terminal, or get a session first: aws sts get-session-token`;
    case 'rejected':
      return `AWS does not accept the credentials of profile "${profile}": ${message}`;
    case 'sso-expired':
    case 'expired':
      return message;
  }
}
