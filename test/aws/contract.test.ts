import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Connection, connect } from '#aws';
import { type PlaygroundServer, samples, startPlayground } from '#playground';
import type { Target } from '#sync';
import { emptyHome, exportKeys, type Home } from './environment.ts';
import { isSigned } from './signature.ts';

/** The port `Distributions` as sync relies on it, over real HTTP against a CloudFront that checks every signature. */

let home: Home;
let server: PlaygroundServer;
let connection: Connection;
before(async () => {
  home = emptyHome();
  exportKeys();
  server = await startPlayground({ samples: true, verify: isSigned });
  connection = connect({ endpoint: server.url });
});
beforeEach(() => server.playground.faults.clear());
after(async () => {
  await connection.close();
  await server.close();
  home.remove();
});

const site: Target = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' };
const stream: Target = { distributionId: 'E3STREAMEXAMPL', kind: 'streaming' };
const absent: Target = { distributionId: 'E0000000000000', kind: 'distribution' };

function held({ distributionId }: Target) {
  const found = server.playground.distributions().find((it) => it.id === distributionId);
  assert.ok(found);
  return found;
}

async function pulled(target: Target) {
  const result = await connection.distributions.get(target);
  assert.equal(result.kind, 'config');
  return result.config;
}

for (const kind of ['distribution', 'streaming'] as const) {
  test(`a list holds every ${kind} distribution once, page after page`, async () => {
    const page = await connection.distributions.list(kind, undefined);

    assert.equal(page.kind, 'page');
    assert.equal(page.nextMarker, undefined);
    const expected = samples.filter((it) => it.kind === kind);
    assert.deepEqual(
      page.distributions.map((it) => it.distributionId).sort(),
      expected.map((it) => it.id).sort(),
    );
    for (const it of page.distributions) {
      assert.equal(it.kind, kind);
      assert.equal(it.arn, held(it).arn);
      assert.equal(it.status, 'Deployed');
    }
  });
}

for (const target of [site, stream]) {
  test(`a ${target.kind} distribution is described with the ETag of its config`, async () => {
    const result = await connection.distributions.describe(target);

    assert.equal(result.kind, 'details');
    const { etag, arn, status, lastModified, distributionId, kind } = result.details;
    assert.deepEqual({ distributionId, kind }, target);
    assert.deepEqual({ etag, arn }, { etag: held(target).etag, arn: held(target).arn });
    assert.match(status, /^(Deployed|InProgress)$/);
    assert.equal(new Date(lastModified).toISOString(), lastModified);
  });

  test(`a ${target.kind} config is read as the service holds it`, async () => {
    const { xml, etag } = held(target);
    assert.deepEqual(await connection.distributions.get(target), { kind: 'config', config: { xml, etag } });
  });

  test(`an accepted ${target.kind} push answers with the config and ETag that the next read gives`, async () => {
    const { xml, etag } = await pulled(target);
    const changed = xml.replace(/<Comment>[^<]*/, '<Comment>pushed &amp; done');
    const result = await connection.distributions.put(target, changed, etag);

    assert.equal(result.kind, 'accepted');
    assert.notEqual(result.etag, etag);
    assert.deepEqual({ xml: result.xml, etag: result.etag }, await pulled(target));
    assert.match(result.xml ?? '', /<Comment>pushed &amp; done</);
  });
}

test('a stale ETag is refused, and the remote stays as it was', async () => {
  const { xml, etag } = await pulled(site);
  await server.playground.foreignEdit(site.distributionId);
  const theirs = held(site);
  const result = await connection.distributions.put(site, xml, etag);

  assert.equal(result.kind, 'stale');
  assert.equal(result.attempts, 1);
  assert.deepEqual(
    { code: result.error.code, status: result.error.status },
    { code: 'PreconditionFailed', status: 412 },
  );
  assert.deepEqual(held(site), theirs);
});

test('an If-Match that is no version of anything is stale too', async () => {
  const { xml } = await pulled(site);
  const result = await connection.distributions.put(site, xml, 'not-an-etag');

  assert.equal(result.kind, 'stale');
  assert.equal(result.error.code, 'InvalidIfMatchVersion');
});

test('a 412 whose body was cut is stale', async () => {
  const { xml, etag } = await pulled(site);
  server.playground.faults.add({ name: 'stale-cut', count: 1 });

  assert.equal((await connection.distributions.put(site, xml, etag)).kind, 'stale');
});

test('a refused config comes back with code, words, status and request id', async () => {
  const { xml, etag } = await pulled(site);
  const wrong = xml.replace(/<Aliases><Quantity>\d+/, '<Aliases><Quantity>99');
  const result = await connection.distributions.put(site, wrong, etag);

  assert.equal(result.kind, 'refused');
  const { code, message, status, requestId } = result.error;
  assert.deepEqual({ code, status }, { code: 'InconsistentQuantities', status: 400 });
  assert.match(message, /Aliases/);
  assert.match(requestId ?? '', /^[\da-f-]{36}$/);
});

test('a distribution that is not there is gone, for every operation', async () => {
  const { xml, etag } = await pulled(site);
  const { distributions } = connection;

  assert.equal((await distributions.get(absent)).kind, 'gone');
  assert.equal((await distributions.describe(absent)).kind, 'gone');
  assert.equal((await distributions.put(absent, xml, etag)).kind, 'gone');
  const asStreaming = await distributions.get({ ...absent, kind: 'streaming' });
  assert.equal(asStreaming.kind === 'gone' && asStreaming.error.code, 'NoSuchStreamingDistribution');
});

test('a missing permission names the IAM action and who lacks it', async () => {
  const { xml, etag } = await pulled(site);
  server.playground.faults.add({ name: 'denied', action: 'UpdateDistribution' });
  const result = await connection.distributions.put(site, xml, etag);

  assert.equal(result.kind, 'denied');
  assert.equal(result.action, 'cloudfront:UpdateDistribution');
  assert.match(result.principal ?? '', /^arn:aws:/);
});

test('a throttled request is repeated and then goes through', async () => {
  server.playground.faults.add({ name: 'throttle', count: 1 });

  assert.equal((await connection.distributions.get(site)).kind, 'config');
});

test('an unavailable service is asked again, with the same If-Match', async () => {
  const { xml, etag } = await pulled(site);
  server.playground.faults.add({ name: 'unavailable', count: 2 });

  assert.equal((await connection.distributions.put(site, xml, etag)).kind, 'accepted');
});

test('a push that broke before it was applied goes through on the next try', async () => {
  const { xml, etag } = await pulled(site);
  server.playground.faults.add({ name: 'drop-before', count: 1 });

  assert.equal((await connection.distributions.put(site, xml, etag)).kind, 'accepted');
});

test('a push whose reply was lost ends stale, and says that an earlier try may have been applied', async () => {
  const { xml, etag } = await pulled(site);
  const changed = xml.replace(/<Comment>[^<]*/, '<Comment>the reply was lost');
  server.playground.faults.add({ name: 'drop-after', count: 1 });
  const result = await connection.distributions.put(site, changed, etag);

  assert.equal(result.kind, 'stale');
  assert.equal(result.attempts, 2);
  assert.match(held(site).xml, /the reply was lost/);
});

test('a page of a proxy is neither a config nor an accepted push', async () => {
  const { xml, etag } = await pulled(site);
  server.playground.faults.add({ name: 'garbage', count: 1 });
  assert.equal((await connection.distributions.get(site)).kind, 'unreadable');
  server.playground.faults.add({ name: 'garbage', count: 1 });
  assert.equal((await connection.distributions.put(site, xml, etag)).kind, 'unknown');
  assert.equal(held(site).etag, etag);
});
