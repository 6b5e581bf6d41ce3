import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccountFacts, allRules, type CheckOptions, check, parseConfig, readBaseline } from '#core';

const readAt = '2026-11-21T12:31:07.000Z';
const policy = '8f1a2c3d-0000-4444-8888-1234567890ab';

const behavior = (cachePolicyId: string) =>
  `<DistributionConfig><DefaultCacheBehavior><CachePolicyId>${cachePolicyId}</CachePolicyId></DefaultCacheBehavior></DistributionConfig>`;

function checkWith(text: string, facts: Omit<AccountFacts, 'accountId'>, options: CheckOptions = {}) {
  const account = { facts: { accountId: '111122223333', ...facts }, askedFor: text };
  return check(parseConfig(text), { ...options, account }).findings;
}

const rulesIn = (text: string, facts: Omit<AccountFacts, 'accountId'>, options: CheckOptions = {}) =>
  checkWith(text, facts, options).map((it) => it.rule);

test('an account without any list says nothing', () => {
  const text = behavior(policy);
  assert.deepEqual(
    checkWith(text, {}).map((it) => it.message),
    check(parseConfig(text)).findings.map((it) => it.message),
  );
});

test('a quota in force is counted with, unless the user set another one', () => {
  const quotaRule = {
    id: 'any-quota',
    severity: 'warning',
    summary: '',
    why: '',
    source: '',
    on: 'document',
    check: (_: unknown, { settings }: { settings: { quotas: Readonly<Record<string, number>> } }) => [
      { at: { start: 0, end: 1 }, message: `${settings.quotas['any-quota']}` },
    ],
  } as const;
  const quotas = { items: [{ rule: 'any-quota', value: 250 }], readAt };
  const messages = (options: CheckOptions) =>
    checkWith('<DistributionConfig/>', { quotas }, { ...options, rules: [quotaRule] }).map(
      (it) => it.message,
    );

  assert.deepEqual(messages({}), ['250']);
  assert.deepEqual(messages({ settings: { quotas: { 'any-quota': 300 } } }), ['300']);
});

test('a comment that suppresses a rule about the account is not called unused while the account is unknown', () => {
  const text = behavior(policy).replace(
    '<CachePolicyId>',
    '<!-- cloudfront-config-disable cache-policy-exists: made in a minute --><CachePolicyId>',
  );
  const suppression = allRules.filter((it) => it.on === 'suppression').map((it) => it.id);
  const about = (rules: readonly string[]) => rules.filter((it) => suppression.includes(it));
  const cachePolicies = { items: [{ id: policy, name: 'site' }], readAt };

  assert.deepEqual(about(check(parseConfig(text)).findings.map((it) => it.rule)), []);
  assert.deepEqual(about(rulesIn(text, { cachePolicies: { items: [], readAt } })), []);
  assert.equal(about(rulesIn(text, { cachePolicies })).length, 1);
});

test('what is wrong in the baseline too is a hint, though the account was read later', () => {
  const arn = 'arn:aws:lambda:us-east-1:444455556666:function:rewrite:3';
  const text = `<DistributionConfig><DefaultCacheBehavior><LambdaFunctionAssociations><Quantity>1</Quantity><Items><LambdaFunctionAssociation><LambdaFunctionARN>${arn}</LambdaFunctionARN><EventType>viewer-request</EventType></LambdaFunctionAssociation></Items></LambdaFunctionAssociations></DefaultCacheBehavior></DistributionConfig>`;
  const severities = (options: CheckOptions) =>
    checkWith(text, {}, options)
      .filter((it) => it.rule === 'lambda-same-account')
      .map((it) => it.severity);

  assert.deepEqual(severities({}), ['error']);
  assert.deepEqual(severities({ baseline: readBaseline(text, 'E2EXAMPLE') }), ['hint']);
});
