import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { layOut } from '#core';
import { type CloudFront, change, pulled, run, site, startCloudFront } from './cloudfront.ts';
import { answer, heard, pickDistributions, statusBar } from './dialogs.ts';
import { openFile, until } from './documents.ts';

const { executeCommand } = vscode.commands;

describe('a link', () => {
  let cloudfront: CloudFront;
  beforeEach(async () => {
    cloudfront = await startCloudFront();
  });
  afterEach(async () => {
    await executeCommand('workbench.action.files.revert');
    await executeCommand('workbench.action.closeAllEditors');
    await cloudfront.stop();
  });

  /** A text of the site that nobody pulled here. */
  const copy = () => layOut(cloudfront.remote(site).xml).replace('Marketing site', 'From a backup');

  async function linkTo(id: string): Promise<void> {
    const link = run('link');
    await pickDistributions(id);
    await link;
  }

  it('is made after its differences were shown, which are nobody’s changes', async () => {
    const { document } = await openFile(`copy-${cloudfront.port}.distribution.xml`, copy());
    await run('push');
    const offer = await heard(/ is not linked to a distribution\.$/);
    assert.deepEqual(offer.buttons, ['Link…']);

    answer(/^Link copy-\d+\.distribution\.xml to E2QWRUHAPOMQZL \(account 111122223333\)\?$/, 'Link');
    await linkTo(site);
    await until('the status', () => statusBar() === `$(beaker) ${site} · edited`);
    assert.equal(document.getText(), copy());

    answer(/^Push 1 change/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.match(cloudfront.remote(site).xml, /From a backup/);
  });

  it('is not made to the distribution of another text', async () => {
    await openFile(`copy-${cloudfront.port}.distribution.xml`, copy());
    await linkTo('E1ABCDEFGHIJKL');
    await heard(/^This is the text of another distribution\./);
    await until('no status', () => statusBar() === '');
  });

  it('can be taken away, and put back as it was', async () => {
    const editor = await pulled(site);
    const { etag } = cloudfront.remote(site);
    await run('unlink');
    const told = await heard(/is not linked to E2QWRUHAPOMQZL any more/);
    assert.deepEqual(told.buttons, ['Undo']);
    await run('push');
    await heard(/is not linked to a distribution/);

    await linkTo(site);
    answer(/is not linked to E2QWRUHAPOMQZL any more/, 'Undo');
    await run('unlink');
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.deepEqual(
      cloudfront.puts().map((it) => it.ifMatch),
      [etag],
    );
  });

  it('follows an untitled document to the file it is saved as', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const path = join(folder, `saved-${cloudfront.port}.distribution.xml`);
    const untitled = await vscode.workspace.openTextDocument(
      vscode.Uri.file(path).with({ scheme: 'untitled' }),
    );
    const editor = await vscode.window.showTextDocument(untitled);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), copy()));
    answer(/^Link saved/, 'Link');
    await linkTo(site);

    assert.ok(await untitled.save());
    const saved = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(saved);
    await until('the status', () => statusBar() === `$(beaker) ${site} · edited`);
  });
});
