import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkForText, mergeInto, replaceBy, sendPush } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { Desk, expectKind, sha256, site } from './desk.ts';

const target = { distributionId: 'E1', kind: 'distribution' } as const;

/** A document with an edit of the author's, and a change of somebody else's at CloudFront. */
async function apart() {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs', minTtl: 60 }));
  return desk;
}

/** What a host does when a document's text changes. */
function setText(desk: Desk, text: string): void {
  desk.documents.set(site, text);
  desk.links.set(site, linkForText(desk.link(), sha256(text)));
}

test('undo of a replaced text puts the former link back, and the next push meets the conflict', async () => {
  const desk = await apart();
  const [text, former] = [desk.text(), desk.link()];
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  assert.notEqual(desk.link().etag, former.etag);

  setText(desk, text);
  assert.deepEqual([desk.link().etag, desk.link().baseline], [former.etag, former.baseline]);
  expectKind(await desk.push(), 'conflict');
});

test('redo puts the later link back', async () => {
  const desk = await apart();
  const text = desk.text();
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  const [replaced, link] = [desk.text(), desk.link()];

  setText(desk, text);
  setText(desk, replaced);
  assert.deepEqual(desk.link(), link);
});

test('undo of a merged text puts the former link back', async () => {
  const desk = await apart();
  const [text, former] = [desk.text(), desk.link()];
  const edited = expectKind(await desk.pull(target), 'edited');
  await mergeInto(desk.deps, edited.incoming, text.replace('<Comment>Site<', '<Comment>theirs<'));

  setText(desk, text);
  assert.equal(desk.link().etag, former.etag);
  expectKind(await desk.push(), 'conflict');
});

test('undo beyond an own push leaves the link, so that pushing takes the push back', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  const before = desk.text();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  expectKind(await desk.push(), 'pushed');
  const link = desk.link();

  setText(desk, before);
  assert.deepEqual(desk.link(), link);
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual(
    ready.mine.map((it) => [it.before, it.after]),
    [['5', '0']],
  );
  expectKind(await sendPush(desk.deps, ready), 'pushed');
});

test('undo beyond an own push to a text that was replaced before it meets the conflict', async () => {
  const desk = await apart();
  const text = desk.text();
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  const replaced = desk.text();
  desk.type('<PriceClass>PriceClass_100<', '<PriceClass>PriceClass_200<');
  expectKind(await desk.push(), 'pushed');
  const link = desk.link();

  setText(desk, replaced);
  assert.equal(desk.link().etag, link.etag);
  setText(desk, text);
  assert.notEqual(desk.link().etag, link.etag);
  expectKind(await desk.push(), 'conflict');
});

test('undo while a push is under way keeps the version of the text that is there again', async () => {
  const desk = await apart();
  const [text, former] = [desk.text(), desk.link()];
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  const replaced = desk.text();
  desk.type('<PriceClass>PriceClass_100<', '<PriceClass>PriceClass_200<');
  const ready = expectKind(await desk.prepare(), 'ready');
  const { journal } = desk.deps;
  const write: typeof journal.write = async (entry) => {
    await journal.write(entry);
    setText(desk, text);
  };

  expectKind(await sendPush({ ...desk.deps, journal: { ...journal, write } }, ready), 'pushed');
  assert.equal(desk.link().etag, former.etag);
  setText(desk, replaced);
  assert.equal(desk.link().etag, desk.cloudfront.live('E1').etag);
});

test('an older text under a newer link names each change of others that it would undo', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  const older = desk.text();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs', priceClass: 'PriceClass_All' }));
  await desk.pull(target);
  desk.documents.set(site, older.replace('<MinTTL>0<', '<MinTTL>5<'));

  const ready = expectKind(await desk.prepare(), 'ready');
  const marks = new Map(ready.mine.map((it) => [it.path, it]));
  assert.equal(ready.confirm, 'always');
  for (const path of ['Comment', 'PriceClass']) {
    const change = marks.get(path);
    assert.equal(change?.danger, 'undoes-other');
    assert.equal(change?.risk, 'dangerous');
    assert.match(change?.note ?? '', /^undoes a change made between 2026\S+ and 2026\S+ by somebody else$/);
  }
  assert.equal(marks.get('DefaultCacheBehavior/MinTTL')?.danger, undefined);
});

test('a text from before a pull meets the conflict, also when nobody saw it come back', async () => {
  const desk = await apart();
  const text = desk.text();
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  desk.documents.set(site, text);
  expectKind(await desk.push(), 'conflict');
  expectKind(await desk.pull(target), 'edited');
});

test('an older text checked out under the link gets what others changed since, and no push takes it back', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  const branch = desk.text();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const edited = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, edited.incoming, edited.live);
  desk.documents.set(site, branch);

  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'merged');
  expectKind(await sendPush(desk.deps, ready), 'pushed');
  assert.equal(desk.cloudfront.live('E1').xml, configXml({ minTtl: 5, comment: 'theirs' }));
  assert.match(desk.text(), /<Comment>theirs</);
});

test('a text that was undone while its push was confirmed does not move the link of the text that is there', async () => {
  const desk = await apart();
  desk.type('PriceClass_100', 'PriceClass_All');
  const before = desk.text();
  const edited = expectKind(await desk.pull(target), 'edited');
  await mergeInto(desk.deps, edited.incoming, before.replace('<Comment>Site<', '<Comment>theirs<'));
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs', minTtl: 60, priceClass: 'PriceClass_All' }));
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'taken-in');
  setText(desk, before);
  const link = desk.link();

  expectKind(await sendPush(desk.deps, ready), 'document-changed');
  assert.deepEqual(desk.link(), link);
  assert.deepEqual(desk.cloudfront.puts, []);
  expectKind(await desk.push(), 'conflict');
});

test('a change of others is still known as theirs after pushes of our own', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs<');
  expectKind(await desk.push(), 'pushed');
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  expectKind(await desk.push(), 'pushed');
  desk.type('<Comment>theirs<', '<Comment>Site<');
  const [change] = expectKind(await desk.prepare(), 'ready').mine;
  assert.equal(change?.danger, 'undoes-other');
});

test('another value than the one before is no undoing, and a danger of its own keeps its name', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  desk.cloudfront.edit(
    'E1',
    configXml({ comment: 'theirs', aliases: ['www.example.com', 'new.example.com'] }),
  );
  await desk.pull(target);
  desk.type('<Comment>theirs<', '<Comment>mine<');
  desk.type(/<CNAME>new.example.com<\/CNAME>/, '');
  desk.type('<Quantity>2<', '<Quantity>1<');

  const marks = new Map(expectKind(await desk.prepare(), 'ready').mine.map((it) => [it.path, it]));
  assert.equal(marks.get('Comment')?.danger, undefined);
  const alias = marks.get('Aliases/CNAME[new.example.com]');
  assert.equal(alias?.danger, 'alias-removed');
  assert.match(alias?.note ?? '', /; undoes a change made between/);
});

test('a change of others whose baselines were lost is not marked, and the push goes on', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  const former = desk.link();
  const older = desk.text();
  desk.cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  await desk.pull(target);
  desk.documents.set(site, older.replace('<MinTTL>0<', '<MinTTL>5<'));
  desk.baselines.delete(former.baseline);
  const { mine } = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual(mine.map((it) => [it.path, it.danger]).sort(), [
    ['Comment', undefined],
    ['DefaultCacheBehavior/MinTTL', undefined],
  ]);
});

test('a link remembers a limited number of texts and moves', async () => {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml());
  await desk.pull(target);
  for (let index = 0; index < 30; index++) {
    desk.cloudfront.edit('E1', configXml({ comment: `their ${index}` }));
    await desk.pull(target);
  }
  assert.equal(desk.link().knownTexts?.length, 20);
  assert.equal(desk.link().foreignMoves?.length, 20);
});
