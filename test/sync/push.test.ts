import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendPush } from '../../server/src/sync/index.ts';
import { configXml, streamingConfigXml } from './config.ts';
import { Desk, editedDesk, expectKind, paths, pulledDesk, site } from './desk.ts';
import { account, awsError, otherAccount } from './fake-cloudfront.ts';

test('a push sends the document exactly, with the ETag that was pulled', async () => {
  const { desk, cloudfront } = await editedDesk();
  desk.type('<Comment>', '<!-- kept ü \r\n--><Comment>');
  const { etag } = desk.link();
  expectKind(await desk.push(), 'pushed');
  assert.deepEqual(cloudfront.puts, [{ xml: desk.text(), ifMatch: etag }]);
});

test('an accepted push moves baseline and ETag to those of one answer', async () => {
  const { desk, cloudfront } = await editedDesk();
  const pushed = expectKind(await desk.push(), 'pushed');
  assert.equal(pushed.known, 'answered');
  const link = desk.link();
  assert.equal(link.etag, cloudfront.live('E1').etag);
  assert.equal(desk.baselines.get(link.baseline), cloudfront.live('E1').xml);
  assert.equal(link.status, 'InProgress');
  assert.deepEqual(pushed.link, link);
  assert.deepEqual([...desk.journal], []);
});

test('a streaming distribution is pushed like any other', async () => {
  const desk = new Desk();
  await desk.pull(desk.cloudfront.create('E3', streamingConfigXml(), 'streaming'));
  desk.type('<Comment>Media<', '<Comment>Films<');
  expectKind(await desk.push(), 'pushed');
  assert.match(desk.cloudfront.live('E3').xml, /Films/);
});

test('what CloudFront stores differently is told', async () => {
  const { desk, cloudfront } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  cloudfront.putFaults.push({
    kind: 'accepted',
    etag: 'E9',
    xml: configXml({ minTtl: 5, comment: 'of their own' }),
    requestId: undefined,
  });
  const pushed = expectKind(await sendPush(desk.deps, ready), 'pushed');
  assert.deepEqual(paths(pushed.differently), ['Comment']);
});

test('nothing is sent when nothing was changed', async () => {
  const { desk, cloudfront } = await pulledDesk();
  desk.type('<Comment>', '\n  <!-- a comment is no change -->\n  <Comment>');
  const outcome = expectKind(await desk.push(), 'nothing-to-push');
  assert.deepEqual(outcome.theirs, []);
  assert.deepEqual(cloudfront.puts, []);
});

test('nothing is sent when only others changed something, and their changes are told', async () => {
  const { desk, cloudfront } = await pulledDesk();
  const former = desk.link();
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const outcome = expectKind(await desk.push(), 'nothing-to-push');
  assert.deepEqual(paths(outcome.theirs), ['Comment']);
  assert.deepEqual(desk.link(), former);
  assert.deepEqual(cloudfront.puts, []);
});

test('a text that CloudFront has already is adopted and not sent', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ minTtl: 5 }));
  expectKind(await desk.push(), 'already-there');
  assert.deepEqual(cloudfront.puts, []);
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
});

test('an ETag that moved without a change is followed without asking anything more', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.touch('E1');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'unmoved');
  assert.deepEqual(ready.theirs, []);
  cloudfront.touch('E1');
  cloudfront.touch('E1');
  const pushed = expectKind(await sendPush(desk.deps, ready), 'pushed');
  assert.deepEqual(
    pushed.rebased.map((it) => it.from),
    [ready.live.etag],
  );
});

test('an ETag that keeps moving stops being followed', async () => {
  const { desk, cloudfront } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  const stale = { kind: 'stale', error: awsError('PreconditionFailed', 412), attempts: 1 } as const;
  cloudfront.putFaults.push(stale, stale, stale, stale);
  const outcome = expectKind(await sendPush(desk.deps, ready), 'stale');
  expectKind(outcome.again, 'ready');
});

test('nothing to push re-bases an ETag that moved without a change', async () => {
  const { desk, cloudfront } = await pulledDesk();
  cloudfront.touch('E1');
  expectKind(await desk.push(), 'nothing-to-push');
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
});

test('a refusal is told in the words of CloudFront, and nothing moves', async () => {
  const { desk, cloudfront } = await editedDesk();
  const former = desk.link();
  const error = awsError('InvalidArgument', 400, 'The parameter MinTTL is required.');
  cloudfront.putFaults.push({ kind: 'refused', error });
  assert.deepEqual(expectKind(await desk.push(), 'refused').error, error);
  assert.deepEqual(desk.link(), former);
  assert.deepEqual([...desk.journal], []);
});

for (const failure of [
  { kind: 'throttled', error: awsError('Throttling', 400, 'Rate exceeded') },
  { kind: 'offline', message: 'getaddrinfo ENOTFOUND cloudfront.amazonaws.com' },
  { kind: 'no-credentials', reason: 'sso-expired', profile: 'prod', message: 'The sign-in has expired.' },
] as const) {
  test(`a push that ends in ${failure.kind} leaves everything as it was`, async () => {
    const { desk, cloudfront } = await editedDesk();
    const former = desk.link();
    cloudfront.putFaults.push(failure);
    assert.deepEqual(await desk.push(), failure);
    assert.deepEqual(desk.link(), former);
    assert.deepEqual([...desk.journal], []);
    expectKind(await desk.push(), 'pushed');
  });
}

test('AccessDenied in another account is a wrong account', async () => {
  const { desk, cloudfront } = await editedDesk();
  const principal = `arn:aws:iam::${otherAccount}:user/bob`;
  const error = awsError('AccessDenied', 403);
  cloudfront.putFaults.push({ kind: 'denied', error, action: 'cloudfront:UpdateDistribution', principal });
  const outcome = expectKind(await desk.push(), 'wrong-account');
  assert.deepEqual([outcome.expected, outcome.actual], [account, otherAccount]);
});

test('a push uses the profile of its link', async () => {
  const { desk, cloudfront } = await editedDesk();
  desk.links.set(site, { ...desk.link(), profile: 'dev' });
  cloudfront.create('E9', configXml(), 'distribution', otherAccount);
  assert.equal(expectKind(await desk.push(), 'wrong-account').profile, 'dev');
});

test('a push that cannot be journaled is not sent', async () => {
  const { desk, cloudfront } = await editedDesk();
  desk.failing.add('journal');
  assert.equal(expectKind(await desk.push(), 'not-stored').what, 'journal');
  assert.deepEqual(cloudfront.puts, []);
});

test('the journal is written before the request leaves', async () => {
  const { desk, cloudfront } = await editedDesk();
  const { etag } = desk.link();
  cloudfront.putFaults.push('lost-before');
  expectKind(await desk.push(), 'unknown');
  const [entry] = desk.journal.values();
  assert.deepEqual(
    [entry?.sentXml, entry?.ifMatch, entry?.uri, entry?.processId],
    [desk.text(), etag, site, 1],
  );
});

for (const what of ['baseline', 'link'] as const) {
  test(`an accepted push whose ${what} cannot be written is found at CloudFront by the next one`, async () => {
    const { desk, cloudfront } = await editedDesk();
    const former = desk.link();
    const ready = expectKind(await desk.prepare(), 'ready');
    desk.failing.add(what);
    const outcome = expectKind(await sendPush(desk.deps, ready), 'pushed-not-remembered');
    assert.equal(outcome.failure?.what, what);
    assert.deepEqual(desk.link(), former);

    desk.failing.clear();
    desk.type('<Comment>Site<', '<Comment>more<');
    const next = expectKind(await desk.prepare(), 'ready');
    assert.deepEqual(paths(next.mine), ['Comment']);
    assert.deepEqual(next.theirs, []);
    assert.equal(next.live.etag, cloudfront.live('E1').etag);
  });
}

for (const fault of ['cut-body', 'cut-all'] as const) {
  test(`an accepted push with ${fault} reads the config again`, async () => {
    const { desk, cloudfront } = await editedDesk();
    cloudfront.putFaults.push(fault);
    expectKind(await desk.push(), 'pushed');
    assert.equal(desk.link().etag, cloudfront.live('E1').etag);
    assert.equal(desk.baselines.get(desk.link().baseline), configXml({ minTtl: 5 }));
  });
}

test('a config that others changed before it was read again does not become the baseline', async () => {
  const { desk, cloudfront } = await editedDesk();
  const former = desk.link();
  cloudfront.putFaults.push('cut-and-overtaken');
  expectKind(await desk.push(), 'pushed-not-remembered');
  assert.deepEqual(desk.link(), former);
  desk.type('<Comment>Site<', '<Comment>mine<');
  expectKind(await desk.push(), 'conflict');
});

test('a document unlinked while its push was under way stays unlinked', async () => {
  const { desk } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  const { journal } = desk.deps;
  const write: typeof journal.write = async (entry) => {
    await journal.write(entry);
    desk.links.clear();
  };
  const deps = { ...desk.deps, journal: { ...journal, write } };
  expectKind(await sendPush(deps, ready), 'pushed-not-remembered');
  assert.deepEqual([...desk.links], []);
});

test('the first push after a pull always confirms, one after an own push as it is set', async () => {
  const { desk } = await editedDesk();
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'always');
  await desk.push();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'as-set');

  desk.cloudfront.edit('E1', configXml({ minTtl: 5, comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs<');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'always');
});

test('the ETag that moved by itself after an own push does not make a confirmation necessary', async () => {
  const { desk, cloudfront } = await editedDesk();
  await desk.push();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  cloudfront.touch('E1');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'as-set');
});
