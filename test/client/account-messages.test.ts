import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AccountReading, Link, NotRead } from '#sync';
import { accountMessage, missingLine } from '../../client/src/messages/account.ts';

const denied: NotRead = {
  kind: 'denied',
  error: { code: 'AccessDenied', message: 'no', status: 403, requestId: undefined },
  action: undefined,
  principal: undefined,
};
const keyGroups = { kind: 'keyGroups', action: 'cloudfront:ListKeyGroups' } as const;
const link: Link = {
  distributionId: 'E2QWRUHAPOMQZL',
  kind: 'distribution',
  accountId: '111122223333',
  etag: 'E1',
  baseline: '',
  pulledText: '',
  pulledAt: '2026-11-21T12:00:00.000Z',
  profile: 'prod',
  endpoint: 'aws',
  status: 'Deployed',
};
const facts = { accountId: '111122223333' };
const said = (reading: AccountReading) => accountMessage(reading, link)?.text;

it('the log names the IAM action that is missing', () => {
  assert.equal(
    missingLine({ ...keyGroups, failure: denied }),
    'The IAM action cloudfront:ListKeyGroups is not allowed, so what it lists is not checked.',
  );
  assert.equal(
    missingLine({ ...keyGroups, failure: { kind: 'unreadable', message: 'a page', status: 200 } }),
    'cloudfront:ListKeyGroups ended as "unreadable", so what it lists is not checked.',
  );
});

it('nothing is said when all was read', () => {
  assert.equal(said({ facts, missing: [] }), undefined);
});

it('what could not be read is counted, and the log tells more', () => {
  const missing = [{ ...keyGroups, failure: denied }];
  assert.equal(
    said({ facts, missing }),
    '1 list of account 111122223333 could not be read, and what is in them is not checked.',
  );
});

it('a profile that belongs elsewhere is told', () => {
  assert.equal(
    said({ facts: { accountId: '222233334444' }, missing: [] }),
    'E2QWRUHAPOMQZL belongs to account 111122223333, and its profile to 222233334444.',
  );
});
