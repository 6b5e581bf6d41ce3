import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { exchange } from '../../server/src/aws/exchange.ts';
import type { Attempt, RawTransfer } from '../../server/src/aws/raw-body.ts';

const client = new CloudFrontClient({ region: 'us-east-1' });
const request = { method: 'PUT', path: '/path' };
const answer: Attempt = {
  kind: 'answer',
  status: 200,
  headers: { etag: 'E3' },
  body: new Uint8Array(),
  isWhole: false,
};

test('a try that is on its way when it is cancelled is heard to its end', async () => {
  const cancel = new AbortController();
  const send = async (_client: CloudFrontClient, { onStart, onEnd }: RawTransfer) => {
    onStart();
    cancel.abort();
    await turn();
    onEnd(answer, request, 1);
  };
  const result = await exchange(client, send, { cancel: cancel.signal, log() {} });

  assert.deepEqual(result, { attempts: [answer], failure: undefined });
});

test('a wait between two tries ends when it is cancelled', async () => {
  const cancel = new AbortController();
  const send = async (_client: CloudFrontClient, { onStart, onEnd }: RawTransfer) => {
    onStart();
    onEnd(answer, request, 1);
    cancel.abort();
    await new Promise(() => {});
  };
  const { attempts, failure } = await exchange(client, send, { cancel: cancel.signal, log() {} });

  assert.deepEqual(attempts, [answer]);
  assert.equal(failure instanceof Error && failure.name, 'AbortError');
});

test('nothing listens for a cancellation once the exchange ended', async () => {
  const listeners = new Set<() => void>();
  const cancel = {
    aborted: false,
    addEventListener: (_type: 'abort', listener: () => void) => listeners.add(listener),
    removeEventListener: (_type: 'abort', listener: () => void) => listeners.delete(listener),
  };
  await exchange(client, async () => assert.equal(listeners.size, 1), { cancel, log() {} });

  assert.equal(listeners.size, 0);
});
