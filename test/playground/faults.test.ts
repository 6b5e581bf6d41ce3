import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fault, faultNames, parseFault } from '#playground';
import { apiId, inside, lines, pathOf, siteId, stage } from './requests.ts';

function fault(text: string): Fault {
  const parsed = parseFault(text);
  assert.equal(parsed.kind, 'fault', text);
  return parsed.kind === 'fault' ? parsed.fault : { name: 'slow', milliseconds: 0 };
}

/** A playground with one fault, and what an update of the site needs. */
function troubled(text: string, options: Parameters<typeof stage>[0] = {}) {
  const it = stage(options);
  it.playground.faults.add(fault(text));
  const before = it.remote(siteId);
  const more = {
    headers: { Authorization: 'x', 'If-Match': before.etag },
    body: before.xml.replace('Marketing site', 'Mine'),
  };
  return { ...it, before, update: () => it.sendRaw('PUT', `${pathOf(siteId)}/config`, more) };
}

test('throttle answers the next requests with Throttling, and then no longer', async () => {
  const { send } = troubled('throttle=2');
  for (const _ of [1, 2]) {
    const { status, code, message } = await send('GET', pathOf());
    assert.deepEqual([status, code, message], [400, 'Throttling', 'Rate exceeded']);
  }
  assert.equal((await send('GET', pathOf())).status, 200);
});

test('unavailable answers 503 as the receiver, and applies nothing', async () => {
  const { before, remote, update } = troubled('unavailable=1');
  const response = await update();
  assert.equal(response.kind === 'answer' && response.status, 503);
  assert.match(
    response.kind === 'answer' ? response.body : '',
    /<Type>Receiver<\/Type><Code>ServiceUnavailable</,
  );
  assert.deepEqual(remote(siteId), before);
});

test('drop-before breaks the connection of an update that is then not applied', async () => {
  const { before, remote, send, update } = troubled('drop-before=1');
  assert.equal((await send('GET', pathOf())).status, 200);
  assert.deepEqual(await update(), { kind: 'dropped' });
  assert.deepEqual(remote(siteId), before);
  assert.equal((await update()).kind, 'answer');
});

test('drop-after breaks the connection of an update that is applied', async () => {
  const { before, remote, update } = troubled('drop-after=1');
  assert.deepEqual(await update(), { kind: 'dropped' });
  assert.notEqual(remote(siteId).etag, before.etag);
  assert.equal(inside(remote(siteId).xml, 'Comment'), 'Mine');
});

test('drop-after waits for an update that is accepted', async () => {
  const { put, update } = troubled('drop-after=1');
  assert.equal((await put(siteId, '')).code, 'MissingBody');
  assert.deepEqual(await update(), { kind: 'dropped' });
});

test('slow makes every answer wait', async () => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  const { playground, send } = troubled('slow=250', { sleep });
  await send('GET', pathOf());
  await send('GET', pathOf(siteId));
  playground.faults.clear();
  await send('GET', pathOf());
  assert.deepEqual(waits, [250, 250]);
});

test('denied names the action, the user and the resource, until the faults are cleared', async () => {
  const { before, playground, put, send } = troubled('denied=cloudfront:UpdateDistribution');
  const { status, code, message } = await put(siteId, before.xml);
  assert.deepEqual([status, code], [403, 'AccessDenied']);
  assert.equal(
    message,
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: cloudfront:UpdateDistribution on resource: ' +
      `arn:aws:cloudfront::111122223333:distribution/${siteId} because no identity-based policy allows the ` +
      'cloudfront:UpdateDistribution action',
  );
  assert.equal((await send('GET', `${pathOf(siteId)}/config`)).status, 200);
  playground.faults.clear();
  assert.equal((await put(siteId, before.xml)).status, 200);
});

for (const [action, method, path, resource] of [
  ['ListDistributions', 'GET', pathOf(), ''],
  ['CreateDistribution', 'POST', pathOf(), ' on resource: arn:aws:cloudfront::111122223333:distribution/*'],
  [
    'GetStreamingDistributionConfig',
    'GET',
    `${pathOf('E1', 'streaming')}/config`,
    ' on resource: arn:aws:cloudfront::111122223333:streaming-distribution/E1',
  ],
] as const) {
  test(`${action} may be denied`, async () => {
    const { code, message } = await troubled(`denied=${action}`).send(method, path);
    assert.equal(code, 'AccessDenied');
    assert.ok(
      message?.includes(`not authorized to perform: cloudfront:${action}${resource} because`),
      message,
    );
  });
}

test('stale-cut answers an update with 412 and half a body, and applies nothing', async () => {
  const { before, remote, update } = troubled('stale-cut=1');
  const response = await update();
  assert.ok(response.kind === 'answer');
  assert.equal(response.status, 412);
  assert.ok(response.body.startsWith('<?xml') && !response.body.includes('</ErrorResponse>'));
  assert.equal(response.headers['Content-Length'], String(response.body.length));
  assert.deepEqual(remote(siteId), before);
});

test('foreign-edit changes the Comment just before the next update, which is stale then', async () => {
  const { before, remote, send, update } = troubled(`foreign-edit=${siteId}`);
  assert.equal((await send('GET', pathOf(siteId))).headers.ETag, before.etag);
  const response = await update();
  assert.equal(response.kind === 'answer' && response.status, 412);
  assert.equal(
    lines(remote(siteId).xml),
    lines(before.xml.replace('Marketing site', 'Changed by a colleague')),
  );
});

test('foreign-edit and phantom leave other distributions alone', async () => {
  const { remote, put } = troubled(`foreign-edit=${siteId}`);
  assert.equal((await put(apiId, remote(apiId).xml)).status, 200);
  assert.equal((await troubled(`phantom=${apiId}`).update()).kind, 'answer');
});

test('phantom moves the ETag just before the next update, and nothing else', async () => {
  const { before, remote, update } = troubled(`phantom=${siteId}`);
  const response = await update();
  assert.equal(response.kind === 'answer' && response.status, 412);
  assert.notEqual(remote(siteId).etag, before.etag);
  assert.equal(remote(siteId).xml, before.xml);
});

test('garbage is a page that a proxy answers with, and the request never arrives', async () => {
  const { before, remote, update } = troubled('garbage=1');
  const response = await update();
  assert.ok(response.kind === 'answer');
  assert.deepEqual([response.status, response.headers['Content-Type']], [200, 'text/html']);
  assert.match(response.body, /^<!DOCTYPE html>/);
  assert.deepEqual(remote(siteId), before);
});

test('expired-signature says by how much the clock is late', async () => {
  const { status, code, message } = await troubled('expired-signature=1').send('GET', pathOf());
  assert.deepEqual([status, code], [403, 'SignatureDoesNotMatch']);
  assert.equal(
    message,
    'Signature expired: 20261121T044500Z is now earlier than 20261121T045500Z (20261121T050000Z - 5 min.)',
  );
});

test('somebody else can change a config at once, in any way that CloudFront accepts', async () => {
  const { playground, remote } = stage();
  const before = remote(siteId);
  await playground.foreignEdit(siteId);
  await playground.foreignEdit(siteId);
  assert.equal(inside(remote(siteId).xml, 'Comment'), 'Changed by a colleague (2)');

  await playground.foreignEdit(siteId, (xml) => xml.replace('http2and3', 'http2'));
  assert.equal(inside(remote(siteId).xml, 'HttpVersion'), 'http2');
  assert.notEqual(remote(siteId).etag, before.etag);

  const kept = remote(siteId);
  await assert.rejects(
    playground.foreignEdit(siteId, (xml) => xml.replace('<CNAME>example.com</CNAME>', '')),
    /refused: The specified quantity of Aliases \(3\)/,
  );
  await assert.rejects(playground.foreignEdit('E0NOSUCHTHING0'), /has no distribution E0NOSUCHTHING0/);
  assert.deepEqual(remote(siteId), kept);
});

test('an ETag can move at once', async () => {
  const { playground, remote } = stage();
  const before = remote(siteId);
  await playground.phantom(siteId);
  assert.notEqual(remote(siteId).etag, before.etag);
  assert.equal(remote(siteId).xml, before.xml);
});

test('each fault can be read from the command line', () => {
  const texts = faultNames.map((name) => `${name}=${/slow|denied|edit|phantom/.test(name) ? '7' : '2'}`);
  assert.deepEqual(
    texts.map((text) => fault(text).name),
    faultNames,
  );
});

for (const [text, message] of [
  ['flood=1', /^There is no fault "flood"\. Faults: throttle, unavailable, /],
  ['throttle', /^The fault throttle needs a whole number, as in throttle=3, not ""\.$/],
  ['slow=1.5', /^The fault slow needs a whole number, as in slow=3, not "1\.5"\.$/],
  ['denied=', /^The fault denied needs a value: denied=UpdateDistribution\.$/],
  ['phantom', /^The fault phantom needs a value: phantom=E2QWRUHAPOMQZL\.$/],
] as const) {
  test(`"${text}" is no fault`, () => {
    const parsed = parseFault(text);
    assert.match(parsed.kind === 'wrong' ? parsed.message : '', message);
  });
}
