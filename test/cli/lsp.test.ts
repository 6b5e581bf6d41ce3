import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { startCloudfrontConfig } from './command-line.ts';

/** Starts `lsp --stdio`, which is given an editor that lives on: only its pipes tell that it has gone. */
async function startServer() {
  const child = startCloudfrontConfig(['lsp', '--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const { pid } = process;
  await connection.sendRequest(InitializeRequest.type, { processId: pid, rootUri: null, capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});
  return { child, connection };
}

test('the command line serves editors over its pipes', async () => {
  const { child, connection } = await startServer();
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, resolve);
  });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: 'untitled:x',
      languageId: 'cloudfront-config',
      version: 3,
      text: '<DistributionConfig/>',
    },
  });
  assert.equal((await published).version, 3);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('the server goes when its editor has gone', async () => {
  const { child } = await startServer();
  child.stdin.end();
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});
