import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './requests.ts';

const namesIn = (body: string) => [...body.matchAll(/<Name>([^<]*)<\/Name>/g)].map(([, name]) => name);

test('policies of AWS and of the account are one list, and either can be had alone', async () => {
  const { send } = stage();
  const names = async (query: Readonly<Record<string, string>>) =>
    namesIn((await send('GET', '/2020-05-31/response-headers-policy', { query })).body);

  assert.deepEqual(await names({}), ['Managed-SecurityHeadersPolicy', 'no-indexing']);
  assert.deepEqual(await names({ Type: 'managed' }), ['Managed-SecurityHeadersPolicy']);
  assert.deepEqual(await names({ Type: 'custom' }), ['no-indexing']);
});

test('a function that was published is in both stages', async () => {
  const { send } = stage();
  const names = async (Stage: string) =>
    namesIn((await send('GET', '/2020-05-31/function', { query: { Stage } })).body);

  assert.deepEqual(await names('DEVELOPMENT'), ['pretty-urls', 'draft']);
  assert.deepEqual(await names('LIVE'), ['pretty-urls']);
});

test('a list comes page by page, each starting where the one before says', async () => {
  const { send } = stage();
  const path = '/2020-05-31/origin-access-control';
  const first = (await send('GET', path, { query: { MaxItems: '1' } })).body;
  const second = (await send('GET', path, { query: { MaxItems: '1', Marker: 'E1OACEXAMPLE77' } })).body;

  assert.match(
    first,
    /<IsTruncated>true<\/IsTruncated><Marker><\/Marker><MaxItems>1<.*<NextMarker>E1OACEXAMPLE77<.*<Quantity>1</,
  );
  assert.deepEqual(namesIn(first), ['site-bucket']);
  assert.match(second, /<IsTruncated>false<\/IsTruncated><Marker>E1OACEXAMPLE77<\/Marker>/);
  assert.deepEqual(namesIn(second), ['render-function']);
  assert.doesNotMatch(second, /NextMarker/);
});

test('an empty list has no Items', async () => {
  const { body } = await stage().send('GET', '/2020-05-31/continuous-deployment-policy');
  assert.match(body, /<Quantity>0<\/Quantity><\/ContinuousDeploymentPolicyList>$/);
});

test('a list that is denied names its action and no resource', async () => {
  const { playground, send } = stage();
  playground.faults.add({ name: 'denied', action: 'ListKeyGroups' });
  const { status, code, message } = await send('GET', '/2020-05-31/key-group');

  assert.deepEqual([status, code], [403, 'AccessDenied']);
  assert.equal(
    message,
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: cloudfront:ListKeyGroups because no identity-based policy allows the cloudfront:ListKeyGroups action',
  );
});

test('what no page can hold is refused', async () => {
  const { status, code } = await stage().send('GET', '/2020-05-31/key-group', { query: { MaxItems: '0' } });
  assert.deepEqual([status, code], [400, 'InvalidArgument']);
});
