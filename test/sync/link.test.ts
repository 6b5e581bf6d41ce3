import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from '#core';
import {
  acceptLink,
  type BasedOn,
  compare,
  type LinkRequest,
  prepareLink,
  sendPush,
  unlink,
} from '../../server/src/sync/index.ts';
import { configXml, streamingConfigXml } from './config.ts';
import { Desk, expectKind, paths, site } from './desk.ts';
import { account } from './fake-cloudfront.ts';

const target = { distributionId: 'E1', kind: 'distribution' } as const;

function unlinked(text = configXml({ minTtl: 5 })) {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml({ comment: 'theirs' }));
  desk.documents.set(site, text);
  return desk;
}

function prepare(desk: Desk, basedOn: BasedOn = { kind: 'unknown' }, request: Partial<LinkRequest> = {}) {
  const place = { profile: 'prod', endpoint: 'aws' };
  return prepareLink(desk.deps, { uri: site, text: desk.text(), target, place, basedOn, ...request });
}

test('linking shows differences, not changes, and writes nothing before they were seen', async () => {
  const desk = unlinked();
  const proposal = expectKind(await prepare(desk), 'proposal');
  assert.deepEqual(paths(proposal.differences).toSorted(), ['Comment', 'DefaultCacheBehavior/MinTTL']);
  assert.equal(proposal.sides, undefined);
  assert.deepEqual(desk.written, []);

  const text = desk.text();
  expectKind(await acceptLink(desk.deps, proposal), 'stored');
  assert.equal(desk.text(), text);
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
  assert.equal(desk.link().accountId, account);
  assert.deepEqual(desk.written, ['baseline', 'link']);
});

test('a push after linking confirms every difference', async () => {
  const desk = unlinked();
  await acceptLink(desk.deps, expectKind(await prepare(desk), 'proposal'));
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.confirm, 'always');
  assert.equal(ready.mine.length, 2);
});

test('with a base that is named, linking tells both sides apart', async () => {
  const desk = unlinked();
  const proposal = expectKind(await prepare(desk, { kind: 'config', xml: configXml() }), 'proposal');
  assert.deepEqual(paths(proposal.sides?.mine ?? []), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(proposal.sides?.theirs ?? []), ['Comment']);

  expectKind(await acceptLink(desk.deps, proposal), 'stored');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual([ready.basis, ready.confirm], ['merged', 'always']);
});

test('a base that is the live config, laid out or not, gives the live ETag', async () => {
  const desk = unlinked(configXml({ minTtl: 5, comment: 'theirs' }));
  const xml = layOut(configXml({ comment: 'theirs' }));
  await acceptLink(desk.deps, expectKind(await prepare(desk, { kind: 'config', xml }), 'proposal'));
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
  expectKind(await desk.push(), 'pushed');
});

test('no push goes over a live config that differs from the base that was named', async () => {
  const desk = unlinked(configXml({ minTtl: 5 }));
  await acceptLink(
    desk.deps,
    expectKind(await prepare(desk, { kind: 'config', xml: configXml() }), 'proposal'),
  );
  desk.type('<Comment>Site<', '<Comment>theirs<');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual([ready.basis, ready.confirm, ready.theirs.length], ['taken-in', 'always', 1]);
  expectKind(await sendPush(desk.deps, ready), 'pushed');
});

test('an ETag that is named must be the live one', async () => {
  const desk = unlinked();
  const { etag } = desk.cloudfront.live('E1');
  expectKind(await prepare(desk, { kind: 'etag', etag: 'E0OLD' }), 'stale');
  expectKind(await prepare(desk, { kind: 'etag', etag }), 'proposal');
});

test('a base that is no config of this kind is told', async () => {
  const desk = unlinked();
  expectKind(await prepare(desk, { kind: 'config', xml: streamingConfigXml() }), 'base-not-a-config');
  expectKind(await prepare(desk, { kind: 'config', xml: '<DistributionConfig>' }), 'base-not-a-config');
});

test('the text of another distribution cannot be linked', async () => {
  const desk = unlinked(configXml({ reference: 'other' }));
  expectKind(await prepare(desk), 'other-distribution');
});

test('a document that is linked already stays so', async () => {
  const desk = unlinked();
  await acceptLink(desk.deps, expectKind(await prepare(desk), 'proposal'));
  assert.equal(expectKind(await prepare(desk), 'already-linked').link.distributionId, 'E1');
});

test('a distribution that cannot be read is not linked', async () => {
  const desk = unlinked();
  expectKind(await prepare(desk, undefined, { target: { ...target, distributionId: 'E404' } }), 'gone');
});

test('unlinking forgets the distribution and leaves the text', async () => {
  const desk = unlinked();
  await acceptLink(desk.deps, expectKind(await prepare(desk), 'proposal'));
  const [text, link] = [desk.text(), desk.link()];
  assert.deepEqual(expectKind(await unlink(desk.deps, site), 'unlinked').link, link);
  assert.equal(desk.text(), text);
  expectKind(await unlink(desk.deps, site), 'not-linked');
  expectKind(await desk.push(), 'not-linked');
});

test('a link that cannot be deleted stays', async () => {
  const desk = unlinked();
  await acceptLink(desk.deps, expectKind(await prepare(desk), 'proposal'));
  desk.failing.add('link');
  expectKind(await unlink(desk.deps, site), 'not-stored');
  assert.equal(desk.link().distributionId, 'E1');
});

test('comparing shows baseline, document and live config, and moves nothing', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const [text, link] = [desk.text(), desk.link()];

  const compared = expectKind(await compare(desk.deps, { uri: site, text }), 'compared');
  assert.match(compared.baseline, /<Comment>Site</);
  assert.match(compared.live, /<Comment>theirs</);
  assert.equal(compared.etag, desk.cloudfront.live('E1').etag);
  assert.deepEqual(paths(compared.mine), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(compared.theirs), ['Comment']);
  assert.equal(compared.ahead.length, 2);
  assert.deepEqual([desk.text(), desk.link()], [text, link]);
});

test('comparing a document that is not linked says so, and one of a lost distribution too', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  expectKind(await compare(desk.deps, { uri: site, text: '' }), 'not-linked');
  await desk.pull(target);
  desk.cloudfront.create('E2', configXml());
  desk.cloudfront.delete('E1');
  expectKind(await compare(desk.deps, { uri: site, text: '' }), 'gone');
});
