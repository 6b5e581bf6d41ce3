import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStatus, type WaitStep, waitUntilDeployed } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { Desk, expectKind, site } from './desk.ts';
import { awsError } from './fake-cloudfront.ts';

const throttled = { kind: 'throttled', error: awsError('Throttling', 400, 'Rate exceeded') } as const;

/** A document whose push CloudFront is deploying. */
async function deploying() {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  expectKind(await desk.push(), 'pushed');
  return desk;
}

/** Waits; `each` sees every step and may change the world. */
async function wait(desk: Desk, each: (step: WaitStep, count: number) => void, cancel?: AbortSignal) {
  const kinds: string[] = [];
  for await (const step of waitUntilDeployed(desk.deps, site, cancel)) {
    kinds.push(step.kind);
    each(step, kinds.length);
  }
  return kinds;
}

test('waiting ends when the distribution is deployed, and the link knows', async () => {
  const desk = await deploying();
  assert.equal(desk.link().status, 'InProgress');
  const kinds = await wait(desk, (_, count) => {
    if (count === 3) desk.cloudfront.deploy('E1');
  });
  assert.deepEqual(kinds, ['in-progress', 'in-progress', 'in-progress', 'deployed']);
  assert.equal(desk.link().status, 'Deployed');
});

test('waiting goes on for hours if it must, asking ever more seldom', async () => {
  const desk = await deploying();
  await wait(desk, (_, count) => {
    if (count === 300) desk.cloudfront.deploy('E1');
  });
  assert.deepEqual(desk.slept.slice(0, 3), [5000, 7500, 11250]);
  assert.equal(desk.slept.at(-1), 30_000);
  assert.ok(desk.slept.reduce((sum, it) => sum + it, 0) > 2 * 3_600_000);
});

test('waiting slows down when it is throttled, says so, and goes on', async () => {
  const desk = await deploying();
  desk.cloudfront.readFaults.push(throttled, throttled, { kind: 'offline', message: 'ENETUNREACH' });
  desk.cloudfront.deploy('E1');
  const pauses: number[] = [];
  const kinds = await wait(desk, (step) => {
    if (step.kind === 'delayed') pauses.push(step.milliseconds);
  });
  assert.deepEqual(kinds, ['delayed', 'delayed', 'delayed', 'deployed']);
  assert.deepEqual(pauses, [8000, 16_000, 32_000]);
  assert.deepEqual(desk.slept, pauses);
});

test('waiting ends at once when it is cancelled', async () => {
  const desk = await deploying();
  const abort = new AbortController();
  assert.deepEqual(await wait(desk, () => abort.abort(), abort.signal), ['in-progress', 'cancelled']);
});

test('waiting ends when the credentials do', async () => {
  const desk = await deploying();
  const expired = {
    kind: 'no-credentials',
    reason: 'sso-expired',
    profile: 'prod',
    message: 'expired',
  } as const;
  desk.cloudfront.readFaults.push(undefined, expired);
  assert.deepEqual(await wait(desk, () => {}), ['in-progress', 'no-credentials']);
});

test('waiting goes on in another process', async () => {
  const desk = await deploying();
  desk.restart();
  desk.cloudfront.deploy('E1');
  assert.deepEqual(await wait(desk, () => {}), ['deployed']);
});

test('a document unlinked meanwhile is waited for no longer', async () => {
  const desk = await deploying();
  assert.deepEqual(await wait(desk, () => desk.links.clear()), ['in-progress', 'not-linked']);
  assert.deepEqual([...desk.links], []);
});

test('the status under another account is a wrong account', async () => {
  const desk = await deploying();
  desk.links.set(site, { ...desk.link(), profile: 'dev' });
  expectKind(await readStatus(desk.deps, site), 'wrong-account');
});

test('a status that cannot be kept is told all the same', async () => {
  const desk = await deploying();
  desk.cloudfront.deploy('E1');
  desk.failing.add('link');
  assert.equal(expectKind(await readStatus(desk.deps, site), 'details').details.status, 'Deployed');
});
