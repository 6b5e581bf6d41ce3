import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patiently } from '../../client/src/patience.ts';

function patience() {
  const reports: string[] = [];
  const pauses: number[] = [];
  const abort = new AbortController();
  const clock = {
    now: () => '',
    sleep: async (milliseconds: number) => {
      pauses.push(milliseconds);
    },
  };
  return { reports, pauses, clock, cancel: abort.signal, report: (it: string) => reports.push(it) };
}

test('what CloudFront throttles is tried again after longer and longer pauses, which are told', async () => {
  const told = patience();
  const outcomes = [{ kind: 'throttled' }, { kind: 'throttled' }, { kind: 'page' }];
  assert.deepEqual(await patiently(told, async () => outcomes.shift() ?? { kind: 'none' }), { kind: 'page' });
  assert.deepEqual(told.pauses, [4000, 8000]);
  assert.equal(told.reports[1], 'CloudFront asks us to slow down; trying again in 8 s.');
});

test('patience ends, and other failures are not tried again', async () => {
  const told = patience();
  assert.deepEqual(await patiently(told, async () => ({ kind: 'throttled' })), { kind: 'throttled' });
  assert.equal(told.pauses.length, 3);
  assert.deepEqual(await patiently(told, async () => ({ kind: 'offline' })), { kind: 'offline' });
  assert.equal(told.pauses.length, 3);
});
