import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { banner, type PlaygroundServer, type ServerOptions, startPlayground } from '#playground';
import { inside, pathOf, siteId, streamId } from './requests.ts';

interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function request(
  { port }: PlaygroundServer,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { Authorization: 'x', ...headers } };
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const { statusCode = 0, headers: answered } = incoming;
        resolve({ status: statusCode, headers: answered, body: Buffer.concat(chunks).toString('utf8') });
      });
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function start(t: TestContext, options: ServerOptions = {}): Promise<PlaygroundServer> {
  const server = await startPlayground({ samples: true, ...options });
  t.after(() => server.close());
  return server;
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'playground-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test('a config is read and updated over HTTP', async (t) => {
  const server = await start(t);
  const path = `${pathOf(siteId)}/config`;
  const read = await request(server, 'GET', path);
  assert.equal(read.status, 200);
  assert.equal(read.headers['content-type'], 'text/xml');
  assert.equal(read.headers['content-length'], String(Buffer.byteLength(read.body)));
  assert.match(String(read.headers['x-amzn-requestid']), /^[0-9a-f-]{36}$/);

  const etag = String(read.headers.etag);
  const changed = read.body.replace('Marketing site', 'Übersicht');
  const answer = await request(server, 'PUT', path, { 'If-Match': etag }, changed);
  assert.equal(answer.status, 200);
  assert.equal(inside(answer.body, 'Comment'), 'Übersicht');

  const stale = await request(server, 'PUT', path, { 'If-Match': etag }, changed);
  assert.deepEqual([stale.status, inside(stale.body, 'Code')], [412, 'PreconditionFailed']);
  assert.equal(inside(stale.body, 'RequestId'), stale.headers['x-amzn-requestid']);
});

test('a list is paged by the query', async (t) => {
  const server = await start(t);
  const { body } = await request(server, 'GET', `${pathOf()}?MaxItems=1&Marker=E1ABCDEFGHIJKL`);
  assert.equal(inside(body, 'Id'), siteId);
  assert.equal(inside(body, 'MaxItems'), '1');
});

test('Date is the true time, whatever the clock of the playground says', async (t) => {
  const server = await start(t, { now: () => 0 });
  const { headers } = await request(server, 'GET', pathOf());
  assert.ok(Math.abs(Date.parse(String(headers.date)) - Date.now()) < 60_000, String(headers.date));
});

test('a deleted distribution leaves an empty answer', async (t) => {
  const server = await start(t);
  const { etag } = server.playground.distributions().find((it) => it.id === streamId) ?? { etag: '' };
  const answer = await request(server, 'DELETE', pathOf(streamId), { 'If-Match': etag });
  assert.deepEqual([answer.status, answer.body], [204, '']);
});

test('a dropped connection ends without an answer', async (t) => {
  const server = await start(t);
  server.playground.faults.add({ name: 'drop-after', count: 1 });
  const { etag, xml } = server.playground.distributions().find((it) => it.id === siteId) ?? {
    etag: '',
    xml: '',
  };
  await assert.rejects(
    request(server, 'PUT', `${pathOf(siteId)}/config`, { 'If-Match': etag }, xml),
    /hang up|ECONNRESET/,
  );
  assert.notEqual(server.playground.distributions().find((it) => it.id === siteId)?.etag, etag);
});

test('a taken port is an error', async (t) => {
  const { port } = await start(t);
  await assert.rejects(startPlayground({ port }), /EADDRINUSE/);
});

test('the URL names the loopback address and the port', async (t) => {
  const { url, port } = await start(t);
  assert.equal(url, `http://127.0.0.1:${port}`);
});

test('data outlives the playground, and samples come only to an empty folder', async (t) => {
  const data = await folder(t);
  const first = await startPlayground({ samples: true, data });
  const etag = first.playground.distributions().find((it) => it.id === streamId)?.etag ?? '';
  await first.playground.foreignEdit(siteId);
  assert.equal((await request(first, 'DELETE', pathOf(streamId), { 'If-Match': etag })).status, 204);
  const kept = first.playground.distributions();
  await first.close();

  const second = await start(t, { data });
  assert.equal(kept.length, 2);
  assert.deepEqual(second.playground.distributions(), kept);
  assert.deepEqual(await readdir(data), ['playground.json']);
});

test('updates at the same time are all in the data afterwards', async (t) => {
  const data = await folder(t);
  const first = await startPlayground({ samples: true, data });
  await Promise.all(Array.from({ length: 20 }, () => first.playground.foreignEdit(siteId)));
  const kept = first.playground.distributions();
  await first.close();
  assert.match(kept.find((it) => it.id === siteId)?.xml ?? '', /Changed by a colleague \(20\)/);

  const second = await start(t, { data });
  assert.deepEqual(second.playground.distributions(), kept);
});

for (const [what, text] of [
  ['cut off', '{"version":1,"distributions":[{"id":"E1'],
  ['of another form', '{"distributions":{}}'],
  ['without an ETag', '{"version":1,"distributions":[{"id":"E1","kind":"streaming","xml":"<a/>"}]}'],
  ['null', 'null'],
] as const) {
  test(`data that is ${what} is an error that names the file, which is kept`, async (t) => {
    const data = await folder(t);
    const file = join(data, 'playground.json');
    await writeFile(file, text);
    await assert.rejects(startPlayground({ data }), (error: Error) => error.message.includes(file));
    assert.equal(await readFile(file, 'utf8'), text);
  });
}

test('data that cannot be written is said, and the next request is served', async (t) => {
  const data = await folder(t);
  const server = await start(t, { data: join(data, 'file', 'below') });
  await writeFile(join(data, 'file'), 'in the way');
  const { etag, xml } = server.playground.distributions().find((it) => it.id === siteId) ?? {
    etag: '',
    xml: '',
  };
  const failed = await request(server, 'PUT', `${pathOf(siteId)}/config`, { 'If-Match': etag }, xml);
  assert.equal(failed.status, 500);
  assert.match(failed.body, /^The playground failed: /);
  assert.equal((await request(server, 'GET', pathOf())).status, 200);
});

test('the banner says where the playground is and what it does not know', () => {
  const text = banner('http://127.0.0.1:4567', '111122223333');
  assert.match(text, /^CloudFront playground: http:\/\/127\.0\.0\.1:4567\nAccount 111122223333/);
  for (const unknown of ['quotas', 'certificates', 'buckets', 'policies', 'never compared with AWS'])
    assert.ok(text.includes(unknown), unknown);
});
