import assert from 'node:assert/strict';
import { env } from 'node:process';
import { after, before, beforeEach, test } from 'node:test';
import { type ConnectOptions, connect } from '#aws';
import { startPlayground } from '#playground';
import { emptyHome, exportKeys, type Home } from './environment.ts';

let home: Home;
before(async () => {
  home = emptyHome();
  await home.write(
    'config',
    `[profile plain]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[profile code]
role_arn = arn:aws:iam::111122223333:role/admin
source_profile = plain
mfa_serial = arn:aws:iam::111122223333:mfa/ann
[profile behind]
role_arn = arn:aws:iam::111122223333:role/more
source_profile = code
[profile program]
credential_process = /bin/false
[profile circle]
role_arn = arn:aws:iam::111122223333:role/round
source_profile = circle
`,
  );
});
beforeEach(() => {
  delete env.AWS_ACCESS_KEY_ID;
  delete env.AWS_SECRET_ACCESS_KEY;
});
after(() => home.remove());

async function mayAsk(options: ConnectOptions): Promise<boolean> {
  const connection = connect(options);
  try {
    return await connection.mayAsk();
  } finally {
    await connection.close();
  }
}

for (const profile of ['code', 'behind', 'program']) {
  test(`the profile "${profile}" may ask somebody`, async () => {
    assert.equal(await mayAsk({ profile }), true);
  });
}

for (const profile of ['plain', 'circle', 'missing']) {
  test(`the profile "${profile}" asks nobody`, async () => {
    assert.equal(await mayAsk({ profile }), false);
  });
}

test('a playground asks nobody', async () => {
  assert.equal(await mayAsk({ endpoint: 'http://127.0.0.1:9' }), false);
});

test('once there are credentials nobody is asked', async () => {
  const server = await startPlayground();
  exportKeys();
  env.AWS_PROFILE = 'program';
  const connection = connect({ endpoint: server.url, profile: 'plain' });
  try {
    assert.equal((await connection.account.read('keyGroups')).kind, 'facts');
    assert.equal(await connection.mayAsk(), false);
  } finally {
    delete env.AWS_PROFILE;
    await connection.close();
    await server.close();
  }
});
