import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { run, setting } from './cloudfront.ts';
import { answer, forgetDialogs, heard, pickRow } from './dialogs.ts';

const { Global } = vscode.ConfigurationTarget;

const config = `[profile dev]
region = eu-west-1

[profile prod]
sso_session = company
sso_account_id = 111122223333
sso_role_name = admin

[sso-session company]
sso_start_url = https://company.awsapps.com/start
sso_region = eu-west-1
`;

describe('the AWS profile', () => {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cfc-aws-'));
    await writeFile(join(folder, 'config'), config);
    process.env.AWS_CONFIG_FILE = join(folder, 'config');
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(folder, 'credentials');
    await setting('endpoint', 'http://127.0.0.1:9', Global);
  });
  after(async () => {
    restore('AWS_CONFIG_FILE', AWS_CONFIG_FILE);
    restore('AWS_SHARED_CREDENTIALS_FILE', AWS_SHARED_CREDENTIALS_FILE);
    await setting('profile', undefined, Global);
    await setting('endpoint', undefined, Global);
    await rm(folder, { recursive: true });
    forgetDialogs();
  });

  it('is chosen among those of the config files', async () => {
    pickRow(/^Select an AWS profile$/, 'dev');
    await run('selectProfile');
    assert.equal(vscode.workspace.getConfiguration('cloudfrontConfig').get('profile'), 'dev');
  });

  it('is asked for again when it does not exist', async () => {
    await setting('profile', 'nobody', Global);
    await run('pull');
    const message = await heard(/"nobody"/);
    assert.deepEqual(message.buttons, ['Select Profile…']);
  });

  it('is signed in anew in a terminal, without a shell in between', async () => {
    await setting('profile', 'prod', Global);
    const { createTerminal } = vscode.window;
    const terminals: vscode.TerminalOptions[] = [];
    Object.assign(vscode.window, {
      createTerminal: (options: vscode.TerminalOptions) => {
        terminals.push(options);
        return { show: () => undefined };
      },
    });
    answer(/^Profile "prod" needs a new sign-in\.$/, 'Run aws sso login');
    await run('pull');
    Object.assign(vscode.window, { createTerminal });

    const [terminal] = terminals;
    assert.equal(terminal?.shellPath, 'aws');
    assert.deepEqual(terminal?.shellArgs, ['sso', 'login', '--profile', 'prod']);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
