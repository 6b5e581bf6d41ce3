import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  LogMessageNotification,
  type ProtocolConnection,
  RegistrationRequest,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver-protocol/node';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

/** Runs a test against a server whose client can do this, and stops it. */
async function withClient(
  workspace: object,
  prepare: (connection: ProtocolConnection) => void,
  run: (server: LanguageServer) => Promise<void>,
): Promise<void> {
  const server = await startLanguageServer({ capabilities: { workspace } }, prepare);
  try {
    await run(server);
  } finally {
    await server.stop();
  }
}

const mistaken = '<DistributionConfig><Enabled>no</Enabled></DistributionConfig>';
const uri = 'untitled:x.distribution.xml';

const codesOf = async (server: LanguageServer, version = 1) =>
  (await server.diagnostics(uri, version)).diagnostics.map((it) => it.data?.rule ?? it.code);

test('settings of the wrong kind leave the defaults in force, and right ones beside them count', async () => {
  const settings = {
    rules: { 'caller-reference-missing': 'off', 'boolean-lexical': 'fatal' },
    maxDocumentMegabytes: -1,
  };
  const prepare = (connection: ProtocolConnection) =>
    connection.onRequest(ConfigurationRequest.type, () => [settings]);
  await withClient({ configuration: true }, prepare, async (server) => {
    // Settings that come late check an open document again.
    await server.open(uri, mistaken);
    const { diagnostics } = await server.next(
      ({ diagnostics }) => !diagnostics.some((it) => it.data?.rule === 'caller-reference-missing'),
      0,
    );
    const lexical = diagnostics.find((it) => it.data?.rule === 'boolean-lexical');
    assert.equal(lexical?.severity, 1);
  });
});

test('a rule that is switched off while the server runs is silent at once', async () => {
  let rules = {};
  const prepare = (connection: ProtocolConnection) => {
    connection.onRequest(ConfigurationRequest.type, () => [{ rules }]);
  };
  await withClient({ configuration: true }, prepare, async (server) => {
    await server.open(uri, mistaken);
    assert.ok((await codesOf(server)).includes('boolean-lexical'));
    rules = { 'boolean-lexical': 'off' };
    await server.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await server.next(({ diagnostics }) => !diagnostics.some((it) => it.data?.rule === 'boolean-lexical'), 0);
  });
});

test('a client that registers nothing is asked for its settings all the same', async () => {
  let registrations = 0;
  const prepare = (connection: ProtocolConnection) => {
    connection.onRequest(RegistrationRequest.type, () => {
      registrations++;
    });
    connection.onRequest(ConfigurationRequest.type, () => [{ rules: { 'boolean-lexical': 'off' } }]);
  };
  await withClient({ configuration: true }, prepare, async (server) => {
    await server.open(uri, mistaken);
    await server.next(({ diagnostics }) => !diagnostics.some((it) => it.data?.rule === 'boolean-lexical'), 0);
    assert.equal(registrations, 0);
  });
});

test('a client that fails to answer gets diagnostics with the defaults, and its words stay out of the log', async () => {
  const lines: string[] = [];
  const fail = () => {
    throw new Error('secret');
  };
  const prepare = (connection: ProtocolConnection) => {
    connection.onRequest(ConfigurationRequest.type, fail);
    connection.onRequest(WorkspaceFoldersRequest.type, fail);
    connection.onRequest(RegistrationRequest.type, fail);
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      lines.push(message);
    });
  };
  const can = {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
  };
  await withClient(can, prepare, async (server) => {
    const onDisk = 'file:///nowhere/x.distribution.xml';
    await server.open(onDisk, mistaken);
    assert.ok((await server.diagnostics(onDisk, 1)).diagnostics.length > 0);
    assert.match(lines.join('\n'), /^workspace folders failed: Error$/m);
    assert.doesNotMatch(lines.join('\n'), /secret/);
  });
});

test('a large config says that it is not checked; other large XML is left alone', async () => {
  const large = 'x'.repeat(5_000_001);
  await withClient(
    {},
    () => {},
    async (server) => {
      await server.open('untitled:pom.xml', `<project>${large}</project>`, 'xml');
      await server.open(uri, `<DistributionConfig><!--${large}--></DistributionConfig>`);
      assert.deepEqual(await codesOf(server), ['document-too-large']);
      assert.equal((await server.diagnostics(uri, 1)).diagnostics[0]?.severity, 3);

      await server.change(uri, 2, mistaken);
      assert.ok((await codesOf(server, 2)).includes('boolean-lexical'));
      assert.deepEqual([...new Set(server.published.map((it) => it.uri))], [uri]);
    },
  );
});

test('malformed messages cost nothing but themselves', async () => {
  await withClient(
    {},
    () => {},
    async (server) => {
      const { connection } = server;
      for (const name of ['baseline', 'account', 'answer']) {
        for (const params of [undefined, {}, { uri }, { uri: 7, baseline: 'x', account: 3, error: {} }])
          await connection.sendNotification(`cloudfrontConfig/${name}`, params);
      }
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: 'file:///unknown', version: 2 },
        contentChanges: [{ text: '<' }],
      });
      const position = { line: 9, character: 9 };
      const textDocument = { uri: 'file:///unknown' };
      assert.equal(await connection.sendRequest('textDocument/hover', { textDocument, position }), null);
      await server.open(uri, mistaken);
      assert.ok((await codesOf(server)).includes('boolean-lexical'));
    },
  );
});

test('the server ends with its editor, whether it says so or not', async () => {
  const polite = await startLanguageServer();
  await polite.stop();
  assert.equal(polite.process.exitCode, 0);

  const vanished = await startLanguageServer();
  vanished.process.stdin?.end();
  await once(vanished.process, 'exit');
  assert.equal(vanished.process.exitCode, 1);
});
