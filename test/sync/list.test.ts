import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Distributions, type ListStep, list } from '../../server/src/sync/index.ts';
import { configXml, streamingConfigXml } from './config.ts';
import { awsError, FakeCloudFront } from './fake-cloudfront.ts';

const place = { profile: 'prod', endpoint: 'aws' };

function filled() {
  const cloudfront = new FakeCloudFront();
  for (const id of ['E1', 'E2', 'E3']) cloudfront.create(id, configXml());
  cloudfront.create('S1', streamingConfigXml(), 'streaming');
  return cloudfront;
}

async function collect(distributions: Distributions, cancel?: AbortSignal): Promise<readonly ListStep[]> {
  const steps: ListStep[] = [];
  for await (const step of list(distributions, undefined, cancel)) steps.push(step);
  return steps;
}

function shown(steps: readonly ListStep[]): readonly unknown[] {
  return steps.map((it) =>
    it.kind === 'page'
      ? [it.of, it.distributions.map((one) => one.distributionId), it.rest]
      : [it.of, it.failure.kind],
  );
}

test('both kinds are listed, page by page', async () => {
  assert.deepEqual(shown(await collect(filled().connect(place))), [
    ['distribution', ['E1', 'E2'], 'more'],
    ['distribution', ['E3'], 'more'],
    ['streaming', ['S1'], 'none'],
  ]);
});

test('an empty account is listed as empty', async () => {
  assert.deepEqual(shown(await collect(new FakeCloudFront().connect(place))), [
    ['distribution', [], 'more'],
    ['streaming', [], 'none'],
  ]);
});

test('a kind that may not be listed does not hide the other', async () => {
  const cloudfront = filled();
  const denied = {
    kind: 'denied',
    error: awsError('AccessDenied', 403),
    action: undefined,
    principal: undefined,
  } as const;
  cloudfront.readFaults.push(undefined, denied);
  assert.deepEqual(shown(await collect(cloudfront.connect(place))), [
    ['distribution', ['E1', 'E2'], 'more'],
    ['distribution', 'denied'],
    ['streaming', ['S1'], 'none'],
  ]);
});

test('nothing is asked after a cancellation', async () => {
  const steps = await collect(filled().connect(place), AbortSignal.abort());
  assert.deepEqual(shown(steps), [['distribution', 'cancelled']]);
});

test('a marker that comes again ends the list instead of going round for ever', async () => {
  const distributions = filled().connect(place);
  const looping: Distributions = {
    ...distributions,
    list: async () => ({ kind: 'page', distributions: [], nextMarker: 'same' }),
  };
  assert.equal((await collect(looping)).length, 4);
});
