import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '#aws';
import { emptyHome, exportKeys, type Home } from './environment.ts';
import { namespace, reply, requestId, startService, updatedBody } from './service.ts';
import { assertSigned } from './signature.ts';

let home: Home;
before(() => {
  home = emptyHome();
  exportKeys();
});
after(() => home.remove());

const standard = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' } as const;
const streaming = { distributionId: 'EGTXBD79H29TRA8', kind: 'streaming' } as const;

/** Everything that a config made into an object and back would lose. */
const awkward = [
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- ours -->\r\n',
  `<DistributionConfig xmlns="${namespace}">\r\n`,
  '  <Comment><![CDATA[a < b & c]]> 🦀 e\u0301 &#x1F980;</Comment>\r\n\t<BrandNew2027 flag="1"/>\r\n',
  '  <Aliases><Items/><Quantity>0</Quantity></Aliases>\r\n',
  '</DistributionConfig>\r\n<!-- the end -->\r\n',
].join('');

for (const target of [standard, streaming]) {
  const path = `/2020-05-31/${target.kind === 'streaming' ? 'streaming-distribution' : 'distribution'}/${target.distributionId}`;

  test(`a ${target.kind} config is sent byte for byte, with If-Match and a signature over these bytes`, async (t) => {
    const service = await startService(t, (response) => reply(response, 200, updatedBody(''), 'E3'));
    const { distributions } = connect({ endpoint: service.url });
    await distributions.put(target, awkward, 'E2');

    const [request] = service.received;
    assert.ok(request);
    assert.equal(`${request.method} ${request.url}`, `PUT ${path}/config`);
    assert.equal(request.headers['if-match'], 'E2');
    assert.equal(request.headers['content-type'], 'application/xml');
    assert.equal(request.headers['content-length'], String(Buffer.byteLength(awkward)));
    assert.deepEqual(request.body, Buffer.from(awkward, 'utf8'));
    assertSigned(request);
  });

  test(`a ${target.kind} config is received byte for byte, with the ETag of the same answer`, async (t) => {
    const xml = awkward.replaceAll(
      'DistributionConfig',
      target.kind === 'streaming' ? 'StreamingDistributionConfig' : '$&',
    );
    const service = await startService(t, (response) => reply(response, 200, Buffer.from(xml), 'E2'));
    const { distributions } = connect({ endpoint: service.url });

    assert.deepEqual(await distributions.get(target), { kind: 'config', config: { xml, etag: 'E2' } });
    const [request] = service.received;
    assert.ok(request);
    assert.equal(`${request.method} ${request.url}`, `GET ${path}/config`);
    assertSigned(request);
  });
}

test('a byte order mark is not sent', async (t) => {
  const service = await startService(t, (response) => reply(response, 200, updatedBody(''), 'E3'));
  await connect({ endpoint: service.url }).distributions.put(standard, `\uFEFF${awkward}`, 'E2');

  assert.deepEqual(service.received[0]?.body, Buffer.from(awkward, 'utf8'));
});

test('every try carries the same bytes and If-Match under a signature of its own', async (t) => {
  const service = await startService(t, (response, tried) => {
    if (tried < 3) return reply(response, 503, '');
    reply(response, 200, updatedBody(''), 'E3');
  });
  await connect({ endpoint: service.url }).distributions.put(standard, awkward, 'E2');

  assert.equal(service.received.length, 3);
  for (const request of service.received) {
    assert.equal(request.headers['if-match'], 'E2');
    assert.deepEqual(request.body, Buffer.from(awkward, 'utf8'));
    assertSigned(request);
  }
});

test('an accepted config comes back as the document that the next read would give', async (t) => {
  const inner = "<CallerReference>a</CallerReference><Comment>it's &lt;b&gt;</Comment>";
  const service = await startService(t, (response, _tried, { method }) => {
    if (method === 'PUT') return reply(response, 200, updatedBody(inner), 'E3');
    reply(
      response,
      200,
      `<?xml version="1.0"?>\n<DistributionConfig xmlns="${namespace}">${inner}</DistributionConfig>`,
      'E3',
    );
  });
  const { distributions } = connect({ endpoint: service.url });
  const put = await distributions.put(standard, awkward, 'E2');
  const got = await distributions.get(standard);

  assert.equal(got.kind, 'config');
  assert.deepEqual(put, { kind: 'accepted', etag: 'E3', xml: got.config.xml, requestId });
});

test('what cannot be sent as it stands is not sent at all', async (t) => {
  const service = await startService(t, (response) => reply(response, 200, updatedBody(''), 'E3'));
  const { distributions } = connect({ endpoint: service.url });

  for (const distributionId of ['', ' ', 'E1/../E2', 'E1?x', '..', 'É1']) {
    assert.equal((await distributions.get({ ...standard, distributionId })).kind, 'gone');
    assert.equal((await distributions.describe({ ...standard, distributionId })).kind, 'gone');
    assert.equal((await distributions.put({ ...standard, distributionId }, awkward, 'E2')).kind, 'gone');
  }
  for (const ifMatch of ['', '*', 'E1, E2', 'E1\r\nx: y']) {
    assert.equal((await distributions.put(standard, awkward, ifMatch)).kind, 'stale');
  }
  assert.equal((await distributions.put(standard, `<a>\uD83E</a>`, 'E2')).kind, 'refused');
  assert.equal(service.received.length, 0);
});
