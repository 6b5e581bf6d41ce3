import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Playground } from '#playground';
import { newComment, withCloudFront } from './cloudfront.ts';
import { ended, startCloudfrontConfig } from './command-line.ts';

/** A way to the playground on which an update never arrives; `stuck` is called when one is under way. */
async function swallowingUpdates(playground: Playground, stuck: () => void): Promise<Server> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (request.method === 'PUT') return stuck();
    const { method = '', url: path = '', headers } = request;
    const answer = await playground.handle({ method, path, query: {}, headers: allOf(headers), body });
    if (answer.kind === 'dropped') return request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function allOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

test('an interrupted push says that it is not known whether it arrived', () =>
  withCloudFront(async ({ playground, pulled }) => {
    const { id, file, baseline } = pulled(newComment);
    const server = await swallowingUpdates(playground, () => child.kill('SIGINT'));
    const { port } = server.address() as AddressInfo;
    const endpoint = ['--endpoint', `http://127.0.0.1:${port}`];
    const child = startCloudfrontConfig([
      ...['push', file, '--id', id, '--baseline', baseline, '--yes', '--json'],
      ...endpoint,
    ]);
    const { code, stdout, stderr } = await ended(child);
    server.close();
    server.closeAllConnections();
    assert.equal(code, 4);
    assert.match(stderr, /No clear answer came: Cancelled.*CloudFront still shows the old config/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'unknown' });
  }));

test('an interrupted wait says that the push was accepted', () =>
  withCloudFront(async ({ url, pulled, site }) => {
    const { id, file, baseline } = pulled(newComment);
    const child = startCloudfrontConfig([
      ...['push', file, '--id', id, '--baseline', baseline, '--yes', '--wait', '--json'],
      ...['--endpoint', url],
    ]);
    child.stderr.on('data', (text) => {
      if (String(text).includes('CloudFront is deploying')) child.kill('SIGTERM');
    });
    const { code, stdout, stderr } = await ended(child);
    assert.equal(code, 5);
    assert.match(stderr, /is accepted, but not deployed yet/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'pushed', etag: site().etag });
  }, 3_600_000));
