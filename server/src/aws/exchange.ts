import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { Cancellation } from '#sync';
import type { Attempt, RequestLine, SendRaw } from './raw-body.ts';

/** Everything that happened on behalf of one command. */
export interface Exchange {
  /** In order. Empty when nothing was ever sent, e.g. for want of credentials. */
  readonly attempts: readonly Attempt[];
  /** What the SDK threw; undefined when it was content. */
  readonly failure: unknown;
}

export interface ExchangeOptions {
  readonly body?: Uint8Array;
  readonly cancel: Cancellation | undefined;
  /** Receives one line a try: method, path, status, time, request id and ETag, never a header or body of ours. */
  readonly log: (line: string) => void;
}

/**
 * Sends one command, with the SDK's retries, and tells every try of it.
 *
 * The SDK repeats throttled, 5xx and broken tries. That is safe for a PUT too: all tries carry the same If-Match,
 * so after one was applied the next is answered 412 and changes nothing. It only blurs what the 412 means, which
 * is why the tries are kept: see `putResult`.
 */
export async function exchange(
  client: CloudFrontClient,
  send: SendRaw,
  { body, cancel, log }: ExchangeOptions,
): Promise<Exchange> {
  const attempts: Attempt[] = [];
  const abort = new AbortController();
  if (cancel?.aborted) abort.abort();
  if (abort.signal.aborted) return { attempts, failure: abort.signal.reason };

  let isOnItsWay = false;
  let giveUp = () => {};
  // Before a try has begun the SDK may be waiting for a sign-in or an MFA code, which its own signal does not end.
  const cancelledWhileWaiting = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      abort.abort();
      if (!isOnItsWay) reject(abort.signal.reason);
    };
  });
  const transfer = {
    body,
    signal: abort.signal,
    onStart: () => {
      isOnItsWay = true;
    },
    onEnd: (attempt: Attempt, request: RequestLine, milliseconds: number) => {
      isOnItsWay = false;
      attempts.push(attempt);
      log(logLine(attempt, request, milliseconds));
    },
  };
  cancel?.addEventListener('abort', giveUp);
  try {
    await Promise.race([cancelledWhileWaiting, send(client, transfer)]);
    return { attempts, failure: undefined };
  } catch (failure) {
    return { attempts, failure };
  } finally {
    cancel?.removeEventListener('abort', giveUp);
  }
}

function logLine(attempt: Attempt, { method, path }: RequestLine, milliseconds: number): string {
  const start = `${method} ${path}`;
  const time = `${Math.round(milliseconds)} ms`;
  if (attempt.kind === 'broken') return `${start} ${nameOf(attempt.error)} ${time}`;

  const { status, headers, isWhole } = attempt;
  const requestId = headers['x-amzn-requestid'];
  const words = [start, status, time];
  if (requestId !== undefined) words.push(`request ${requestId}`);
  if (headers.etag !== undefined) words.push(`ETag ${headers.etag}`);
  if (!isWhole) words.push('cut');
  return words.join(' ');
}

/** The code of a network error, else its name: its message may quote what we sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';

  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
