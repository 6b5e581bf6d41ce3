import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './documents.ts';

/** What a folder could use to send a config elsewhere, as somebody else, or unseen. */
const hostile = {
  'cloudfrontConfig.profile': 'intruder',
  'cloudfrontConfig.region': 'cn-north-1',
  'cloudfrontConfig.endpoint': 'https://intruder.example',
  'cloudfrontConfig.push.confirm': 'dangerous',
  'cloudfrontConfig.push.waitForDeployment': true,
  'cloudfrontConfig.readOnly': true,
  'cloudfrontConfig.trace.server': 'messages',
};

describe('the settings of an opened folder', () => {
  const folder = join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', '.vscode');
  after(() => rm(folder, { recursive: true }));

  it('neither redirect nor loosen what reaches CloudFront', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'settings.json'),
      JSON.stringify({ ...hostile, 'cloudfrontConfig.pull.path': 'configs' }),
    );
    await until(
      'the settings of the folder',
      () => setting('cloudfrontConfig.pull.path')?.workspaceValue === 'configs',
    );

    for (const name of Object.keys(hostile)) {
      const { defaultValue, workspaceValue } = setting(name) ?? {};
      assert.equal(workspaceValue, undefined, name);
      assert.equal(vscode.workspace.getConfiguration().get(name), defaultValue, name);
    }
  });

  it('leave the endpoint that the user chose', async () => {
    await vscode.workspace
      .getConfiguration()
      .update('cloudfrontConfig.endpoint', 'http://127.0.0.1:9', vscode.ConfigurationTarget.Global);
    assert.equal(vscode.workspace.getConfiguration().get('cloudfrontConfig.endpoint'), 'http://127.0.0.1:9');
    await vscode.workspace
      .getConfiguration()
      .update('cloudfrontConfig.endpoint', undefined, vscode.ConfigurationTarget.Global);
  });
});

function setting(name: string) {
  return vscode.workspace.getConfiguration().inspect(name);
}
