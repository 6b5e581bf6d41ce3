import {
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import type { AwsError, NotDone } from '#sync';
import { readError, textOf } from './answers.ts';
import { openClient } from './connection.ts';
import { exchange } from './exchange.ts';
import { raw, type SendRaw } from './raw-body.ts';
import type { Choice } from './settings.ts';

/**
 * Distributions without any care of ours: every body is sent as it is, with whatever If-Match or none.
 * It is for asking how CloudFront takes what a push would never send.
 */
export interface RawAccess {
  /** The body is a `DistributionConfigWithTags`. */
  create(body: string): Promise<RawAnswer>;
  describe(id: string): Promise<RawAnswer>;
  get(id: string): Promise<RawAnswer>;
  put(id: string, body: string | Uint8Array, ifMatch: string | undefined): Promise<RawAnswer>;
  delete(id: string, ifMatch: string): Promise<RawAnswer>;
  close(): void;
}

/** What came back; `status` 0 when nothing did. */
export interface RawAnswer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
  readonly error: AwsError | undefined;
}

/** Opens a client for a choice, or says why there is none. Asks nobody for an MFA code. */
export async function openRawAccess(choice: Choice): Promise<RawAccess | NotDone> {
  const timeouts = { connectMilliseconds: 5_000, answerMilliseconds: 60_000 };
  const opened = await openClient(choice, { mfaCode: undefined, timeouts });
  if (opened.kind !== 'ready') return opened;

  const { client } = opened;
  const encoder = new TextEncoder();
  async function send(command: SendRaw, body?: string | Uint8Array): Promise<RawAnswer> {
    const bytes = typeof body === 'string' ? encoder.encode(body) : body;
    const options = { cancel: undefined, log: () => {}, ...(bytes && { body: bytes }) };
    const { attempts, failure } = await exchange(client, command, options);
    const last = attempts.at(-1);
    if (last?.kind !== 'answer') throw failure;
    const text = textOf(last) ?? '';
    return { status: last.status, etag: last.headers.etag, text, error: readError(last) };
  }

  return {
    create: (body) => send(raw(new CreateDistributionWithTagsCommand(noConfigWithTags)), body),
    describe: (Id) => send(raw(new GetDistributionCommand({ Id }))),
    get: (Id) => send(raw(new GetDistributionConfigCommand({ Id }))),
    put: (Id, body, IfMatch) =>
      send(raw(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: undefined })), body),
    delete: (Id, IfMatch) => send(raw(new DeleteDistributionCommand({ Id, IfMatch }))),
    close: () => client.destroy(),
  };
}

/** The body takes its place. */
const noConfigWithTags = { DistributionConfigWithTags: undefined };
