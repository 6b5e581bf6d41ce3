import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { layOut } from '#core';
import { type CloudFront, change, pulled, run, site, startCloudFront, stream } from './cloudfront.ts';
import { answer, closeDistributions, heard, pickDistributions, statusBar } from './dialogs.ts';
import { until } from './documents.ts';

const { executeCommand } = vscode.commands;

describe('pull', () => {
  let cloudfront: CloudFront;
  beforeEach(async () => {
    cloudfront = await startCloudFront();
  });
  afterEach(async () => {
    await executeCommand('workbench.action.files.revert');
    await cloudfront.stop();
  });

  it('writes what was ticked, of both kinds, and opens it in sync', async () => {
    const pull = run('pull');
    await pickDistributions(site, stream);
    await pull;

    const names = vscode.workspace.textDocuments
      .filter((it) => it.fileName.includes(`configs-${cloudfront.port}`))
      .map((it) => vscode.workspace.asRelativePath(it.uri));
    assert.deepEqual(names.sort(), [
      `configs-${cloudfront.port}/${site}.distribution.xml`,
      `configs-${cloudfront.port}/${stream}.streaming-distribution.xml`,
    ]);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.languageId, 'cloudfront-config');
    assert.equal(document?.getText(), layOut(cloudfront.remote(stream).xml));
    await until('the status', () => statusBar() === `$(beaker) ${stream} · in sync`);
  });

  it('writes nothing when the list is closed', async () => {
    const pull = run('pull');
    await closeDistributions();
    await pull;
    const files = await vscode.workspace.findFiles(`configs-${cloudfront.port}/**`);
    assert.deepEqual(files, []);
  });

  it('brings what others changed into a text nobody edited, without a question', async () => {
    const { document } = await pulled(site);
    await cloudfront.playground.foreignEdit(site);
    await pulled(site);
    assert.match(document.getText(), /<Comment>Changed by a colleague</);
    assert.equal(document.isDirty, false);
  });

  it('keeps an edited text, its ETag and its baseline on Keep Mine', async () => {
    const editor = await pulled(site);
    await change(editor, 'Marketing site', 'Mine');
    await cloudfront.playground.foreignEdit(site);
    answer(/has 1 change of yours/, 'Keep Mine');
    await pulled(site);

    assert.match(editor.document.getText(), /<Comment>Mine</);
    const question = await heard(/has 1 change of yours/);
    assert.deepEqual(question.buttons, ['Merge', 'Compare', 'Keep Mine', 'Replace…']);
    await run('push');
    await heard(/^Someone also changed Comment/);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('replaces an edited text in one edit, and undo brings its ETag back with it', async () => {
    const editor = await pulled(site);
    await change(editor, '<Comment>Marketing site', '<!-- mine -->\n  <Comment>Mine');
    const mine = editor.document.getText();
    await cloudfront.playground.foreignEdit(site);
    answer(/has 1 change of yours/, 'Replace…');
    answer(/^Replace the text/, 'Replace');
    await pulled(site);

    const question = await heard(/^Replace the text/);
    assert.equal(question.detail, 'This drops 1 change and 1 comment of yours. Undo brings everything back.');
    assert.equal(editor.document.getText(), layOut(cloudfront.remote(site).xml));
    await run('push');
    await heard(/^No change since the pull/);

    await executeCommand('undo');
    assert.equal(editor.document.getText(), mine);
    await run('push');
    await heard(/^Someone also changed Comment/);

    await executeCommand('redo');
    await run('push');
    await heard(/^No change since the pull/);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('merges what others changed into an edited text, whose comments stay', async () => {
    const editor = await pulled(site);
    await change(editor, '<PriceClass>PriceClass_100', '<!-- cheap -->\n  <PriceClass>PriceClass_200');
    await cloudfront.playground.foreignEdit(site);
    answer(/has 1 change of yours/, 'Merge');
    await pulled(site);

    const text = editor.document.getText();
    assert.match(text, /<Comment>Changed by a colleague</);
    assert.match(text, /<!-- cheap -->\n {2}<PriceClass>PriceClass_200</);
    await until('the status', () => statusBar() === `$(beaker) ${site} · edited`);
  });

  it('goes into the linked file, wherever that was renamed to', async () => {
    const { document } = await pulled(site);
    const renamed = document.uri.with({ path: document.uri.path.replace(/[^/]+$/, 'shop.xml') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await cloudfront.playground.foreignEdit(site);

    const pull = run('pull');
    await pickDistributions(site);
    await pull;
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), renamed.toString());
    assert.match(editor?.document.getText() ?? '', /Changed by a colleague/);
  });
});
