import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DistributionSummary, Link } from '#sync';
import { agoOf } from '../../client/src/messages/ago.ts';
import { distributionRow, whose } from '../../client/src/messages/distribution-row.ts';
import { isPlayground, type Standing, statusBarWords } from '../../client/src/messages/status-bar.ts';

const link: Link = {
  distributionId: 'E2QW',
  kind: 'distribution',
  accountId: '111122223333',
  profile: 'prod',
  endpoint: 'aws',
  status: 'Deployed',
  etag: 'E1ETAG',
  baseline: '',
  pulledText: '',
  pulledAt: '2026-11-21T10:00:00Z',
};

function bar(standing: Standing, change: Partial<Link> = {}) {
  return statusBarWords({ ...link, ...change }, standing, {
    now: '2026-11-21T10:12:30Z',
    alias: 'www.example.com',
  });
}

describe('the status bar', () => {
  it('says how the text stands to its distribution', () => {
    assert.equal(bar({ kind: 'in-sync' }).text, '$(cloud) E2QW · in sync');
    assert.equal(bar({ kind: 'edited' }).text, '$(cloud) E2QW · edited');
    assert.equal(bar({ kind: 'conflict' }).text, '$(error) E2QW · conflict');
    assert.equal(bar({ kind: 'deploying', seconds: 134 }).text, '$(sync~spin) E2QW deploying 2:14');
  });

  it('tells the playground from a real account in every state', () => {
    for (const kind of ['in-sync', 'edited', 'conflict'] as const)
      assert.match(bar({ kind }, { endpoint: 'http://127.0.0.1:4000' }).text, /^\$\(beaker\) /);
    assert.ok(
      isPlayground('playground') && isPlayground('http://localhost:1') && isPlayground('http://[::1]/'),
    );
    assert.ok(
      !isPlayground('aws') &&
        !isPlayground('https://localhost.example') &&
        !isPlayground('http://127.0.0.1.example'),
    );
  });

  it('names account, profile, age, ETag and alias on hover', () => {
    assert.equal(
      bar({ kind: 'in-sync' }).tooltip,
      '**E2QW** · www.example.com\n\naccount 111122223333 · profile prod\n\npulled 12 min ago · ETag E1ETAG',
    );
  });
});

describe('how long ago', () => {
  for (const [then, words] of [
    ['2026-11-21T10:12:00Z', 'just now'],
    ['2026-11-21T09:13:00Z', '59 min ago'],
    ['2026-11-20T10:12:30Z', '24 h ago'],
    ['2026-11-11T10:12:30Z', '10 d ago'],
    ['', 'at an unknown time'],
  ] as const)
    it(`${then || 'nothing'} was: ${words}`, () => assert.equal(agoOf(then, '2026-11-21T10:12:30Z'), words));
});

describe('a distribution in a list', () => {
  const summary: DistributionSummary = {
    distributionId: 'E2QW',
    kind: 'distribution',
    arn: 'arn:aws:cloudfront::111122223333:distribution/E2QW',
    aliases: ['www.example.com', 'example.com', 'old.example.com'],
    comment: 'Marketing\nsite $(trash)',
    domainName: 'd111.cloudfront.net',
    status: 'Deployed',
    enabled: true,
  };

  it('shows the first alias, and holds the others where the filter finds them', () => {
    assert.deepEqual(distributionRow(summary), {
      label: 'E2QW',
      description: 'www.example.com +2 · Deployed · d111.cloudfront.net',
      detail: 'Marketing site $ (trash) · example.com, old.example.com',
    });
  });

  it('tells what is in progress, disabled or without a name', () => {
    const row = distributionRow({
      ...summary,
      aliases: [],
      status: 'InProgress',
      enabled: false,
      comment: '',
    });
    assert.equal(row.description, '(no alias) · $(sync) In progress, disabled · d111.cloudfront.net');
    assert.equal(row.detail, '');
  });

  it('says whose it is, as far as that is known', () => {
    assert.equal(whose('prod', '111122223333'), 'profile prod · 111122223333');
    assert.equal(whose('', undefined), '');
  });
});
