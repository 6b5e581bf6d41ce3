import type { Body } from './body.ts';
import type { Done } from './operations.ts';
import type { Refusal } from './refusal.ts';
import { errorBody } from './wire.ts';

/** One HTTP request. Header names may be in any case. */
export interface PlaygroundRequest {
  readonly method: string;
  /** Without the query, as it stood in the request line. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** What comes back: an answer, or nothing because the connection broke. */
export type PlaygroundResponse = Answer | { readonly kind: 'dropped' };

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A result as an HTTP answer; `now` is milliseconds since 1970. */
export function answerOf(result: Done | Refusal, requestId: string, now: number): Answer {
  const body = result.kind === 'done' ? result.body : errorBody(result, requestId);
  const length = { 'Content-Type': 'text/xml', 'Content-Length': String(Buffer.byteLength(body)) };
  return {
    kind: 'answer',
    status: result.status,
    headers: {
      'x-amzn-RequestId': requestId,
      ...(result.kind === 'done' ? result.headers : {}),
      ...(result.status === 204 ? {} : length),
      Date: new Date(now).toUTCString(),
    },
    body,
  };
}

/** What a proxy answers to people who have not signed in. */
export function loginPage(): Answer {
  const body =
    '<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in to use this network.</body></html>\n';
  const headers = { 'Content-Type': 'text/html', 'Content-Length': String(Buffer.byteLength(body)) };
  return { kind: 'answer', status: 200, headers, body };
}

/** The same answer with the second half of its body gone. */
export function cutInHalf(answer: Answer): Answer {
  const body = answer.body.slice(0, answer.body.length / 2);
  return {
    ...answer,
    body,
    headers: { ...answer.headers, 'Content-Length': String(Buffer.byteLength(body)) },
  };
}

/** Headers by their names in lower case. */
export function inLowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
