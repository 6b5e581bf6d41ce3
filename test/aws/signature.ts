import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import type { PlaygroundRequest } from '#playground';
import { accessKeyId, secretAccessKey } from './environment.ts';

/** What a signature is computed over. */
interface Signed {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** For the playground: whether `assertSigned` is content. */
export function isSigned({ path, query, body, ...rest }: PlaygroundRequest): boolean {
  assertSigned({ ...rest, url: `${path}?${new URLSearchParams(query)}`, body: Buffer.from(body) });
  return true;
}

/**
 * Computes AWS Signature Version 4 anew from what arrived, without the SDK, and compares.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function assertSigned(request: Signed): void {
  const header = String(request.headers.authorization);
  const found = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([\da-f]{64})$/.exec(
    header,
  );
  assert.ok(found, header);
  const [, credential = '', signedHeaders = '', signature] = found;

  const time = String(request.headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/us-east-1/cloudfront/aws4_request`;
  assert.equal(credential, `${accessKeyId}/${scope}`);

  const names = signedHeaders.split(';');
  for (const name of ['host', 'x-amz-content-sha256', 'x-amz-date']) assert.ok(names.includes(name), name);
  if (request.headers['if-match'] !== undefined) assert.ok(names.includes('if-match'), 'if-match is signed');
  const payloadHash = sha256(request.body);
  assert.equal(request.headers['x-amz-content-sha256'], payloadHash, 'the hash is of the bytes that arrived');

  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  searchParams.sort();
  const canonicalRequest = [
    request.method,
    pathname,
    searchParams.toString(),
    ...names.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    payloadHash,
  ].join('\n');

  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((res, part) => hmac(res, part), Buffer.from(`AWS4${secretAccessKey}`));
  assert.equal(signature, hmac(key, toSign).toString('hex'), 'the signature is over what arrived');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
