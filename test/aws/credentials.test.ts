import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { env } from 'node:process';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { connect, connections } from '#aws';
import { accessKeyId, emptyHome, exportKeys, type Home, secretAccessKey } from './environment.ts';
import { errorBody, namespace, reply, type Script, startService } from './service.ts';

let home: Home;
beforeEach(() => {
  home?.remove();
  home = emptyHome();
});
after(() => home.remove());

const target = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' } as const;
const config = `<?xml version="1.0"?>\n<DistributionConfig xmlns="${namespace}"><Comment/></DistributionConfig>`;
const answerConfig: Script = (response) => reply(response, 200, config, 'E2');
const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;

/** The access key that a request was signed with. */
function signer(headers: { readonly authorization?: string | undefined } | undefined): string | undefined {
  return /Credential=([^/]+)\//.exec(headers?.authorization ?? '')?.[1];
}

test('a profile signs with the keys of the credentials file', async (t) => {
  await home.write(
    'credentials',
    `[default]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = x\n[prod]\n${keys}`,
  );
  const { url, received } = await startService(t, answerConfig);
  const connection = connect({ endpoint: url, profile: 'prod' });

  assert.equal((await connection.distributions.get(target)).kind, 'config');
  assert.equal(signer(received[0]?.headers), accessKeyId);
  assert.equal(connection.profile, 'prod');
});

test('a profile that does not exist is told before anything is sent, and found once it is written', async (t) => {
  await home.write('config', '[profile production]\nregion = eu-west-1\n');
  const { url, received } = await startService(t, answerConfig);
  const { distributions } = connect({ endpoint: url, profile: 'prod' });
  const result = await distributions.get(target);

  assert.deepEqual(result, {
    kind: 'no-credentials',
    reason: 'unknown-profile',
    profile: 'prod',
    message: 'No profile in the AWS config or credentials file has this name: "prod"',
  });
  assert.equal(received.length, 0);

  await home.write('credentials', `[prod]\n${keys}`);
  assert.equal((await distributions.get(target)).kind, 'config');
});

test('a profile without keys has no credentials', async (t) => {
  await home.write('config', '[profile empty]\nregion = eu-west-1\n');
  const { url, received } = await startService(t, answerConfig);
  const result = await connect({ endpoint: url, profile: 'empty' }).distributions.get(target);

  assert.deepEqual(result, {
    kind: 'no-credentials',
    reason: 'none',
    profile: 'empty',
    message: 'No credentials were found for profile "empty".',
  });
  assert.equal(received.length, 0);
});

test('AWS itself is not asked when there are no credentials', async () => {
  const connection = connect({});
  const result = await connection.distributions.put(target, config, 'E2');

  assert.deepEqual(result.kind === 'no-credentials' && result.reason, 'none');
  assert.equal(connection.profile, '');
});

test('rejected keys are read anew for the next call', async (t) => {
  await home.write('credentials', '[prod]\naws_access_key_id = AKIDWRONG\naws_secret_access_key = x\n');
  const { url } = await startService(t, (response, tried, request) => {
    if (signer(request.headers) === accessKeyId) return answerConfig(response, tried, request);
    reply(
      response,
      403,
      errorBody('InvalidClientTokenId', 'The security token included in the request is invalid.'),
    );
  });
  const { distributions } = connect({ endpoint: url, profile: 'prod' });

  const first = await distributions.get(target);
  assert.equal(first.kind === 'no-credentials' && first.reason, 'rejected');
  await home.write('credentials', `[prod]\n${keys}`);
  assert.equal((await distributions.get(target)).kind, 'config');
});

test('a playground is not shown the keys of a profile that nobody chose for it', async (t) => {
  await home.write('credentials', `[default]\n${keys}[prod]\n${keys}`);
  env.AWS_PROFILE = 'prod';
  const { url, received } = await startService(t, answerConfig);
  const connection = connect({ endpoint: url });

  assert.equal((await connection.distributions.get(target)).kind, 'config');
  assert.equal(signer(received[0]?.headers), 'playground');
  assert.equal(connection.profile, '');
});

test('without a chosen profile AWS_PROFILE counts, and the connection can be opened again by its name', async (t) => {
  await home.write('credentials', `[prod]\n${keys}`);
  const { url, received } = await startService(t, answerConfig);
  env.AWS_PROFILE = 'prod';
  env.AWS_ENDPOINT_URL_CLOUDFRONT = url;
  const connection = connect({});

  assert.equal((await connection.distributions.get(target)).kind, 'config');
  assert.equal(signer(received[0]?.headers), accessKeyId);
  assert.equal(connection.profile, 'prod');
});

const serial = 'arn:aws:iam::111122223333:mfa/ann';
const roleProfile = `[source]\n${keys}[prod]\nrole_arn = arn:aws:iam::111122223333:role/edge\nsource_profile = source\nmfa_serial = ${serial}\nregion = eu-west-1\n`;

/** A stand-in for STS that hands out a role for the code 123456. */
async function startSts(t: TestContext) {
  const sts = await startService(t, (response, _tried, { body }) => {
    const code = new URLSearchParams(body.toString()).get('TokenCode') ?? '';
    if (code !== '123456') {
      const message = `MultiFactorAuthentication failed with invalid MFA one time pass code. Value '${code}' at 'tokenCode'`;
      return reply(response, 403, errorBody('AccessDenied', message));
    }
    reply(
      response,
      200,
      `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-secret-key</SecretAccessKey><SessionToken>role-session-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    );
  });
  env.AWS_ENDPOINT_URL_STS = sts.url;
  return sts;
}

test('the MFA code is asked for once, by its serial, for all calls of all users of a connection', async (t) => {
  await home.write('credentials', roleProfile);
  const sts = await startSts(t);
  const { url, received } = await startService(t, answerConfig);
  const asked: string[] = [];
  const all = connections({
    mfaCode: async (it) => {
      asked.push(it);
      return '123456';
    },
  });
  t.after(() => all.close());
  const one = all.get({ endpoint: url, profile: 'prod' }).distributions;
  const other = all.get({ endpoint: url, profile: 'prod', region: '' }).distributions;
  const results = await Promise.all([one.get(target), other.get(target), one.get(target)]);

  assert.deepEqual(
    results.map((it) => it.kind),
    ['config', 'config', 'config'],
  );
  assert.deepEqual(asked, [serial]);
  assert.equal(sts.received.length, 1);
  assert.deepEqual(new Set(received.map((it) => signer(it.headers))), new Set(['ASIAROLE']));
  assert.equal(received[0]?.headers['x-amz-security-token'], 'role-session-token');
});

test('a wrong MFA code is told without repeating it, and asked for again', async (t) => {
  await home.write('credentials', roleProfile);
  await startSts(t);
  const { url } = await startService(t, answerConfig);
  const codes = ['654321', '123456'];
  const { distributions } = connect({ endpoint: url, profile: 'prod', mfaCode: async () => codes.shift() });

  const first = await distributions.get(target);
  assert.equal(first.kind === 'no-credentials' && first.reason, 'mfa-needed');
  assert.doesNotMatch(JSON.stringify(first), /654321/);
  assert.equal((await distributions.get(target)).kind, 'config');
});

test('MFA that nobody can ask for is told with the serial', async (t) => {
  await home.write('credentials', roleProfile);
  const { url, received } = await startService(t, answerConfig);
  const result = await connect({ endpoint: url, profile: 'prod' }).distributions.get(target);

  assert.equal(result.kind === 'no-credentials' && result.reason, 'mfa-needed');
  assert.ok(result.kind === 'no-credentials' && result.message.includes(serial));
  assert.equal(received.length, 0);
});

test('a closed question for the MFA code cancels', async (t) => {
  await home.write('credentials', roleProfile);
  const { url, received } = await startService(t, answerConfig);
  const { distributions } = connect({ endpoint: url, profile: 'prod', mfaCode: async () => undefined });

  assert.deepEqual(await distributions.put(target, config, 'E2'), { kind: 'cancelled' });
  assert.equal(received.length, 0);
});

test('cancelling while the MFA code is asked for ends at once, and nothing is sent when the code comes', async (t) => {
  await home.write('credentials', roleProfile);
  await startSts(t);
  const { url, received } = await startService(t, answerConfig);
  const cancel = new AbortController();
  let answer = (_code: string) => {};
  const mfaCode = () => {
    setImmediate(() => cancel.abort());
    return new Promise<string>((resolve) => {
      answer = resolve;
    });
  };
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const { distributions } = connect({ endpoint: url, profile: 'prod', mfaCode, log });

  assert.deepEqual(await distributions.put(target, config, 'E2', cancel.signal), { kind: 'cancelled' });
  answer('123456');
  assert.equal((await distributions.get(target)).kind, 'config');
  assert.deepEqual(
    received.map((it) => it.method),
    ['GET'],
  );
  assert.deepEqual(
    lines.map((it) => it.split(' ', 1)),
    [['GET']],
  );
});

test('nobody is asked for an MFA code when the call was cancelled before', async (t) => {
  await home.write('credentials', roleProfile);
  const { url } = await startService(t, answerConfig);
  const mfaCode = t.mock.fn(async () => '123456');
  const { distributions } = connect({ endpoint: url, profile: 'prod', mfaCode });

  assert.deepEqual(await distributions.get(target, AbortSignal.abort()), { kind: 'cancelled' });
  assert.equal(mfaCode.mock.callCount(), 0);
});

test('a role that may not be assumed names the action and the principal', async (t) => {
  await home.write('credentials', roleProfile.replace(/mfa_serial.*\n/, ''));
  const message =
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sts:AssumeRole on resource: x';
  const sts = await startService(t, (response) => reply(response, 403, errorBody('AccessDenied', message)));
  env.AWS_ENDPOINT_URL_STS = sts.url;
  const result = await connect({ endpoint: sts.url, profile: 'prod' }).distributions.get(target);

  assert.equal(result.kind === 'denied' && result.action, 'sts:AssumeRole');
});

test('a sign-in service that cannot be reached is offline, for a push too', async (t) => {
  await home.write('credentials', roleProfile.replace(/mfa_serial.*\n/, ''));
  const { url, received } = await startService(t, answerConfig);
  env.AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:1';
  const result = await connect({ endpoint: url, profile: 'prod' }).distributions.put(target, config, 'E2');

  assert.deepEqual(result, {
    kind: 'offline',
    message: 'The connection was refused (ECONNREFUSED): the sign-in service',
  });
  assert.equal(received.length, 0);
});

const ssoSession =
  '[sso-session corp]\nsso_start_url = https://corp.example.com/start\nsso_region = eu-west-1\n';
const ssoProfile = (how: string) =>
  `[profile prod]\nsso_account_id = 111122223333\nsso_role_name = edge\n${how}\n`;
const ssoNeeded = {
  kind: 'no-credentials',
  reason: 'sso-expired',
  profile: 'prod',
  message: 'Profile "prod" needs a new sign-in: aws sso login --profile prod',
};

for (const [name, how, cacheKey] of [
  ['an SSO session', 'sso_session = corp', 'corp'],
  [
    'SSO without a session',
    'sso_start_url = https://corp.example.com/start\nsso_region = eu-west-1',
    'https://corp.example.com/start',
  ],
] as const) {
  test(`${name} that expired, or was never begun, asks for a new sign-in`, async (t) => {
    await home.write('config', `${ssoSession}${ssoProfile(how)}`);
    const { url, received } = await startService(t, answerConfig);
    const { distributions } = connect({ endpoint: url, profile: 'prod' });
    assert.deepEqual(await distributions.get(target), ssoNeeded);

    const file = `sso/cache/${createHash('sha1').update(cacheKey).digest('hex')}.json`;
    await home.write(file, JSON.stringify({ accessToken: 'sso-token', expiresAt: '2020-01-01T00:00:00Z' }));
    assert.deepEqual(await distributions.get(target), ssoNeeded);
    assert.equal(received.length, 0);
  });
}

test('a credential_process that fails keeps its command line to itself', async (t) => {
  await home.write('config', '[profile prod]\ncredential_process = no-such-program --password hunter22\n');
  const { url } = await startService(t, answerConfig);
  const result = await connect({ endpoint: url, profile: 'prod' }).distributions.get(target);

  assert.deepEqual(result, {
    kind: 'no-credentials',
    reason: 'none',
    profile: 'prod',
    message: 'The credential_process of profile "prod" failed.',
  });
});

test('keys in the environment are used when no profile is chosen', async (t) => {
  exportKeys();
  const { url, received } = await startService(t, answerConfig);

  assert.equal((await connect({ endpoint: url }).distributions.get(target)).kind, 'config');
  assert.equal(signer(received[0]?.headers), accessKeyId);
});
