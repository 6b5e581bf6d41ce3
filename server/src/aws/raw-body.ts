import { Readable } from 'node:stream';
import type {
  CloudFrontClient,
  CloudFrontClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-cloudfront';
import type { Command } from '@smithy/core/client';
import { HttpRequest, HttpResponse } from '@smithy/core/protocols';

/** An HTTP answer as it came, before anybody parsed it. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** False when the connection broke inside the body. */
  readonly isWhole: boolean;
}

/** One try of a request: what came back, or how it broke. */
export type Attempt = Answer | { readonly kind: 'broken'; readonly host: string; readonly error: unknown };

/** What the two middlewares are told, and where they report. */
export interface RawTransfer {
  /** Sent in place of what the SDK would write; undefined leaves the request alone. */
  readonly body: Uint8Array | undefined;
  readonly signal: AbortSignal;
  /** Called before each try: from here on the request may be on its way. */
  readonly onStart: () => void;
  readonly onEnd: (attempt: Attempt, request: RequestLine, milliseconds: number) => void;
}

/** What may be said about a request in a log. */
export interface RequestLine {
  readonly method: string;
  readonly path: string;
}

/** Sends one command and resolves or rejects as the SDK does; what came over the wire goes to the transfer. */
export type SendRaw = (client: CloudFrontClient, transfer: RawTransfer) => Promise<unknown>;

type SdkCommand<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = Command<
  Input,
  Output,
  CloudFrontClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/**
 * Makes a command carry the document itself instead of an object made of it, and hand out the answer's own bytes.
 * The SDK's objects lose comments, unknown elements and order, and write an empty list as `<Items/>`, which CloudFront refuses.
 */
export function raw<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: SdkCommand<Input, Output>,
): SendRaw {
  return (client, transfer) => {
    replaceBody(command, transfer);
    captureAnswers(command, transfer);
    return client.send(command, { abortSignal: transfer.signal });
  };
}

/** High priority in `build` is after the serializer and before Content-Length and signature, so both are over our bytes. */
function replaceBody<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: SdkCommand<Input, Output>,
  { body }: RawTransfer,
): void {
  if (body === undefined) return;

  command.middlewareStack.add(
    (next) => (args) => {
      if (HttpRequest.isInstance(args.request)) {
        args.request.body = body;
        args.request.headers['content-type'] = 'application/xml';
      }
      return next(args);
    },
    { name: 'replaceBody', step: 'build', priority: 'high' },
  );
}

/** Low priority in `deserialize` is below the deserializer and inside the retries: it sees every try. */
function captureAnswers<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: SdkCommand<Input, Output>,
  { signal, onStart, onEnd }: RawTransfer,
): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      // Credentials may come after the user gave up waiting for them.
      signal.throwIfAborted();
      const request = requestOf(args.request);
      const start = performance.now();
      const broken = (error: unknown): never => {
        onEnd({ kind: 'broken', host: request.host, error }, request, performance.now() - start);
        throw error;
      };
      onStart();
      const result = await next(args).catch(broken);
      if (!HttpResponse.isInstance(result.response)) throw new TypeError('The SDK gave no HTTP response.');

      const answer = await readAnswer(result.response, request.method).catch(broken);
      onEnd(answer, request, performance.now() - start);
      // The SDK decides about retries by its own reading of an error. Of a success it reads nothing: it may fail to.
      result.response.body = isSuccess(answer) ? new Uint8Array() : answer.body;
      return result;
    },
    { name: 'captureAnswers', step: 'deserialize', priority: 'low' },
  );
}

function requestOf(request: unknown): RequestLine & { readonly host: string } {
  if (!HttpRequest.isInstance(request)) return { method: '', path: '', host: '' };

  const { method, path, hostname } = request;
  return { method, path, host: hostname };
}

/**
 * A broken body fails a read, which the SDK then repeats.
 * A write keeps what arrived: its status line alone says what became of it, and repeating it would meet our own new ETag.
 */
async function readAnswer(response: HttpResponse, method: string): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let isWhole = true;
  try {
    if (response.body instanceof Readable) for await (const chunk of response.body) chunks.push(chunk);
  } catch (error) {
    if (method === 'GET') throw error;
    isWhole = false;
  }
  const { statusCode: status, headers } = response;
  return { kind: 'answer', status, headers, body: Buffer.concat(chunks), isWhole };
}

/** Whether the status is one of success. */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
