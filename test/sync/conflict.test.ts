import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceBy, sendPush } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { Desk, editedDesk, expectKind, paths, pulledDesk, site } from './desk.ts';
import { awsError } from './fake-cloudfront.ts';

test('a stale ETag becomes a conflict, and the remote stays as it was', async () => {
  const { desk, cloudfront } = await editedDesk();
  const former = desk.link();
  cloudfront.edit('E1', configXml({ minTtl: 60, comment: 'theirs' }));
  const conflict = expectKind(await desk.push(), 'conflict');

  assert.deepEqual(paths(conflict.mine), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(conflict.theirs).toSorted(), ['Comment', 'DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(conflict.touching), ['DefaultCacheBehavior/MinTTL']);
  assert.equal(conflict.baseline, configXml());
  assert.deepEqual(cloudfront.puts, []);
  assert.equal(cloudfront.live('E1').xml, configXml({ minTtl: 60, comment: 'theirs' }));
  assert.deepEqual(desk.link(), former);
});

test('a conflict that is left alone is met again by the next push', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  expectKind(await desk.push(), 'conflict');
  expectKind(await desk.push(), 'conflict');
  assert.deepEqual(cloudfront.puts, []);
});

test('Use Live replaces the text, and a push of new edits goes on from there', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  const conflict = expectKind(await desk.push(), 'conflict');
  expectKind(await replaceBy(desk.deps, conflict.incoming, conflict.incoming.config.xml), 'stored');

  desk.type('<MinTTL>60<', '<MinTTL>30<');
  expectKind(await desk.push(), 'pushed');
  assert.equal(cloudfront.live('E1').xml, configXml({ minTtl: 30 }));
});

test('changes of others that were taken in by hand are pushed over, against the live config', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs<');

  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'taken-in');
  assert.equal(ready.confirm, 'always');
  assert.deepEqual(paths(ready.mine), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(ready.theirs), ['Comment']);
  assert.equal(ready.live.etag, cloudfront.live('E1').etag);
  expectKind(await sendPush(desk.deps, ready), 'pushed');
  assert.equal(cloudfront.live('E1').xml, configXml({ minTtl: 5, comment: 'theirs' }));
});

test('changes of others that were taken in and then changed again stay a conflict', async () => {
  const { desk, cloudfront } = await pulledDesk();
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs and mine<');
  expectKind(await desk.push(), 'conflict');
});

test('a change that comes between confirming and sending is never overwritten', async () => {
  const { desk, cloudfront } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));

  const stale = expectKind(await sendPush(desk.deps, ready), 'stale');
  const again = expectKind(stale.again, 'ready');
  assert.deepEqual([again.basis, again.confirm, paths(again.theirs)], ['merged', 'always', ['Comment']]);
  assert.equal(cloudfront.live('E1').xml, configXml({ comment: 'theirs' }));
  assert.deepEqual([...desk.journal], []);
});

test('InvalidIfMatchVersion is handled exactly as a stale ETag', async () => {
  const { desk, cloudfront } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  cloudfront.putFaults.push({ kind: 'stale', error: awsError('InvalidIfMatchVersion', 400), attempts: 1 });
  expectKind(expectKind(await sendPush(desk.deps, ready), 'stale').again, 'conflict');
});

test('a document pulled anew after its push was confirmed is not pushed over what was pulled', async () => {
  const { desk, target } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  desk.cloudfront.edit('E1', configXml({ minTtl: 60 }));
  const pull = expectKind(await desk.pull(target), 'edited');
  await replaceBy(desk.deps, pull.incoming, pull.live);
  const [text, link] = [desk.text(), desk.link()];

  expectKind(expectKind(await sendPush(desk.deps, ready), 'stale').again, 'conflict');
  assert.equal(desk.cloudfront.live('E1').xml, configXml({ minTtl: 60 }));
  assert.deepEqual([desk.text(), desk.link()], [text, link]);
});

test('a push prepared over a link that has moved by other means is prepared again', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.touch('E1');
  const ready = expectKind(await desk.prepare(), 'ready');
  const baseline = configXml({ comment: 'elsewhere' });
  desk.links.set(site, { ...desk.link(), etag: 'E9', baseline: await desk.deps.baselines.save(baseline) });
  expectKind(await sendPush(desk.deps, ready), 'stale');
  assert.deepEqual(cloudfront.puts, []);
});

test('a document unlinked since the push was confirmed is not pushed', async () => {
  const { desk } = await editedDesk();
  const ready = expectKind(await desk.prepare(), 'ready');
  desk.links.clear();
  expectKind(expectKind(await sendPush(desk.deps, ready), 'stale').again, 'not-linked');
  assert.deepEqual(desk.cloudfront.puts, []);
});

test('two editors of one file in two windows push one after the other without a conflict', async () => {
  const { desk, cloudfront } = await pulledDesk();
  const second = new Desk(cloudfront);
  await second.pull({ distributionId: 'E1', kind: 'distribution' });
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  expectKind(await desk.push(), 'pushed');

  second.documents.set(site, desk.text());
  expectKind(await second.push(), 'already-there');
  second.type('<MinTTL>5<', '<MinTTL>6<');
  expectKind(await second.push(), 'pushed');
});

test('changes that do not touch are merged: the document gets theirs, and a push confirms both', async () => {
  const { desk, cloudfront } = await editedDesk();
  desk.type('<Comment>', '<!-- why --><Comment>');
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  const text = desk.text();
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual([ready.basis, ready.confirm], ['merged', 'always']);
  assert.deepEqual(
    [paths(ready.mine), paths(ready.theirs)],
    [['DefaultCacheBehavior/MinTTL'], ['PriceClass']],
  );
  assert.equal(desk.text(), text);

  expectKind(await sendPush(desk.deps, ready), 'pushed');
  assert.equal(desk.text(), text.replace('PriceClass_100', 'PriceClass_All'));
  assert.deepEqual(cloudfront.puts, [{ xml: desk.text(), ifMatch: ready.live.etag }]);
});

test('a document edited while a merged push was confirmed gets nothing, and nothing is sent', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  const ready = expectKind(await desk.prepare(), 'ready');
  const former = desk.link();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  const text = desk.text();
  expectKind(await sendPush(desk.deps, ready), 'document-changed');
  assert.deepEqual([desk.text(), desk.link(), cloudfront.puts], [text, former, []]);
});

test('a merged push that was cancelled leaves the document and its link as they were', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  const ready = expectKind(await desk.prepare(), 'ready');
  const [text, link] = [desk.text(), desk.link()];
  expectKind(await sendPush(desk.deps, ready, AbortSignal.abort()), 'cancelled');
  assert.deepEqual([desk.text(), desk.link(), cloudfront.puts], [text, link, []]);
});

test('a merged push that is refused leaves a document and a link that belong together', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  cloudfront.putFaults.push({ kind: 'refused', error: awsError('InvalidArgument', 400) });
  expectKind(await desk.push(), 'refused');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual([ready.basis, ready.confirm], ['unmoved', 'always']);
  assert.deepEqual(paths(ready.mine), ['DefaultCacheBehavior/MinTTL']);
});

test('a merge that would have an error neither side had is a conflict', async () => {
  const { desk, cloudfront } = await pulledDesk();
  desk.type('<TargetOriginId>app<', '<TargetOriginId>api<');
  desk.type('<Id>app<', '<Id>api<');
  const added = configXml().replace(
    '<Comment>',
    '<CacheBehaviors><Quantity>1</Quantity><Items><CacheBehavior><PathPattern>/a</PathPattern><TargetOriginId>app</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy><CachePolicyId>p</CachePolicyId></CacheBehavior></Items></CacheBehaviors><Comment>',
  );
  cloudfront.edit('E1', added);
  expectKind(await desk.push(), 'conflict');
  assert.equal(cloudfront.live('E1').xml, added);
});

test('two moves in one list are about the same thing, whichever item each side calls moved', async () => {
  const behaviors = (...patterns: string[]) =>
    `<CacheBehaviors><Quantity>${patterns.length}</Quantity><Items>${patterns
      .map(
        (it) =>
          `<CacheBehavior><PathPattern>${it}</PathPattern><TargetOriginId>app</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy><Compress>true</Compress><CachePolicyId>p</CachePolicyId></CacheBehavior>`,
      )
      .join('')}</Items></CacheBehaviors><Comment>`;
  const withBehaviors = (...patterns: string[]) => configXml().replace('<Comment>', behaviors(...patterns));
  const { desk, cloudfront } = await pulledDesk(withBehaviors('/a', '/b'));
  cloudfront.edit('E1', withBehaviors('/b', '/a'));
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.type('PriceClass_100', 'PriceClass_200');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'merged');
  assert.ok(ready.mine.every((it) => it.mark !== 'moved'));
});
