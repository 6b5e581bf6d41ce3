import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  FileChangeType,
  type PublishDiagnosticsParams,
  RegistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
const folderUri = pathToFileURL(folder).href;
const uriOf = (name: string) => `${folderUri}/${name}`;

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const config = `<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <Aliases>
    <Quantity>2</Quantity>
    <Items><CNAME>a.example.com</CNAME></Items>
  </Aliases>
</DistributionConfig>
`;

let server: LanguageServer;
const registered = new Map<string, unknown>();
before(async () => {
  server = await startLanguageServer({
    workspaceFolders: [{ uri: folderUri, name: 'work' }],
    capabilities: {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
    },
    initializationOptions: { explainCommand: 'explain' },
  });
  server.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method, registerOptions } of registrations) registered.set(method, registerOptions);
  });
});
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const severityOf = ({ diagnostics }: PublishDiagnosticsParams) =>
  diagnostics.find((it) => it.data?.rule === 'quantity-mismatch')?.severity;

async function actionsAt(uri: string): Promise<readonly CodeAction[]> {
  const published = server.published.findLast((it) => it.uri === uri);
  const diagnostic = published?.diagnostics.find((it) => it.data?.rule === 'quantity-mismatch');
  assert.ok(diagnostic);
  const actions = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  return (actions ?? []).filter((it): it is CodeAction => 'kind' in it && it.kind === 'quickfix');
}

test('the nearest settings file counts, and documents are checked again when it changes', async () => {
  write('one/.cloudfront-config.json', '{ "rules": { "quantity-mismatch": "hint" } }');
  const uri = uriOf('one/configs/x.distribution.xml');
  await server.open(uri, config);
  assert.equal(severityOf(await server.diagnostics(uri, 1)), 4);

  write('one/.cloudfront-config.json', '{ "rules": { "quantity-mismatch": "warning" } }');
  const before = server.published.length;
  await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf('one/.cloudfront-config.json'), type: FileChangeType.Changed }],
  });
  const again = await server.next((it) => it.uri === uri, before);
  assert.equal(severityOf(again), 2);
});

test('the client is asked to watch settings files', () => {
  const options = registered.get('workspace/didChangeWatchedFiles') as
    | DidChangeWatchedFilesRegistrationOptions
    | undefined;
  assert.deepEqual(
    options?.watchers.map((it) => it.globPattern),
    ['**/.cloudfront-config.json'],
  );
});

test('settings above the workspace folder do not count', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  try {
    writeFileSync(join(outside, '.cloudfront-config.json'), '{ "rules": { "quantity-mismatch": "hint" } }');
    const uri = pathToFileURL(join(outside, 'deeper', 'x.distribution.xml')).href;
    await server.open(uri, config);
    assert.equal(severityOf(await server.diagnostics(uri, 1)), 1);
  } finally {
    rmSync(outside, { recursive: true });
  }
});

test('a settings file with mistakes leaves the rest in force', async () => {
  write('two/.cloudfront-config.json', '{ "rulez": 1, "rules": { "quantity-mismatch": "info" } }');
  const uri = uriOf('two/x.distribution.xml');
  await server.open(uri, config);
  assert.equal(severityOf(await server.diagnostics(uri, 1)), 3);
});

test('first come the fixes, then what silences the rule, then its explanation', async () => {
  const uri = uriOf('three/x.distribution.xml');
  await server.open(uri, config);
  await server.diagnostics(uri, 1);
  const actions = await actionsAt(uri);
  assert.deepEqual(
    actions.map((it) => it.title),
    [
      'Set Quantity to 1',
      'Disable quantity-mismatch for this line',
      'Disable quantity-mismatch for this file',
      'Set severity of quantity-mismatch in .cloudfront-config.json to off',
      'Explain quantity-mismatch',
    ],
  );
  const [, line, , turnOff, explain] = actions;
  assert.deepEqual(line?.edit?.changes?.[uri], [
    {
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } },
      newText: '<!-- cloudfront-config-disable quantity-mismatch: reason -->\n    ',
    },
  ]);
  assert.equal(turnOff?.isPreferred ?? false, false);
  assert.deepEqual(turnOff?.edit?.documentChanges, [
    { kind: 'create', uri: uriOf('.cloudfront-config.json'), options: { ignoreIfExists: true } },
    {
      textDocument: { uri: uriOf('.cloudfront-config.json'), version: null },
      edits: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          newText: '{\n  "rules": {\n    "quantity-mismatch": "off"\n  }\n}\n',
        },
      ],
    },
  ]);
  assert.deepEqual(explain?.command, {
    title: 'Explain quantity-mismatch',
    command: 'explain',
    arguments: ['quantity-mismatch'],
  });
});

test('a settings file that is open is edited as it stands in the editor', async () => {
  write('four/.cloudfront-config.json', '{}');
  const uri = uriOf('four/x.distribution.xml');
  const settings = uriOf('four/.cloudfront-config.json');
  await server.open(uri, config);
  await server.diagnostics(uri, 1);
  await server.open(settings, '{ "rules": { "enum-value": "off" } }', 'json');
  const turnOff = (await actionsAt(uri)).find((it) => it.title.startsWith('Set severity'));
  assert.deepEqual(turnOff?.edit?.documentChanges, [
    {
      textDocument: { uri: settings, version: 1 },
      edits: [
        {
          range: { start: { line: 0, character: 32 }, end: { line: 0, character: 32 } },
          newText: ', "quantity-mismatch": "off"',
        },
      ],
    },
  ]);
  assert.ok(!server.published.some((it) => it.uri === settings));
});

test('a client that can do less is offered less', async () => {
  const plain = await startLanguageServer();
  try {
    const uri = uriOf('five/x.distribution.xml');
    await plain.open(uri, config);
    await plain.diagnostics(uri, 1);
    const actions = await plain.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: { line: 3, character: 14 }, end: { line: 3, character: 14 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.deepEqual(
      actions?.map((it) => it.title),
      [
        'Set Quantity to 1',
        'Disable quantity-mismatch for this line',
        'Disable quantity-mismatch for this file',
      ],
    );
  } finally {
    await plain.stop();
  }
});
