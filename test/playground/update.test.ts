import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inside, lines, pathOf, siteId, stage, streamId } from './requests.ts';

test('an accepted update shows a new ETag, the new config and the time, and is in progress', async () => {
  const { clock, put, remote, send } = stage({ deployMilliseconds: 3000 });
  const before = remote(siteId);
  const answer = await put(siteId, before.xml.replace('Marketing site', 'Shop'));
  assert.equal(answer.status, 200);
  assert.notEqual(answer.headers.ETag, before.etag);
  assert.match(answer.headers.ETag ?? '', /^E[A-Z0-9]{13}$/);
  assert.equal(answer.headers.Location, undefined);
  assert.equal(inside(answer.body, 'Status'), 'InProgress');
  assert.equal(inside(answer.body, 'LastModifiedTime'), '2026-11-21T05:00:00.250Z');
  assert.equal(inside(answer.body, 'Comment'), 'Shop');

  clock.now += 2999;
  assert.equal(inside((await send('GET', pathOf(siteId))).body, 'Status'), 'InProgress');
  clock.now += 1;
  assert.equal(inside((await send('GET', pathOf(siteId))).body, 'Status'), 'Deployed');
});

test('an update that changes nothing moves the ETag too', async () => {
  const { put, remote } = stage();
  const before = remote(siteId);
  const answer = await put(siteId, before.xml);
  assert.notEqual(answer.headers.ETag, before.etag);
  assert.equal(lines(remote(siteId).xml), lines(before.xml));
});

test('an update while another is in progress is accepted', async () => {
  const { put, remote } = stage();
  await put(siteId, remote(siteId).xml);
  assert.equal((await put(siteId, remote(siteId).xml)).status, 200);
});

test('a stale ETag is refused before the config is read, and the remote stays as it was', async () => {
  const { put, remote, send } = stage();
  const old = remote(siteId).etag;
  await put(siteId, remote(siteId).xml.replace('Marketing site', 'Theirs'));
  const before = remote(siteId);

  const headers = { Authorization: 'x', 'If-Match': old };
  const answer = await send('PUT', `${pathOf(siteId)}/config`, { headers, body: '<broken' });
  assert.deepEqual([answer.status, answer.code], [412, 'PreconditionFailed']);
  assert.deepEqual(remote(siteId), before);
});

for (const [what, ifMatch] of [
  ['without If-Match', undefined],
  ['with a quoted If-Match', '"E3T4TT2Z381HKD"'],
  ['with *', '*'],
  ['with an empty If-Match', ''],
] as const) {
  test(`an update ${what} gets 400 InvalidIfMatchVersion`, async () => {
    const { remote, send } = stage();
    const { xml } = remote(siteId);
    const headers = { Authorization: 'x', ...(ifMatch !== undefined && { 'If-Match': ifMatch }) };
    const answer = await send('PUT', `${pathOf(siteId)}/config`, { headers, body: xml });
    assert.deepEqual([answer.status, answer.code], [400, 'InvalidIfMatchVersion']);
    assert.equal(answer.message, 'The If-Match version is missing or not valid for the resource.');
  });
}

test('an unknown distribution is not found, whatever the If-Match', async () => {
  const { status, code } = await stage().send('PUT', `${pathOf('E0NOSUCHTHING0')}/config`, { body: '<x/>' });
  assert.deepEqual([status, code], [404, 'NoSuchDistribution']);
});

test('a CallerReference never changes, be it to another or to an empty one', async () => {
  const { put, remote } = stage();
  const before = remote(siteId);
  for (const other of ['', 'marketing-site-2019-04-12', ' marketing-site-2019-04-11 ']) {
    const answer = await put(siteId, before.xml.replace('marketing-site-2019-04-11', other));
    assert.deepEqual([answer.status, answer.code], [400, 'IllegalUpdate']);
    assert.equal(answer.message, 'You cannot update Origin or CallerReference.');
  }
  assert.deepEqual(remote(siteId), before);
});

test('the bucket of a streaming distribution never changes', async () => {
  const { put, remote } = stage();
  const { xml } = remote(streamId);
  assert.equal((await put(streamId, xml.replace('example-media.', 'other-media.'))).code, 'IllegalUpdate');
  assert.equal((await put(streamId, xml.replace('Media player', 'Player'))).status, 200);
});

test('an alias of another distribution is refused, of either kind and in any case of letters', async () => {
  const { put, remote } = stage();
  const taken = remote(siteId).xml.replace('old.example.com', 'MEDIA.example.com');
  const answer = await put(siteId, taken);
  assert.deepEqual([answer.status, answer.code], [409, 'CNAMEAlreadyExists']);
});

test('comments, unknown elements and layout are not stored', async () => {
  const { put, remote } = stage();
  const before = remote(siteId).xml;
  const laidOut = before
    .replaceAll(/>(?=<[^/])/g, '>\n  ')
    .replace('<Aliases>', '<!-- names --><Sparkles>1<Aliases/></Sparkles><Aliases>')
    .replace('Marketing site', 'Marketing<!-- really --> site');
  assert.equal((await put(siteId, laidOut)).status, 200);
  assert.equal(lines(remote(siteId).xml), lines(before));
});

test('members come back in the order of the service, whatever the order they were sent in', async () => {
  const { put, remote } = stage();
  const before = remote(siteId).xml;
  const comment = '<Comment>Marketing site</Comment>';
  const swapped = before
    .replace(comment, '')
    .replace('<CallerReference>', `${comment}<CallerReference>`)
    .replace('<Quantity>3</Quantity><Items>', '<Items>')
    .replace('</Items></Aliases>', '</Items><Quantity>3</Quantity></Aliases>');
  assert.notEqual(swapped, before);
  assert.equal((await put(siteId, swapped)).status, 200);
  assert.equal(lines(remote(siteId).xml), lines(before));
});

test('methods come back in the order of the service', async () => {
  const { put, remote } = stage();
  const before = remote(siteId).xml;
  await put(
    siteId,
    before.replaceAll(
      '<Method>HEAD</Method><Method>GET</Method>',
      '<Method>GET</Method><Method>HEAD</Method>',
    ),
  );
  assert.equal(lines(remote(siteId).xml), lines(before));
});

test('numbers and booleans come back without the white space around them', async () => {
  const { put, remote } = stage();
  const before = remote(siteId).xml;
  const padded = before
    .replace('<ConnectionAttempts>3<', '<ConnectionAttempts> 03\n<')
    .replace('<IsIPV6Enabled>true<', '<IsIPV6Enabled>\n  true\n<')
    .replace('<PriceClass>PriceClass_100<', '<PriceClass> PriceClass_100 <');
  assert.equal((await put(siteId, padded)).status, 200);
  assert.equal(lines(remote(siteId).xml), lines(before));
});
