import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Connection, connect } from '#aws';
import { accountRules, check, parseConfig } from '#core';
import { type PlaygroundServer, samples, startPlayground } from '#playground';
import { type FactKind, readAccount } from '#sync';
import { emptyHome, exportKeys, type Home } from '../environment.ts';
import { errorBody, reply, startService } from '../service.ts';
import { isSigned } from '../signature.ts';

/** The port `Account` over real HTTP, against the lists of a CloudFront that checks every signature. */

let home: Home;
let server: PlaygroundServer;
let connection: Connection;
const log: string[] = [];
before(async () => {
  home = emptyHome();
  exportKeys();
  server = await startPlayground({ samples: true, verify: isSigned });
  connection = connect({ endpoint: server.url, log: (line) => log.push(line) });
});
beforeEach(() => server.playground.faults.clear());
after(async () => {
  await connection.close();
  await server.close();
  home.remove();
});

async function itemsOf<Kind extends FactKind>(kind: Kind) {
  const read = await connection.account.read(kind);
  assert.equal(read.kind, 'facts');
  return read.items;
}

test('policies are listed with those of AWS', async () => {
  assert.deepEqual(await itemsOf('cachePolicies'), [
    { id: '658327ea-f89d-4fab-a63d-7e88639e58f6', name: 'Managed-CachingOptimized' },
    { id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', name: 'Managed-CachingDisabled' },
    { id: '1d2f8a7e-5b0c-4c5e-9c1a-2f6e4b7d8a90', name: 'a-minute-by-language' },
  ]);
  assert.deepEqual(
    (await itemsOf('originRequestPolicies')).map((it) => it.name),
    ['Managed-AllViewerExceptHostHeader', 'nothing-of-the-viewer'],
  );
  assert.deepEqual(
    (await itemsOf('responseHeadersPolicies')).map((it) => it.name),
    ['Managed-SecurityHeadersPolicy', 'no-indexing'],
  );
});

test('a function is live once it was published, and its ARN tells whose it is', async () => {
  assert.deepEqual(await connection.account.read('functions'), {
    kind: 'facts',
    accountId: '111122223333',
    items: [
      { id: 'arn:aws:cloudfront::111122223333:function/pretty-urls', name: 'pretty-urls', isLive: true },
      { id: 'arn:aws:cloudfront::111122223333:function/draft', name: 'draft', isLive: false },
    ],
  });
});

test('key groups, origin access and encryption are listed as configs name them', async () => {
  assert.deepEqual(await itemsOf('keyGroups'), [
    { id: 'c0b4d1f2-6e3a-4b7c-8d90-1e2f3a4b5c6d', name: 'download-signers' },
  ]);
  assert.deepEqual(await itemsOf('originAccessControls'), [
    { id: 'E1OACEXAMPLE77', name: 'site-bucket', type: 's3' },
    { id: 'E2OACEXAMPLE88', name: 'render-function', type: 'lambda' },
  ]);
  assert.deepEqual(await itemsOf('originAccessIdentities'), [
    { id: 'origin-access-identity/cloudfront/E1OAIEXAMPLE42', name: 'media player' },
  ]);
  assert.deepEqual(await itemsOf('fieldLevelEncryptionConfigs'), [
    { id: 'C3SAMPLEFLE605', name: 'card numbers' },
  ]);
  assert.deepEqual(await itemsOf('realtimeLogConfigs'), [
    { id: 'arn:aws:cloudfront::111122223333:realtime-log-config/requests', name: 'requests' },
  ]);
  for (const kind of ['continuousDeploymentPolicies', 'vpcOrigins', 'anycastIpLists'] as const)
    assert.deepEqual(await itemsOf(kind), []);
});

test('distributions are listed with what other configs must agree with', async () => {
  const read = await connection.account.read('distributions');
  assert.equal(read.kind, 'facts');
  assert.equal(read.accountId, '111122223333');
  assert.deepEqual(
    read.items.find((it) => it.id === 'E2QWRUHAPOMQZL'),
    {
      id: 'E2QWRUHAPOMQZL',
      name: 'd111111abcdef8.cloudfront.net',
      status: 'Deployed',
      httpVersion: 'http2and3',
      certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/5d1e7a40-9c3b-4f2e-8a61-0b7c2d9e4f13',
      pathPatterns: ['/img/*', '*.jpg'],
    },
  );
});

test('the samples refer to nothing that the account lacks', async () => {
  const clock = { now: () => '2026-11-21T12:31:07.000Z', sleep: async () => {} };
  const { facts, missing } = await readAccount({ account: connection.account, clock });
  assert.ok(facts);
  assert.deepEqual(missing, []);
  for (const { xml } of samples) {
    const { findings } = check(parseConfig(xml), { account: { facts, askedFor: xml } });
    assert.deepEqual(
      findings.filter((it) => accountRules.has(it.rule)),
      [],
    );
  }
});

test('every call leaves a line in the log that tells no secret', () => {
  assert.ok(log.some((it) => /^ListFunctions LIVE \d+ ms$/.test(it)));
  assert.doesNotMatch(log.join('\n'), /wJalr|AKIA/);
});

test('a list that is denied names the action and the principal', async () => {
  server.playground.faults.add({ name: 'denied', action: 'ListKeyGroups' });
  const read = await connection.account.read('keyGroups');

  assert.equal(read.kind, 'denied');
  assert.equal(read.action, 'cloudfront:ListKeyGroups');
  assert.equal(read.principal, 'arn:aws:iam::111122223333:user/ann');
  assert.equal(read.error.status, 403);
});

test('the services beside a playground are not asked at AWS', async () => {
  for (const kind of ['certificates', 'webAcls', 'quotas'] as const)
    assert.deepEqual(await connection.account.read(kind), { kind: 'not-served' });
});

test('a page of a proxy is unreadable, not empty', async () => {
  server.playground.faults.add({ name: 'garbage', count: 1 });
  assert.equal((await connection.account.read('keyGroups')).kind, 'unreadable');
});

test('cancelled before it began, nothing is sent', async () => {
  assert.deepEqual(await connection.account.read('keyGroups', AbortSignal.abort()), { kind: 'cancelled' });
});

test('all pages are read', async (test) => {
  const page = (name: string, next: string) =>
    `<?xml version="1.0"?>\n<VpcOriginList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Marker></Marker>${next}<MaxItems>1</MaxItems><IsTruncated>true</IsTruncated><Quantity>1</Quantity><Items><VpcOriginSummary><Id>vo_${name}</Id><Name>${name}</Name><Status>Deployed</Status><CreatedTime>2025-01-01T00:00:00Z</CreatedTime><LastModifiedTime>2025-01-01T00:00:00Z</LastModifiedTime><Arn>arn:aws:cloudfront::111122223333:vpcorigin/vo_${name}</Arn><OriginEndpointArn>x</OriginEndpointArn></VpcOriginSummary></Items></VpcOriginList>`;
  const service = await startService(test, (response, tried) =>
    reply(response, 200, tried === 1 ? page('a', '<NextMarker>m1</NextMarker>') : page('b', '')),
  );
  const paged = connect({ endpoint: service.url });
  test.after(() => paged.close());

  assert.deepEqual(await paged.account.read('vpcOrigins'), {
    kind: 'facts',
    accountId: undefined,
    items: [
      { id: 'vo_a', name: 'a' },
      { id: 'vo_b', name: 'b' },
    ],
  });
  assert.deepEqual(
    service.received.map((it) => it.url),
    ['/2020-05-31/vpc-origin', '/2020-05-31/vpc-origin?Marker=m1'],
  );
});

test('a page that holds fewer items than it says is unreadable', async (test) => {
  const service = await startService(test, (response) =>
    reply(
      response,
      200,
      '<?xml version="1.0"?>\n<AnycastIpListCollection><MaxItems>100</MaxItems><Quantity>2</Quantity></AnycastIpListCollection>',
    ),
  );
  const cut = connect({ endpoint: service.url });
  test.after(() => cut.close());

  assert.equal((await cut.account.read('anycastIpLists')).kind, 'unreadable');
});

test('an error that nobody expects is unreadable and keeps its words, but no secret', async (test) => {
  const service = await startService(test, (response) =>
    reply(
      response,
      400,
      errorBody('InvalidArgument', 'The key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is odd.'),
    ),
  );
  const odd = connect({ endpoint: service.url });
  test.after(() => odd.close());

  assert.deepEqual(await odd.account.read('anycastIpLists'), {
    kind: 'unreadable',
    message: 'InvalidArgument: The key … is odd.',
    status: 400,
  });
});
