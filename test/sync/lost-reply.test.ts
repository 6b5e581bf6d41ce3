import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendPush, settleJournal } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { Desk, expectKind, site } from './desk.ts';
import { awsError } from './fake-cloudfront.ts';

const target = { distributionId: 'E1', kind: 'distribution' } as const;
const place = { profile: 'prod', endpoint: 'aws' };

/** A pulled document with one change of the author's, ready to be sent. */
async function ready() {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  return { desk, cloudfront: desk.cloudfront, push: expectKind(await desk.prepare(), 'ready') };
}

test('a lost reply to a push that was applied is recognized', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('lost-after');
  const pushed = expectKind(await sendPush(desk.deps, push), 'pushed');
  assert.equal(pushed.known, 'read');
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
  assert.deepEqual([...desk.journal], []);
});

test('a stale ETag after a retry whose first try was applied is recognized as our own change', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('retried');
  assert.equal(expectKind(await sendPush(desk.deps, push), 'pushed').known, 'read');
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
});

test('a request that never arrived is not called harmless, and the same push can be sent again', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('lost-before');
  const unknown = expectKind(await sendPush(desk.deps, push), 'unknown');
  assert.equal(unknown.known, 'not-applied-yet');
  assert.equal(unknown.live?.xml, configXml());
  assert.equal(desk.journal.size, 1);

  expectKind(await sendPush(desk.deps, push), 'pushed');
  assert.deepEqual(
    cloudfront.puts.map((it) => it.ifMatch),
    [push.live.etag, push.live.etag],
  );
});

test('a request that arrives after all, while the same is sent again, is recognized', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('late');
  assert.equal(expectKind(await sendPush(desk.deps, push), 'unknown').known, 'not-applied-yet');
  cloudfront.deliver();
  assert.equal(expectKind(await sendPush(desk.deps, push), 'pushed').known, 'read');
  assert.equal(cloudfront.history.length, 1);
});

test('a request that arrives late is recognized by the next push, also after more edits', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('late');
  await sendPush(desk.deps, push);
  cloudfront.deliver();
  desk.type('<MinTTL>5<', '<MinTTL>6<');

  const next = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual(next.theirs, []);
  assert.deepEqual(
    next.mine.map((it) => [it.before, it.after]),
    [['5', '6']],
  );
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
  assert.deepEqual([...desk.journal], []);
});

test('a third config after a lost reply cannot be told, and the next push shows it', async () => {
  const { desk, cloudfront, push } = await ready();
  const { connect } = desk.deps;
  cloudfront.putFaults.push('lost-after');
  const deps = {
    ...desk.deps,
    connect: (where: typeof place) => {
      const distributions = connect(where);
      return {
        ...distributions,
        get: (...args: Parameters<typeof distributions.get>) => {
          cloudfront.edit('E1', configXml({ minTtl: 9, comment: 'theirs' }));
          return distributions.get(...args);
        },
      };
    },
  };
  const unknown = expectKind(await sendPush(deps, push), 'unknown');
  assert.equal(unknown.known, 'cannot-tell');
  assert.match(unknown.live?.xml ?? '', /theirs/);
  assert.deepEqual([...desk.journal], []);
  expectKind(await desk.push(), 'conflict');
});

test('when nothing can be read after a lost reply, nothing is claimed and the journal stays open', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push('lost-after');
  cloudfront.readFaults.push({ kind: 'offline', message: 'ENETUNREACH' });
  const unknown = expectKind(await sendPush(desk.deps, push), 'unknown');
  assert.deepEqual([unknown.known, unknown.live], ['cannot-tell', undefined]);
  assert.equal(desk.journal.size, 1);
  expectKind(await desk.push(), 'nothing-to-push');
});

test('cancelling a request that had left still finds out what became of it', async () => {
  const { desk, cloudfront, push } = await ready();
  const abort = new AbortController();
  cloudfront.putFaults.push('lost-after');
  const { connect } = desk.deps;
  const deps = {
    ...desk.deps,
    connect: (where: typeof place) => {
      const distributions = connect(where);
      return {
        ...distributions,
        put: async (...args: Parameters<typeof distributions.put>) => {
          const answer = await distributions.put(...args);
          abort.abort();
          return answer;
        },
      };
    },
  };
  expectKind(await sendPush(deps, push, abort.signal), 'pushed');
});

test('a push that was cancelled before it left sends nothing', async () => {
  const { desk, cloudfront, push } = await ready();
  expectKind(await sendPush(desk.deps, push, AbortSignal.abort()), 'cancelled');
  assert.deepEqual(cloudfront.puts, []);
  assert.deepEqual([...desk.journal], []);
});

test('a stale ETag after more than one try is not followed to an unchanged config without asking', async () => {
  const { desk, cloudfront, push } = await ready();
  cloudfront.touch('E1');
  cloudfront.putFaults.push({ kind: 'stale', error: awsError('PreconditionFailed', 412), attempts: 2 });
  expectKind(expectKind(await sendPush(desk.deps, push), 'stale').again, 'ready');
  assert.deepEqual(cloudfront.puts, []);
});

/** A desk whose process ended while a push was under way. */
async function crashed(fault: 'lost-after' | 'lost-before') {
  const { desk, cloudfront, push } = await ready();
  cloudfront.putFaults.push(fault);
  cloudfront.readFaults.push({ kind: 'offline', message: 'the process ends here' });
  await sendPush(desk.deps, push);
  desk.restart();
  return { desk, cloudfront };
}

test('the push of a process that died is settled by the next one, which moves the link', async () => {
  const { desk, cloudfront } = await crashed('lost-after');
  const settled = expectKind(await settleJournal(desk.deps, { target, place }), 'settled');
  assert.deepEqual(
    settled.entries.map((it) => [it.uri, it.fate]),
    [[site, 'applied']],
  );
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
  assert.equal(desk.link().movedBy, 'push');
  assert.deepEqual([...desk.journal], []);
});

test('a push of a dead process that CloudFront does not show stays open, because it may still arrive', async () => {
  const { desk, cloudfront } = await crashed('lost-before');
  const former = desk.link();
  const settled = expectKind(await settleJournal(desk.deps, { target, place }), 'settled');
  assert.deepEqual(
    settled.entries.map((it) => it.fate),
    ['not-applied-yet'],
  );
  assert.equal(desk.journal.size, 1);
  assert.deepEqual(desk.link(), former);

  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const later = expectKind(await settleJournal(desk.deps, { target, place }), 'settled');
  assert.deepEqual(
    later.entries.map((it) => it.fate),
    ['cannot-tell'],
  );
  assert.deepEqual([...desk.journal], []);
  assert.deepEqual(desk.link(), former);
});

test('the push of another live process is settled by nobody else', async () => {
  const { desk, cloudfront } = await crashed('lost-after');
  desk.addProcess(1);
  const former = desk.link();
  assert.deepEqual(expectKind(await settleJournal(desk.deps, { target, place }), 'settled').entries, []);
  assert.equal(desk.journal.size, 1);
  assert.deepEqual(desk.link(), former);
  assert.equal(cloudfront.history.length, 1);
});

test('an empty journal is settled without asking CloudFront', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  desk.cloudfront.readFaults.push({ kind: 'offline', message: 'asked' });
  expectKind(await settleJournal(desk.deps, { target, place }), 'settled');
});

test('a journal that cannot be compared with CloudFront stays open', async () => {
  const { desk, cloudfront } = await crashed('lost-after');
  cloudfront.readFaults.push({ kind: 'offline', message: 'ENETUNREACH' });
  expectKind(await settleJournal(desk.deps, { target, place }), 'offline');
  assert.equal(desk.journal.size, 1);
});

test('a link that cannot be written leaves the journal open', async () => {
  const { desk } = await crashed('lost-after');
  desk.failing.add('link');
  await settleJournal(desk.deps, { target, place });
  assert.equal(desk.journal.size, 1);
});

test('an applied push of a document that was unlinked is settled without linking it again', async () => {
  const { desk } = await crashed('lost-after');
  desk.links.clear();
  await settleJournal(desk.deps, { target, place });
  assert.deepEqual([...desk.journal], []);
  assert.deepEqual([...desk.links], []);
});

test('a link that moved on since the push is left where it is', async () => {
  const { desk, cloudfront } = await crashed('lost-after');
  desk.documents.set(site, configXml({ minTtl: 5 }));
  cloudfront.touch('E1');
  expectKind(await desk.pull(target), 'already-there');
  const link = desk.link();
  expectKind(await settleJournal(desk.deps, { target, place }), 'settled');
  assert.deepEqual(desk.link().etag, link.etag);
  assert.deepEqual([...desk.journal], []);
});
