import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiId, inside, pathOf, siteId, stage, streamId } from './requests.ts';

test('a list comes in pages, and each NextMarker leads to the next', async () => {
  const { send } = stage();
  const first = await send('GET', pathOf(), { query: { MaxItems: '1' } });
  assert.equal(inside(first.body, 'Id'), apiId);
  assert.match(first.body, /<MaxItems>1<\/MaxItems><IsTruncated>true<\/IsTruncated><Quantity>1<\/Quantity>/);

  const marker = inside(first.body, 'NextMarker') ?? '';
  const second = await send('GET', pathOf(), { query: { MaxItems: '1', Marker: marker } });
  assert.equal(inside(second.body, 'Id'), siteId);
  assert.equal(inside(second.body, 'Marker'), marker);
  assert.equal(inside(second.body, 'NextMarker'), undefined);
});

test('a page that holds exactly the rest is the last one', async () => {
  const { body } = await stage().send('GET', pathOf(), { query: { MaxItems: '2' } });
  assert.match(body, /<IsTruncated>false<\/IsTruncated><Quantity>2<\/Quantity>/);
});

for (const MaxItems of ['0', '-1', 'all', '1.5']) {
  test(`MaxItems ${MaxItems} is refused`, async () => {
    const { status, code } = await stage().send('GET', pathOf(), { query: { MaxItems } });
    assert.deepEqual([status, code], [400, 'InvalidArgument']);
  });
}

test('both reads of a distribution answer with the same ETag', async () => {
  const { send } = stage();
  const details = await send('GET', pathOf(siteId));
  const config = await send('GET', `${pathOf(siteId)}/config`);
  assert.equal(details.headers.ETag, config.headers.ETag);
});

test('a distribution that is not there, or of the other kind, is not found', async () => {
  const { send } = stage();
  const unknown = await send('GET', pathOf('E0NOSUCHTHING0'));
  assert.deepEqual([unknown.status, unknown.code], [404, 'NoSuchDistribution']);
  assert.equal(unknown.message, 'The specified distribution does not exist.');

  const otherKind = await send('GET', `${pathOf(siteId, 'streaming')}/config`);
  assert.deepEqual([otherKind.status, otherKind.code], [404, 'NoSuchStreamingDistribution']);
  assert.equal((await send('GET', pathOf(streamId, 'distribution'))).code, 'NoSuchDistribution');
});

test('another account has none of the samples unless it starts with them, and its own ARNs', async () => {
  const other = stage({ accountId: '222233334444', samples: false });
  assert.equal((await other.send('GET', pathOf(siteId))).code, 'NoSuchDistribution');

  const twin = stage({ accountId: '222233334444' });
  assert.equal(
    inside((await twin.send('GET', pathOf(siteId))).body, 'ARN'),
    `arn:aws:cloudfront::222233334444:distribution/${siteId}`,
  );
});

test('a request without Authorization is turned away before anything is looked at', async () => {
  const { status, code } = await stage().send('GET', pathOf('E0NOSUCHTHING0'), { headers: {} });
  assert.deepEqual([status, code], [403, 'MissingAuthenticationToken']);
});

test('a signature is checked when there is somebody to check it', async () => {
  const seen: string[] = [];
  const { send } = stage({
    verify(request) {
      seen.push(
        `${request.method} ${request.path} ${request.query.MaxItems} ${request.headers.Authorization}`,
      );
      return false;
    },
  });
  const { status, code } = await send('GET', pathOf(), {
    query: { MaxItems: '7' },
    headers: { Authorization: 'mine' },
  });
  assert.deepEqual([status, code], [403, 'SignatureDoesNotMatch']);
  assert.deepEqual(seen, ['GET /2020-05-31/distribution 7 mine']);
});

for (const [method, path] of [
  ['GET', '/'],
  ['GET', '/2019-03-26/distribution'],
  ['GET', '/2020-05-31/public-key'],
  ['GET', '/2020-05-31/distribution/'],
  ['PATCH', '/2020-05-31/distribution'],
  ['POST', `/2020-05-31/distribution/${siteId}`],
  ['PUT', `/2020-05-31/distribution/${siteId}`],
  ['GET', `/2020-05-31/distribution/${siteId}/config/more`],
] as const) {
  test(`${method} ${path} is no operation of the playground`, async () => {
    const { status, code } = await stage().send(method, path);
    assert.deepEqual([status, code], [400, 'InvalidURI']);
  });
}
