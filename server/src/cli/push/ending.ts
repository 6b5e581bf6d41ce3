import { type ConfigDocument, elementPath, parseConfig, placeAnswer } from '#core';
import type { AwsError, NotRead, WrongAccount } from '#sync';
import { type ExitCode, exit } from '../exit.ts';
import { failure } from '../failure.ts';

/** How a push ended: for `--json`, for people, and as the exit status. */
export interface Ending {
  readonly outcome: string;
  readonly code: ExitCode;
  readonly text: string;
  readonly etag?: string;
  readonly error?: ToldError;
}

interface ToldError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  /** The element that the message names. */
  readonly path?: string;
}

/** CloudFront could not be asked, or did not do it. */
export function failed(outcome: NotRead, distributionId: string): Ending {
  const told = 'error' in outcome && { error: toldError(outcome.error, undefined) };
  return { outcome: outcome.kind, ...failure(outcome, distributionId), ...told };
}

/** Nobody could show that the profile speaks for the distribution's account. */
export function wrongAccount({
  distributionId,
  expected,
  actual,
  profile,
  error,
  kind,
}: WrongAccount): Ending {
  const whose = profile === '' ? 'the account in use' : `profile "${profile}"`;
  const text =
    actual === undefined
      ? error.message
      : `${distributionId} belongs to account ${expected}; ${whose} is ${actual}.`;
  return { outcome: kind, code: exit.notSent, text, error: toldError(error, undefined) };
}

/** CloudFront looked at the text that was sent and said no. */
export function refused(sent: string, error: AwsError): Ending {
  const { code, message, requestId } = error;
  const path = placeOf(parseConfig(sent), error);
  const where = path === undefined ? '' : ` at ${path}`;
  return {
    outcome: 'refused',
    code: exit.refused,
    text: `CloudFront refused the push${where}: ${message} (${code}, request ${requestId ?? 'unknown'})`,
    error: toldError(error, path),
  };
}

function placeOf(doc: ConfigDocument, error: AwsError): string | undefined {
  const [span] = placeAnswer(doc, error);
  return span === undefined ? undefined : elementPath(doc, span.start);
}

function toldError({ code, message, requestId }: AwsError, path: string | undefined): ToldError {
  return { code, message, requestId: requestId ?? null, ...(path !== undefined && { path }) };
}
