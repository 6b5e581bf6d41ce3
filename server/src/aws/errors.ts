import { isThrottlingError } from '@smithy/core/retry';
import type { AwsError, NotDone } from '#sync';

const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);

/** Every service of AWS answers with these. @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/CommonErrors.html */
const rejected = new Set([
  'AuthFailure',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const gone = new Set(['NoSuchDistribution', 'NoSuchStreamingDistribution']);
const stale = new Set(['PreconditionFailed', 'InvalidIfMatchVersion']);
const denied = new Set(['AccessDenied', 'AccessDeniedException']);

/** CloudFront looked at the request and said no. */
export type Decided =
  | { readonly kind: 'stale'; readonly error: AwsError }
  | { readonly kind: 'refused'; readonly error: AwsError };

/**
 * What an error of AWS means. Status 4xx is a decision: nothing was changed.
 * Undefined for the rest: a failing service has not said whether it acted.
 */
export function outcomeOf(error: AwsError, profile: string): NotDone | Decided | undefined {
  const { code, status, message } = error;
  if (isThrottled(error)) return { kind: 'throttled', error };
  if (stale.has(code) || status === 412) return { kind: 'stale', error };
  if (gone.has(code)) return { kind: 'gone', error };
  if (denied.has(code)) return { kind: 'denied', error, ...grantMissing(message) };
  if (expired.has(code))
    return { kind: 'no-credentials', reason: 'expired', profile, message: firstLine(message) };
  if (rejected.has(code))
    return { kind: 'no-credentials', reason: 'rejected', profile, message: firstLine(message) };
  return status >= 400 && status < 500 ? { kind: 'refused', error } : undefined;
}

/** The SDK's own list, so that we name throttled what it repeated as throttled. */
function isThrottled({ code, message, status }: AwsError): boolean {
  return isThrottlingError({ name: code, message, $fault: 'client', $metadata: { httpStatusCode: status } });
}

/** Reads `User: ARN is not authorized to perform: ACTION …`; other refusals of access name neither. */
function grantMissing(message: string): { action: string | undefined; principal: string | undefined } {
  const found = /\bUser: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message);
  return { principal: found?.[1], action: found?.[2] };
}

/** A signature error goes on to quote the request that was signed, session token included. */
export function firstLine(message: string): string {
  return message.split(/[\r\n]/, 1).join('');
}

const refusedCertificate =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Why a request cannot have left; undefined when it may have. Errs on the side of "may have". */
export function offlineReason(error: unknown, host: string): string | undefined {
  const { code, syscall, message, errors } = networkError(error);
  // Node tries every address of a name and reports the failures together.
  if (errors.length > 0)
    return errors.every((it) => offlineReason(it, host)) ? offlineReason(errors[0], host) : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The name was not found (${code}): ${host}`;
  if (code === 'ECONNREFUSED') return `The connection was refused (${code}): ${host}`;
  if (syscall === 'connect') return `No connection could be made (${code}): ${host}`;
  if (refusedCertificate.test(code)) return `The certificate is not trusted (${code}): ${host}`;
  return message.includes('did not establish a connection')
    ? `No connection could be made in time: ${host}`
    : undefined;
}

/** Why an answer is missing though the request may have left. */
export function breakReason(error: unknown, host: string): string {
  const { code, name } = networkError(error);
  if (name === 'AbortError') return `Cancelled before an answer came: ${host}`;
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return `The connection broke before an answer came (${code}): ${host}`;
  if (name === 'TimeoutError') return `No answer came in time: ${host}`;
  return `The connection failed (${code || name}): ${host}`;
}

interface NetworkError {
  readonly code: string;
  readonly syscall: string;
  readonly name: string;
  readonly message: string;
  readonly errors: readonly unknown[];
}

function networkError(error: unknown): NetworkError {
  if (!(error instanceof Error)) return { code: '', syscall: '', name: '', message: '', errors: [] };

  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : '';
  return { code, syscall, name, message, errors: error instanceof AggregateError ? error.errors : [] };
}
