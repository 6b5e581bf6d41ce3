import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '#core';
import { replaceBy, sendPush } from '../../server/src/sync/index.ts';
import { configXml, streamingConfigXml } from './config.ts';
import { Desk, expectKind, site } from './desk.ts';
import { account, awsError, otherAccount } from './fake-cloudfront.ts';

async function pulled(xml = configXml()) {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', xml);
  expectKind(await desk.pull(target), 'pulled');
  return { desk, target, cloudfront: desk.cloudfront };
}

/** A pulled document with one change of the author's. */
async function edited() {
  const world = await pulled();
  world.desk.type('<MinTTL>0<', '<MinTTL>5<');
  return world;
}

const paths = (changes: readonly Change[]) => changes.map((it) => it.path);

test('a push sends the document exactly, with the ETag that was pulled', async () => {
  const { desk, cloudfront } = await edited();
  desk.type('<Comment>', '<!-- kept ü \r\n--><Comment>');
  const { etag } = desk.link();
  expectKind(await desk.push(), 'pushed');
  assert.deepEqual(cloudfront.puts, [{ xml: desk.text(), ifMatch: etag }]);
});

test('an accepted push moves baseline and ETag to those of one answer', async () => {
  const { desk, cloudfront } = await edited();
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
  const { desk, cloudfront } = await edited();
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
  const { desk, cloudfront } = await pulled();
  desk.type('<Comment>', '\n  <!-- a comment is no change -->\n  <Comment>');
  const outcome = expectKind(await desk.push(), 'nothing-to-push');
  assert.deepEqual(outcome.theirs, []);
  assert.deepEqual(cloudfront.puts, []);
});

test('nothing is sent when only others changed something, and their changes are told', async () => {
  const { desk, cloudfront } = await pulled();
  const former = desk.link();
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  const outcome = expectKind(await desk.push(), 'nothing-to-push');
  assert.deepEqual(paths(outcome.theirs), ['Comment']);
  assert.deepEqual(desk.link(), former);
  assert.deepEqual(cloudfront.puts, []);
});

test('a text that CloudFront has already is adopted and not sent', async () => {
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ minTtl: 5 }));
  expectKind(await desk.push(), 'already-there');
  assert.deepEqual(cloudfront.puts, []);
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
});

test('errors stop a push unless its author insists', async () => {
  const { desk, cloudfront } = await pulled();
  desk.type('<Quantity>1<', '<Quantity>2<');
  const stopped = expectKind(await desk.prepare(), 'errors');
  assert.deepEqual(
    stopped.findings.map((it) => it.rule),
    ['quantity-mismatch'],
  );

  desk.type('<MinTTL>0<', '<MinTTL>5<');
  const forced = expectKind(await desk.prepare({ errors: 'push-anyway' }), 'ready');
  assert.equal(forced.confirm, 'always');
  assert.equal(forced.findings.length, 1);
  assert.deepEqual(cloudfront.puts, []);
});

for (const [what, from, to] of [
  ['another CallerReference', '>site-2024<', '>site-2025<'],
  ['an empty CallerReference', '>site-2024<', '><'],
  ['no CallerReference', '<CallerReference>site-2024</CallerReference>', ''],
] as const) {
  test(`a text with ${what} is refused and cannot be forced`, async () => {
    const { desk } = await pulled();
    desk.type(from, to);
    const settings = {
      rules: { 'caller-reference-immutable': 'off', 'caller-reference-missing': 'off' },
    } as const;
    expectKind(await desk.prepare({ errors: 'push-anyway', settings }), 'other-distribution');
  });
}

test('a text of the other kind is refused and cannot be forced', async () => {
  const { desk } = await pulled();
  const text = streamingConfigXml().replace('media-2012', 'site-2024');
  expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'other-distribution');
});

test('a distribution that is another one now is not pushed to', async () => {
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ reference: 'made-anew' }));
  expectKind(await desk.prepare({ errors: 'push-anyway' }), 'other-distribution');
});

for (const [what, text] of [
  ['not well-formed', configXml().replace('</Aliases>', '')],
  ['wrapped', `<Distribution>${configXml().replace(/^.*\n/, '')}</Distribution>`],
  ['empty', ''],
] as const) {
  test(`a text that is ${what} is no config and cannot be forced`, async () => {
    const { desk } = await pulled();
    expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'not-a-config');
  });
}

test('a document that is not linked is not pushed', async () => {
  const desk = new Desk();
  desk.documents.set(site, configXml());
  expectKind(await desk.push(), 'not-linked');
});

test('a stale ETag becomes a conflict, and the remote stays as it was', async () => {
  const { desk, cloudfront } = await edited();
  const former = desk.link();
  cloudfront.edit('E1', configXml({ minTtl: 60, comment: 'theirs' }));
  const conflict = expectKind(await desk.push(), 'conflict');

  assert.deepEqual(paths(conflict.mine), ['DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(conflict.theirs).sort(), ['Comment', 'DefaultCacheBehavior/MinTTL']);
  assert.deepEqual(paths(conflict.touching), ['DefaultCacheBehavior/MinTTL']);
  assert.equal(conflict.baseline, configXml());
  assert.deepEqual(cloudfront.puts, []);
  assert.equal(cloudfront.live('E1').xml, configXml({ minTtl: 60, comment: 'theirs' }));
  assert.deepEqual(desk.link(), former);
});

test('a conflict that is left alone is met again by the next push', async () => {
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  expectKind(await desk.push(), 'conflict');
  expectKind(await desk.push(), 'conflict');
  assert.deepEqual(cloudfront.puts, []);
});

test('Use Live replaces the text, and a push of new edits goes on from there', async () => {
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  const conflict = expectKind(await desk.push(), 'conflict');
  expectKind(await replaceBy(desk.deps, conflict.incoming, conflict.incoming.config.xml), 'stored');

  desk.type('<MinTTL>60<', '<MinTTL>30<');
  expectKind(await desk.push(), 'pushed');
  assert.equal(cloudfront.live('E1').xml, configXml({ minTtl: 30 }));
});

test('changes of others that were taken in by hand are pushed over, against the live config', async () => {
  const { desk, cloudfront } = await edited();
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
  const { desk, cloudfront } = await pulled();
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs and mine<');
  expectKind(await desk.push(), 'conflict');
});

test('an ETag that moved without a change is followed without asking anything more', async () => {
  const { desk, cloudfront } = await edited();
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
  const { desk, cloudfront } = await edited();
  const ready = expectKind(await desk.prepare(), 'ready');
  const stale = { kind: 'stale', error: awsError('PreconditionFailed', 412), attempts: 1 } as const;
  cloudfront.putFaults.push(stale, stale, stale, stale);
  const outcome = expectKind(await sendPush(desk.deps, ready), 'stale');
  expectKind(outcome.again, 'ready');
});

test('nothing to push re-bases an ETag that moved without a change', async () => {
  const { desk, cloudfront } = await pulled();
  cloudfront.touch('E1');
  expectKind(await desk.push(), 'nothing-to-push');
  assert.equal(desk.link().etag, cloudfront.live('E1').etag);
});

test('a change that comes between confirming and sending is never overwritten', async () => {
  const { desk, cloudfront } = await edited();
  const ready = expectKind(await desk.prepare(), 'ready');
  cloudfront.edit('E1', configXml({ comment: 'theirs' }));

  const stale = expectKind(await sendPush(desk.deps, ready), 'stale');
  const again = expectKind(stale.again, 'ready');
  assert.deepEqual([again.basis, again.confirm, paths(again.theirs)], ['merged', 'always', ['Comment']]);
  assert.equal(cloudfront.live('E1').xml, configXml({ comment: 'theirs' }));
  assert.deepEqual([...desk.journal], []);
});

test('InvalidIfMatchVersion is handled exactly as a stale ETag', async () => {
  const { desk, cloudfront } = await edited();
  const ready = expectKind(await desk.prepare(), 'ready');
  cloudfront.edit('E1', configXml({ minTtl: 60 }));
  cloudfront.putFaults.push({ kind: 'stale', error: awsError('InvalidIfMatchVersion', 400), attempts: 1 });
  expectKind(expectKind(await sendPush(desk.deps, ready), 'stale').again, 'conflict');
});

test('a document pulled anew after its push was confirmed is not pushed over what was pulled', async () => {
  const { desk, target } = await edited();
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
  const { desk, cloudfront } = await edited();
  cloudfront.touch('E1');
  const ready = expectKind(await desk.prepare(), 'ready');
  const baseline = configXml({ comment: 'elsewhere' });
  desk.links.set(site, { ...desk.link(), etag: 'E9', baseline: await desk.deps.baselines.save(baseline) });
  expectKind(await sendPush(desk.deps, ready), 'stale');
  assert.deepEqual(cloudfront.puts, []);
});

test('a document unlinked since the push was confirmed is not pushed', async () => {
  const { desk } = await edited();
  const ready = expectKind(await desk.prepare(), 'ready');
  desk.links.clear();
  expectKind(expectKind(await sendPush(desk.deps, ready), 'stale').again, 'not-linked');
  assert.deepEqual(desk.cloudfront.puts, []);
});

test('a refusal is told in the words of CloudFront, and nothing moves', async () => {
  const { desk, cloudfront } = await edited();
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
    const { desk, cloudfront } = await edited();
    const former = desk.link();
    cloudfront.putFaults.push(failure);
    assert.deepEqual(await desk.push(), failure);
    assert.deepEqual(desk.link(), former);
    assert.deepEqual([...desk.journal], []);
    expectKind(await desk.push(), 'pushed');
  });
}

test('AccessDenied in another account is a wrong account', async () => {
  const { desk, cloudfront } = await edited();
  const principal = `arn:aws:iam::${otherAccount}:user/bob`;
  const error = awsError('AccessDenied', 403);
  cloudfront.putFaults.push({ kind: 'denied', error, action: 'cloudfront:UpdateDistribution', principal });
  const outcome = expectKind(await desk.push(), 'wrong-account');
  assert.deepEqual([outcome.expected, outcome.actual], [account, otherAccount]);
});

test('a push uses the profile of its link', async () => {
  const { desk, cloudfront } = await edited();
  desk.links.set(site, { ...desk.link(), profile: 'dev' });
  cloudfront.create('E9', configXml(), 'distribution', otherAccount);
  assert.equal(expectKind(await desk.push(), 'wrong-account').profile, 'dev');
});

test('a push that cannot be journaled is not sent', async () => {
  const { desk, cloudfront } = await edited();
  desk.failing.add('journal');
  assert.equal(expectKind(await desk.push(), 'not-stored').what, 'journal');
  assert.deepEqual(cloudfront.puts, []);
});

test('the journal is written before the request leaves', async () => {
  const { desk, cloudfront } = await edited();
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
    const { desk, cloudfront } = await edited();
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
    const { desk, cloudfront } = await edited();
    cloudfront.putFaults.push(fault);
    expectKind(await desk.push(), 'pushed');
    assert.equal(desk.link().etag, cloudfront.live('E1').etag);
    assert.equal(desk.baselines.get(desk.link().baseline), configXml({ minTtl: 5 }));
  });
}

test('a config that others changed before it was read again does not become the baseline', async () => {
  const { desk, cloudfront } = await edited();
  const former = desk.link();
  cloudfront.putFaults.push('cut-and-overtaken');
  expectKind(await desk.push(), 'pushed-not-remembered');
  assert.deepEqual(desk.link(), former);
  desk.type('<Comment>Site<', '<Comment>mine<');
  expectKind(await desk.push(), 'conflict');
});

test('a document unlinked while its push was under way stays unlinked', async () => {
  const { desk } = await edited();
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
  const { desk } = await edited();
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'always');
  await desk.push();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'as-set');

  desk.cloudfront.edit('E1', configXml({ minTtl: 5, comment: 'theirs' }));
  desk.type('<Comment>Site<', '<Comment>theirs<');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'always');
});

test('the ETag that moved by itself after an own push does not make a confirmation necessary', async () => {
  const { desk, cloudfront } = await edited();
  await desk.push();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  cloudfront.touch('E1');
  assert.equal(expectKind(await desk.prepare(), 'ready').confirm, 'as-set');
});

test('two editors of one file in two windows push one after the other without a conflict', async () => {
  const { desk, cloudfront } = await pulled();
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
  const { desk, cloudfront } = await edited();
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
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  const ready = expectKind(await desk.prepare(), 'ready');
  const former = desk.link();
  desk.type('<MinTTL>5<', '<MinTTL>6<');
  const text = desk.text();
  expectKind(await sendPush(desk.deps, ready), 'document-changed');
  assert.deepEqual([desk.text(), desk.link(), cloudfront.puts], [text, former, []]);
});

test('a merged push that is refused leaves a document and a link that belong together', async () => {
  const { desk, cloudfront } = await edited();
  cloudfront.edit('E1', configXml({ priceClass: 'PriceClass_All' }));
  cloudfront.putFaults.push({ kind: 'refused', error: awsError('InvalidArgument', 400) });
  expectKind(await desk.push(), 'refused');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.deepEqual([ready.basis, ready.confirm], ['unmoved', 'always']);
  assert.deepEqual(paths(ready.mine), ['DefaultCacheBehavior/MinTTL']);
});

test('a merge that would have an error neither side had is a conflict', async () => {
  const { desk, cloudfront } = await pulled();
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

test('a text that a second parser reads in another way cannot be forced', async () => {
  const { desk } = await pulled();
  const text = desk
    .text()
    .replace('<DistributionConfig', '<!DOCTYPE DistributionConfig>\n<DistributionConfig');
  const outcome = expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'not-a-config');
  assert.deepEqual(
    outcome.findings.map((it) => it.rule),
    ['second-opinion'],
  );
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
  const { desk, cloudfront } = await pulled(withBehaviors('/a', '/b'));
  cloudfront.edit('E1', withBehaviors('/b', '/a'));
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.type('PriceClass_100', 'PriceClass_200');
  const ready = expectKind(await desk.prepare(), 'ready');
  assert.equal(ready.basis, 'merged');
  assert.ok(ready.mine.every((it) => it.mark !== 'moved'));
});
