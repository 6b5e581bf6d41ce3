import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactItems, FactKind } from '#core';
import { type Account, type FactsRead, type NotRead, readAccount } from '#sync';

/** One of everything. */
const everything: { readonly [Kind in FactKind]: readonly FactItems[Kind][] } = {
  cachePolicies: [{ id: 'c', name: 'cache' }],
  originRequestPolicies: [{ id: 'o', name: 'request' }],
  responseHeadersPolicies: [{ id: 'r', name: 'response' }],
  functions: [{ id: 'arn:aws:cloudfront::111122223333:function/f', name: 'f', isLive: true }],
  keyGroups: [{ id: 'k', name: 'signers' }],
  originAccessControls: [{ id: 'E1', name: 'site', type: 's3' }],
  originAccessIdentities: [{ id: 'origin-access-identity/cloudfront/E2', name: 'media' }],
  fieldLevelEncryptionConfigs: [],
  realtimeLogConfigs: [],
  continuousDeploymentPolicies: [{ id: 'p', name: 'p', stagingDomainNames: [] }],
  vpcOrigins: [],
  anycastIpLists: [],
  distributions: [],
  certificates: [],
  webAcls: [],
  quotas: [{ rule: 'alias-count', value: 250 }],
};

const accountId = '111122223333';

const denied = (principal?: string): NotRead => ({
  kind: 'denied',
  error: { code: 'AccessDenied', message: 'no', status: 403, requestId: undefined },
  action: undefined,
  principal,
});

/** An account that has everything, but for what answers otherwise; it notes what it was asked. */
function accountWith(answers: { readonly [Kind in FactKind]?: FactsRead<Kind> }) {
  const asked: FactKind[] = [];
  const account: Account = {
    async read<Kind extends FactKind>(kind: Kind): Promise<FactsRead<Kind>> {
      asked.push(kind);
      return (
        answers[kind] ?? {
          kind: 'facts',
          items: everything[kind],
          accountId: kind === 'functions' ? accountId : undefined,
        }
      );
    },
  };
  let minute = 10;
  const clock = { now: () => `2026-11-21T12:${minute++}:00.000Z`, sleep: async () => {} };
  return { asked, deps: { account, clock } };
}

test('every kind is read once, each with the time at which reading it began', async () => {
  const { asked, deps } = accountWith({});
  const { facts, missing } = await readAccount(deps);

  assert.ok(facts);
  assert.deepEqual(missing, []);
  assert.deepEqual([...asked].sort(), Object.keys(everything).sort());
  const { accountId: owner, ...lists } = facts;
  assert.equal(owner, accountId);
  assert.deepEqual(
    Object.fromEntries(Object.entries(lists).map(([kind, { items }]) => [kind, items])),
    everything,
  );
  assert.equal(facts.distributions?.readAt, '2026-11-21T12:10:00.000Z');
  assert.equal(facts.cachePolicies?.readAt, '2026-11-21T12:11:00.000Z');
});

test('a list that is not allowed leaves the others, and names the action that is missing', async () => {
  const { deps } = accountWith({ certificates: denied(), webAcls: denied() });
  const { facts, missing } = await readAccount(deps);

  assert.equal(facts?.certificates, undefined);
  assert.deepEqual(facts?.quotas?.items, everything.quotas);
  assert.deepEqual(
    missing.map((it) => `${it.kind} ${it.action} ${it.failure.kind}`),
    ['certificates acm:ListCertificates denied', 'webAcls wafv2:ListWebACLs denied'],
  );
});

test('whose account it is can be told by a refusal', async () => {
  const { deps } = accountWith({
    distributions: denied('arn:aws:iam::444455556666:user/ann'),
    functions: denied(),
  });
  assert.equal((await readAccount(deps)).facts?.accountId, '444455556666');
});

test('nothing is said of an account that nobody can name', async () => {
  const { deps } = accountWith({ functions: { kind: 'not-served' } });
  assert.deepEqual(await readAccount(deps), { facts: undefined, missing: [] });
});

test('what a place does not serve is missing without a word', async () => {
  const { deps } = accountWith({ certificates: { kind: 'not-served' }, quotas: { kind: 'not-served' } });
  const { facts, missing } = await readAccount(deps);

  assert.deepEqual(missing, []);
  assert.equal(facts?.certificates, undefined);
  assert.equal(facts?.quotas, undefined);
});

for (const failure of [
  { kind: 'offline', message: 'gone' },
  { kind: 'cancelled' },
  { kind: 'no-credentials', reason: 'sso-expired', profile: 'prod', message: 'sign in' },
  {
    kind: 'throttled',
    error: { code: 'Throttling', message: 'Rate exceeded', status: 400, requestId: undefined },
  },
] as const satisfies readonly NotRead[]) {
  test(`after ${failure.kind} nothing more is asked, and what was read is kept`, async () => {
    const { asked, deps } = accountWith({ keyGroups: failure });
    const { facts, missing } = await readAccount(deps);

    assert.equal(asked.at(-1), 'keyGroups');
    assert.deepEqual(missing, [{ kind: 'keyGroups', action: 'cloudfront:ListKeyGroups', failure }]);
    assert.deepEqual(facts?.functions?.items, everything.functions);
    assert.equal(facts?.originAccessControls, undefined);
  });
}
