import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeInto, replaceBy } from '../../server/src/sync/index.ts';
import { configXml, streamingConfigXml } from './config.ts';
import { Desk, expectKind, paths, pulledDesk, sha256, site } from './desk.ts';
import { account, awsError, otherAccount } from './fake-cloudfront.ts';

test('a pull writes the config into a new document and links it', async () => {
  const { desk } = await pulledDesk();
  const link = desk.link();
  assert.equal(link.etag, desk.cloudfront.live('E1').etag);
  assert.equal(desk.baselines.get(link.baseline), configXml());
  assert.equal(link.pulledText, sha256(desk.text()));
  assert.equal(link.accountId, account);
  assert.equal(link.profile, 'prod');
  assert.equal(link.status, 'Deployed');
});

test('baseline, document and link are written in this order', async () => {
  const { desk } = await pulledDesk();
  assert.deepEqual(desk.written, ['baseline', 'document', 'link']);
});

test('a raw pull writes what CloudFront sent, byte for byte', async () => {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', configXml());
  await desk.pull(target, { format: 'raw' });
  assert.equal(desk.text(), configXml());
});

test('a streaming distribution is pulled like any other', async () => {
  const desk = new Desk();
  const target = desk.cloudfront.create('E3', streamingConfigXml(), 'streaming');
  expectKind(await desk.pull(target), 'pulled');
  assert.equal(desk.link().kind, 'streaming');
});

for (const what of ['baseline', 'document', 'link'] as const) {
  test(`a pull whose ${what} cannot be written leaves the former link valid`, async () => {
    const { desk, target } = await pulledDesk();
    const former = desk.link();
    desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
    desk.failing.add(what);

    const outcome = expectKind(await desk.pull(target), 'not-stored');
    assert.equal(outcome.what, what);
    assert.match(outcome.message, /ENOSPC/);
    assert.deepEqual(desk.link(), former);
    assert.equal(desk.baselines.get(former.baseline), configXml());
  });
}

test('after a pull whose link could not be written, a push still sees what others changed', async () => {
  const { desk, target } = await pulledDesk();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  desk.failing.add('link');
  await desk.pull(target);
  desk.failing.clear();
  desk.type('<MinTTL>0<', '<MinTTL>5<');

  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual(paths(ready.theirs), ['Comment']);
  assert.deepEqual(paths(ready.mine), ['DefaultCacheBehavior/MinTTL']);
});

test('a pull into an untouched document replaces it', async () => {
  const { desk, target } = await pulledDesk();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  expectKind(await desk.pull(target), 'pulled');
  assert.match(desk.text(), /<Comment>theirs</);
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
});

test('a pull into an edited document decides nothing and moves nothing', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.type('<Comment>', '<!-- why --><Comment>');
  const [text, link] = [desk.text(), desk.link()];
  desk.cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));

  const edited = expectKind(await desk.pull(target), 'edited');
  assert.deepEqual(paths(edited.mine), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(edited.theirs), ['PriceClass']);
  assert.equal(edited.comments, 1);
  assert.equal(desk.text(), text);
  assert.deepEqual(desk.link(), link);
});

test('a document with nothing but comments of its own keeps them, and what changed is merged into it', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<Comment>', '<!-- one --><!-- two --><Comment>');
  desk.cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  const [comment] = desk.text().match(/.*<!--.*/) ?? [];
  expectKind(await desk.pull(target), 'pulled');
  assert.ok(desk.text().includes(comment ?? 'no comment'));
  assert.match(desk.text(), /<PriceClass>PriceClass_All</);
  assert.equal(expectKind(await desk.push(), 'nothing-to-push').theirs.length, 0);
});

test('Replace writes the live config and moves the link with it', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const edited = expectKind(await desk.pull(target), 'edited');

  expectKind(await replaceBy(desk.deps, edited.incoming, edited.live), 'stored');
  assert.match(desk.text(), /<Comment>theirs<.*/);
  assert.match(desk.text(), /<MinTTL>0</);
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
  assert.equal(expectKind(await desk.prepare(), 'nothing-to-push').theirs.length, 0);
});

test('Merge keeps the edits of both sides, and the next pull asks before it replaces them', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const edited = expectKind(await desk.pull(target), 'edited');
  const merged = desk.text().replace('<Comment>Site<', '<Comment>theirs<');

  expectKind(await mergeInto(desk.deps, edited.incoming, merged), 'stored');
  assert.deepEqual(paths(expectKind(await desk.prepare(), 'ready').mine), ['DefaultCacheBehavior/MinTTL']);
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs again' }));
  expectKind(await desk.pull(target), 'edited');
});

test('an answer that comes after more typing writes nothing', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const edited = expectKind(await desk.pull(target), 'edited');
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  const [text, link] = [desk.text(), desk.link()];

  expectKind(await replaceBy(desk.deps, edited.incoming, edited.live), 'document-changed');
  assert.equal(desk.text(), text);
  assert.deepEqual(desk.link(), link);
});

test('a pull of what the document says already moves only the link', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('<Comment>Site<', '<!-- kept --><Comment>theirs<');
  const text = desk.text();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));

  expectKind(await desk.pull(target), 'already-there');
  assert.equal(desk.text(), text);
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
});

test('a pull into a document that is not linked asks first, also when only its baseline was lost', async () => {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', configXml());
  desk.documents.set(site, configXml({ comment: 'from somewhere' }));
  const unlinked = expectKind(await desk.pull(target), 'occupied');
  assert.equal(unlinked.linkedTo, undefined);
  assert.deepEqual(paths(unlinked.differences), ['Comment']);
  expectKind(await replaceBy(desk.deps, unlinked.incoming, unlinked.live), 'stored');

  desk.type('<Comment>Site<', '<Comment>mine<');
  desk.baselines.clear();
  expectKind(await desk.pull(target), 'occupied');
});

test('a pull into a document of another distribution names that one', async () => {
  const { desk } = await pulledDesk();
  const other = desk.cloudfront.create('E2', configXml({ reference: 'other' }));
  const outcome = expectKind(await desk.pull(other), 'occupied');
  assert.equal(outcome.linkedTo?.distributionId, 'E1');
  assert.equal(desk.link().distributionId, 'E1');
});

test('a document that cannot be parsed is never replaced without asking', async () => {
  const { desk, target } = await pulledDesk();
  desk.type('</Aliases>', '');
  expectKind(await desk.pull(target), 'edited');
});

test('a wiped storage is restored by a pull when the document is as CloudFront has it', async () => {
  const { desk, target } = await pulledDesk();
  desk.links.clear();
  desk.baselines.clear();
  const text = desk.text();
  expectKind(await desk.pull(target), 'already-there');
  assert.equal(desk.text(), text);
  assert.equal(desk.link().pulledText, sha256(text));
});

test('a link whose baseline has another hash counts as not linked', async () => {
  const { desk } = await pulledDesk();
  desk.baselines.delete(desk.link().baseline);
  const outcome = expectKind(await desk.prepare(), 'not-linked');
  assert.equal(outcome.link?.distributionId, 'E1');
});

test('no such distribution under another account is a wrong account, not a lost distribution', async () => {
  const { desk, target } = await pulledDesk();
  desk.cloudfront.create('E9', configXml(), 'distribution', otherAccount);
  const outcome = expectKind(
    await desk.pull(target, { place: { profile: 'dev', endpoint: 'aws' } }),
    'wrong-account',
  );
  assert.deepEqual(
    [outcome.expected, outcome.actual, outcome.profile, outcome.error.code],
    [account, otherAccount, 'dev', 'NoSuchDistribution'],
  );
});

test('an account that cannot be confirmed is a wrong account too', async () => {
  const { desk, target } = await pulledDesk();
  const outcome = expectKind(
    await desk.pull(target, { place: { profile: 'dev', endpoint: 'aws' } }),
    'wrong-account',
  );
  assert.equal(outcome.actual, undefined);
});

test('a distribution deleted in its own account is gone', async () => {
  const { desk, target } = await pulledDesk();
  desk.cloudfront.create('E2', configXml());
  desk.cloudfront.delete('E1');
  expectKind(await desk.pull(target), 'gone');
});

test('AccessDenied for a principal of the right account is access denied', async () => {
  const { desk, target } = await pulledDesk();
  const denied = {
    kind: 'denied',
    error: awsError('AccessDenied', 403),
    action: 'cloudfront:GetDistribution',
  } as const;
  desk.cloudfront.readFaults.push({ ...denied, principal: `arn:aws:iam::${account}:user/ann` });
  expectKind(await desk.pull(target), 'denied');
  desk.cloudfront.readFaults.push({
    ...denied,
    principal: `arn:aws:sts::${otherAccount}:assumed-role/admin/ann`,
  });
  assert.equal(expectKind(await desk.pull(target), 'wrong-account').actual, otherAccount);
});

test('an answer that is no config of the kind asked for is not pulled', async () => {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', streamingConfigXml());
  expectKind(await desk.pull(target), 'unreadable');
  desk.cloudfront.edit('E1', configXml().slice(0, 400));
  expectKind(await desk.pull(target), 'unreadable');
  assert.deepEqual([...desk.documents], []);
  assert.deepEqual([...desk.links], []);
});

test('a cancelled pull writes nothing', async () => {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', configXml());
  const outcome = await desk.pull(target, {}, AbortSignal.abort());
  assert.equal(outcome.kind, 'cancelled');
  assert.deepEqual(desk.written, []);
});

test('a pull cancelled while the last answer came writes nothing', async () => {
  const { desk, target } = await pulledDesk();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const [text, link] = [desk.text(), desk.link()];
  const abort = new AbortController();
  desk.gate = async () => abort.abort();
  assert.equal((await desk.pull(target, {}, abort.signal)).kind, 'cancelled');
  assert.deepEqual([desk.text(), desk.link()], [text, link]);
});

test('a document that was deleted is pulled anew', async () => {
  const { desk, target } = await pulledDesk();
  desk.documents.clear();
  expectKind(await desk.pull(target), 'pulled');
  assert.equal(desk.link().pulledText, sha256(desk.text()));
});
