import assert from 'node:assert/strict';
import https from 'node:https';
import { env } from 'node:process';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { connect, connections, endpointProblem, listProfiles } from '#aws';
import { emptyHome, exportKeys, type Home } from './environment.ts';
import { namespace, reply, startService } from './service.ts';

let home: Home;
beforeEach(() => {
  home?.remove();
  home = emptyHome();
  exportKeys();
});
after(() => home.remove());

const target = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' } as const;

/** A CloudFront that says its name in the ETag. */
async function startNamed(t: TestContext, name: string): Promise<string> {
  const config = `<DistributionConfig xmlns="${namespace}"/>`;
  return (await startService(t, (response) => reply(response, 200, config, name))).url;
}

async function whoAnswers(options: Parameters<typeof connect>[0]): Promise<string> {
  const result = await connect(options).distributions.get(target);
  return result.kind === 'config' ? result.config.etag : JSON.stringify(result);
}

const keys = 'aws_access_key_id = AKIDPROFILE\naws_secret_access_key = profile-secret\n';

test("the endpoint is the one chosen, else the profile's for CloudFront, else the profile's, else the environment's", async (t) => {
  const [chosen, service, profile, environment] = await Promise.all(
    ['CHOSEN', 'SERVICE', 'PROFILE', 'ENVIRONMENT'].map((it) => startNamed(t, it)),
  );
  await home.write(
    'config',
    [
      `[services local]\ncloudfront =\n  endpoint_url = ${service}\ns3 =\n  endpoint_url = http://127.0.0.1:1\n`,
      `[profile both]\n${keys}services = local\nendpoint_url = ${profile}\n`,
      `[profile own]\n${keys}endpoint_url = ${profile}\n`,
      `[profile none]\n${keys}`,
    ].join('\n'),
  );
  env.AWS_ENDPOINT_URL = environment;

  assert.equal(await whoAnswers({ profile: 'both', endpoint: chosen }), 'CHOSEN');
  assert.equal(await whoAnswers({ profile: 'both' }), 'SERVICE');
  assert.equal(await whoAnswers({ profile: 'own' }), 'PROFILE');
  assert.equal(await whoAnswers({ profile: 'none' }), 'ENVIRONMENT');
  assert.equal(await whoAnswers({}), 'ENVIRONMENT');

  env.AWS_ENDPOINT_URL_CLOUDFRONT = service;
  assert.equal(await whoAnswers({}), 'SERVICE');
});

test('the endpoint of the profile that AWS_PROFILE names is not used for another profile', async (t) => {
  const [own, environment] = await Promise.all([startNamed(t, 'OWN'), startNamed(t, 'ENVIRONMENT')]);
  await home.write('config', `[profile other]\n${keys}endpoint_url = ${own}\n[profile chosen]\n${keys}`);
  env.AWS_PROFILE = 'other';
  env.AWS_ENDPOINT_URL = environment;

  assert.equal(await whoAnswers({}), 'OWN');
  assert.equal(await whoAnswers({ profile: 'chosen' }), 'ENVIRONMENT');
});

test("without an endpoint, requests go to the CloudFront of the region's partition", async (t) => {
  await home.write(
    'config',
    `[profile other]\n${keys}endpoint_url = http://127.0.0.1:1\n[profile chosen]\n${keys}`,
  );
  env.AWS_PROFILE = 'other';
  // The SDK calls the shared module's function, as a host that patches it for proxies relies on.
  const { request } = https;
  const called = t.mock.method(https, 'request', (options: https.RequestOptions) =>
    request({ ...options, host: '127.0.0.1', port: 1 }),
  );
  const hostOf = async (region?: string) => {
    const result = await connect({ profile: 'chosen', region }).distributions.get(target);
    return result.kind === 'offline' ? result.message : JSON.stringify(result);
  };

  assert.equal(await hostOf(), 'The connection was refused (ECONNREFUSED): cloudfront.amazonaws.com');
  assert.equal(
    await hostOf('eu-west-1'),
    'The connection was refused (ECONNREFUSED): cloudfront.amazonaws.com',
  );
  assert.match(await hostOf('cn-north-1'), /: cloudfront\.cn-northwest-1\.amazonaws\.com\.cn$/);
  assert.notEqual(called.mock.callCount(), 0);
});

test('a profile whose services section is missing is refused rather than taken to AWS', async () => {
  await home.write('config', `[profile prod]\n${keys}services = gone\n`);
  const result = await connect({ profile: 'prod' }).distributions.get(target);

  assert.deepEqual(result, {
    kind: 'offline',
    message: 'The profile names a services section that does not exist: "gone"',
  });
});

test('http outside this machine is refused, wherever it was configured', async () => {
  const endpoint = 'http://cloudfront.example.com';
  const expected = { kind: 'offline', message: endpointProblem(endpoint) };
  assert.deepEqual(await connect({ endpoint }).distributions.get(target), expected);

  env.AWS_ENDPOINT_URL = endpoint;
  assert.deepEqual(await connect({}).distributions.list('distribution', undefined), expected);
  delete env.AWS_ENDPOINT_URL;

  await home.write('config', `[profile prod]\n${keys}endpoint_url = ${endpoint}\n`);
  assert.deepEqual(await connect({ profile: 'prod' }).distributions.put(target, '<a/>', 'E2'), expected);
});

test('an endpoint is https, or http on this machine, and carries no password', () => {
  const good = [
    'https://cloudfront.amazonaws.com',
    'http://127.0.0.1:4000',
    'http://localhost',
    'http://[::1]:80',
    'http://127.9.9.9/base',
  ];
  for (const it of good) assert.equal(endpointProblem(it), undefined, it);

  const bad = [
    'http://10.0.0.1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://localhost',
    'cloudfront',
    '',
  ];
  for (const it of bad) assert.ok(endpointProblem(it)?.endsWith(`"${it}"`), it);

  const message = 'The endpoint may not carry a user name or password.';
  assert.equal(endpointProblem('https://ann:hunter22@example.com'), message);
});

test("the region is the one chosen, else the environment's, else the profile's, and needs no choice at all", async (t) => {
  await home.write('config', `[profile china]\n${keys}region = cn-north-1\n`);
  const signedFor = async (options: Parameters<typeof connect>[0]) => {
    const { url, received } = await startService(t, (response) => reply(response, 404, ''));
    await connect({ ...options, endpoint: url }).distributions.get(target);
    return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(received[0]?.headers.authorization ?? '')?.[1];
  };

  assert.equal(await signedFor({}), 'us-east-1');
  assert.equal(await signedFor({ region: 'eu-west-1' }), 'us-east-1', 'CloudFront is global');
  assert.equal(await signedFor({ profile: 'china' }), 'cn-northwest-1');
  assert.equal(await signedFor({ profile: 'china', region: 'us-east-1' }), 'us-east-1');
  env.AWS_REGION = 'cn-north-1';
  assert.equal(await signedFor({}), 'cn-northwest-1');
});

test('profiles are listed from both files, with their region and how they sign in', async () => {
  await home.write(
    'config',
    '[default]\nregion = eu-west-1\n[profile prod]\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\n[services local]\ncloudfront =\n  endpoint_url = http://127.0.0.1:1\n[profile old]\nsso_start_url = https://x.example.com\n',
  );
  await home.write('credentials', `[default]\n${keys}[ci]\n${keys}`);

  assert.deepEqual(await listProfiles(), [
    { name: 'default', region: 'eu-west-1', isSso: false },
    { name: 'prod', region: undefined, isSso: true },
    { name: 'old', region: undefined, isSso: true },
    { name: 'ci', region: undefined, isSso: false },
  ]);
});

test('profiles are read anew each time, and none is no error', async () => {
  assert.deepEqual(await listProfiles(), []);
  await home.write('credentials', `[ci]\n${keys}`);
  assert.deepEqual(
    (await listProfiles()).map((it) => it.name),
    ['ci'],
  );
});

test('one connection serves a profile, region and endpoint until they are closed', async (t) => {
  const endpoint = await startNamed(t, 'E2');
  const all = connections({});
  const one = all.get({ endpoint });

  assert.equal(all.get({ endpoint, profile: '', region: undefined }), one);
  assert.notEqual(all.get({ endpoint, region: 'eu-west-1' }), one);
  assert.equal((await one.distributions.get(target)).kind, 'config');
  await all.close();
  assert.notEqual(all.get({ endpoint }), one);
  assert.equal(
    (await one.distributions.get(target)).kind,
    'config',
    'a closed one opens again when it is used',
  );
  await one.close();
});
