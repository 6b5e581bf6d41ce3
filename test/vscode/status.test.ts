import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CloudFront, change, pulled, run, setting, site, startCloudFront } from './cloudfront.ts';
import { answer, heard, pickDistributions, pickRow, statusBar } from './dialogs.ts';
import { until } from './documents.ts';

const { executeCommand } = vscode.commands;

describe('the status of a distribution', () => {
  let cloudfront: CloudFront;
  afterEach(async () => {
    await executeCommand('workbench.action.files.revert');
    await executeCommand('workbench.action.closeAllEditors');
    await cloudfront.stop();
  });

  it('is waited for in the status bar after a push, and told when it is Deployed', async () => {
    cloudfront = await startCloudFront({ deployMilliseconds: 1000 });
    const editor = await pulled(site);
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change/, 'Push');
    answer(/^Pushed 1 change/, 'Wait for Deployed');
    await run('push');
    await until('the progress', () => /^\$\(beaker\) \$\(sync~spin\) \w+ deploying 0:0\d$/.test(statusBar()));
    await heard(/^E2QWRUHAPOMQZL is deployed\.$/);
    await until('the status', () => statusBar() === `$(beaker) ${site} · in sync`);
  });

  it('need not be waited for to the end', async () => {
    cloudfront = await startCloudFront({ deployMilliseconds: 600_000 });
    const editor = await pulled(site);
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change/, 'Push');
    await run('push');
    await run('status');
    await heard(/^CloudFront is deploying E2QWRUHAPOMQZL\./);
    await until('the progress', () => /deploying/.test(statusBar()));

    pickRow(/^E2QWRUHAPOMQZL$/, 'Stop Waiting');
    await run('showActions');
    await until('the status', () => statusBar() === `$(beaker) ${site} · in sync`);
  });

  it('is told at once when nothing is under way', async () => {
    cloudfront = await startCloudFront();
    await pulled(site);
    await run('status');
    await heard(/^E2QWRUHAPOMQZL is deployed\.$/);
  });
});

describe('the playground in the editor', () => {
  it('takes the place of AWS until it is stopped', async () => {
    await setting('endpoint', 'http://127.0.0.1:9', vscode.ConfigurationTarget.Global);
    await run('startPlayground');
    await heard(/^The playground listens at http:\/\/127\.0\.0\.1:\d+\./);
    const pull = run('pull');
    await pickDistributions('E1ABCDEFGHIJKL');
    await pull;
    await until('the status', () => statusBar() === '$(beaker) E1ABCDEFGHIJKL · in sync');

    await run('stopPlayground');
    await heard(/^The playground is stopped\./);
    await run('compare');
    const message = await heard(/^The playground does not run\.$/);
    assert.deepEqual(message.buttons, ['Start Playground']);
    await setting('endpoint', undefined, vscode.ConfigurationTarget.Global);
  });
});

describe('an untrusted workspace', () => {
  it('reaches CloudFront by no command, and each says why', async () => {
    const { isTrusted } = vscode.workspace;
    assert.equal(isTrusted, true);
    Object.defineProperty(vscode.workspace, 'isTrusted', { value: false, configurable: true });
    try {
      for (const name of ['pull', 'push', 'plan', 'compare', 'link', 'status', 'selectProfile']) {
        await run(name);
        await heard(/which only a trusted workspace may cause/);
      }
    } finally {
      Object.defineProperty(vscode.workspace, 'isTrusted', { value: true, configurable: true });
    }
  });
});
