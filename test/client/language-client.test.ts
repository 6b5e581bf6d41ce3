import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LogOutputChannel, Uri } from 'vscode';
import { createLanguageClient } from '../../client/src/language-client.ts';
import type { Connection, ConnectionOptions } from '../../client/src/language-connection.ts';

const log = { error: assert.fail } as unknown as LogOutputChannel;
const document = { toString: () => 'file:///shop.distribution.xml' } as Uri;
const baseline = {
  xml: '<DistributionConfig/>',
  distributionId: 'E1',
  kind: 'distribution',
  etag: 'E2',
} as const;
const answer = { xml: '<a/>', error: { code: 'InvalidArgument', message: 'no', requestId: null } } as const;

interface Sent {
  readonly notification: string;
  readonly params: object;
}

/** A server that is there at once and remembers what it was told. */
function fakeServer() {
  const sent: Sent[] = [];
  let open = (_uri: string) => {};
  const connect = async ({ afterOpen }: ConnectionOptions): Promise<Connection> => {
    open = afterOpen;
    return { send: (notification, params) => sent.push({ notification, params }), dispose: async () => {} };
  };
  return { sent, connect, open: (uri: string) => open(uri), settled: () => new Promise(setImmediate) };
}

it('a baseline is told at once, and again whenever its document is opened at the server', async () => {
  const server = fakeServer();
  const client = createLanguageClient('server.js', log, server.connect);
  client.start();
  client.setBaseline(document, baseline);
  server.open(document.toString());
  server.open('file:///other.xml');
  await server.settled();

  const told = { notification: 'cloudfrontConfig/baseline', params: { uri: document.toString(), baseline } };
  assert.deepEqual(server.sent, [told, told]);
});

it('a baseline known before the server runs is told when the document is opened there', async () => {
  const server = fakeServer();
  const client = createLanguageClient('server.js', log, server.connect);
  client.setBaseline(document, baseline);
  client.start();
  server.open(document.toString());
  await server.settled();

  assert.equal(server.sent.length, 1);
});

it('a document that is no longer linked is told once and then forgotten', async () => {
  const server = fakeServer();
  const client = createLanguageClient('server.js', log, server.connect);
  client.start();
  client.setBaseline(document, baseline);
  client.setBaseline(document, null);
  server.open(document.toString());
  await server.settled();

  assert.deepEqual(
    server.sent.map(({ params }) => 'baseline' in params && params.baseline),
    [baseline, null],
  );
});

it('an answer stays known until it is taken away', async () => {
  const server = fakeServer();
  const client = createLanguageClient('server.js', log, server.connect);
  client.start();
  client.setAnswer(document, answer);
  server.open(document.toString());
  client.setAnswer(document, null);
  server.open(document.toString());
  await server.settled();

  assert.deepEqual(
    server.sent.map(({ params }) => 'error' in params && params.error !== null),
    [true, true, false],
  );
});

it('an account stays known until nobody knows it any more', async () => {
  const server = fakeServer();
  const client = createLanguageClient('server.js', log, server.connect);
  client.start();
  client.setAccount(document, { facts: { accountId: '111122223333' }, askedFor: '<a/>' });
  server.open(document.toString());
  client.setAccount(document, null);
  server.open(document.toString());
  await server.settled();

  assert.deepEqual(
    server.sent.map(({ notification, params }) => [
      notification,
      'account' in params && params.account !== null,
    ]),
    [
      ['cloudfrontConfig/account', true],
      ['cloudfrontConfig/account', true],
      ['cloudfrontConfig/account', false],
    ],
  );
});
