import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver-protocol/node';
import type { AccountFacts } from '#core';
import { type AccountParams, accountNotification } from '#protocol';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

let server: LanguageServer;
before(async () => {
  server = await startLanguageServer();
});
after(() => server.stop());

const uri = 'file:///workspace/site.distribution.xml';
const policy = '8f1a2c3d-0000-4444-8888-1234567890ab';
const text = `<DistributionConfig><DefaultCacheBehavior><CachePolicyId>${policy}</CachePolicyId></DefaultCacheBehavior></DistributionConfig>`;
const codesIn = async (version: number) =>
  (await server.diagnostics(uri, version)).diagnostics.map((it) => it.code);

const facts = (names: readonly string[]): AccountFacts => ({
  accountId: '111122223333',
  cachePolicies: {
    items: names.map((it) => ({ id: it, name: it })),
    readAt: '2026-11-21T12:31:07.000Z',
  },
});

function tell(account: AccountParams<AccountFacts>['account']): Promise<void> {
  const params: AccountParams<AccountFacts> = { uri, account };
  return server.connection.sendNotification(accountNotification, params);
}

async function actions(): Promise<readonly CodeAction[]> {
  const start = { line: 0, character: text.indexOf(policy) };
  const found = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
  return (found ?? []).filter((it): it is CodeAction => 'kind' in it);
}

test('what the account lacks is reported once the account is known, with a way to look again', async () => {
  await server.open(uri, text);
  assert.ok(!(await codesIn(1)).includes('NoSuchCachePolicy'));
  assert.ok(!(await actions()).some((it) => it.command !== undefined));

  await tell({ facts: facts(['other']), askedFor: text });
  await server.change(uri, 2, text);
  assert.ok((await codesIn(2)).includes('NoSuchCachePolicy'));
  const refresh = (await actions()).filter((it) => it.command !== undefined);
  assert.deepEqual(
    refresh.map((it) => [it.title, it.command?.command, it.command?.arguments, it.edit]),
    [['Refresh what is known of the account', 'cloudfrontConfig.refreshAccount', [uri], undefined]],
  );
});

test('an account that has it, or is unknown again, takes the report away', async () => {
  await tell({ facts: facts([policy]), askedFor: text });
  await server.change(uri, 3, text);
  assert.ok(!(await codesIn(3)).includes('NoSuchCachePolicy'));

  await tell({ facts: facts([]), askedFor: text });
  await server.change(uri, 4, text);
  assert.ok((await codesIn(4)).includes('NoSuchCachePolicy'));

  await tell(null);
  await server.change(uri, 5, text);
  assert.ok(!(await codesIn(5)).includes('NoSuchCachePolicy'));
});
