import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { lockedFields, ruleSettings } from '../../client/src/rule-settings.ts';
import { codesOn, openFile, replaceText, until } from './documents.ts';

const config = `<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>made-by-hand</CallerReference>
  <Aliases>
    <Quantity>2</Quantity>
    <Items><CNAME>media.example.com</CNAME></Items>
  </Aliases>
</DistributionConfig>
`;

const code = 'InconsistentQuantities';
const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const settingsPath = join(folder, 'controls', '.cloudfront-config.json');

async function actionNamed(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction> {
  const range = new vscode.Range(3, 14, 3, 14);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
  );
  const action = actions.find((it) => it.title === title);
  assert.ok(action, actions.map((it) => it.title).join('\n'));
  return action;
}

describe('what the user says about rules', () => {
  after(() => rm(join(folder, 'controls'), { recursive: true }));

  it('is a comment that the light bulb writes', async () => {
    const { document } = await openFile('controls/line.distribution.xml', config);
    await until('the finding', () => codesOn(document).includes(code));
    const { edit } = await actionNamed(document, 'Disable quantity-mismatch for this line');
    assert.ok(edit !== undefined && (await vscode.workspace.applyEdit(edit)));
    await until('no finding', () => !codesOn(document).includes(code));
    assert.match(document.getText(), /^ {4}<!-- cloudfront-config-disable quantity-mismatch: reason -->$/m);
  });

  it('is a settings file that the light bulb edits, even unsaved, and that counts once it is saved', async () => {
    await writeFile(settingsPath, '{}');
    const { document } = await openFile('controls/off.distribution.xml', config);
    await until('the finding', () => codesOn(document).includes(code));
    const settings = await vscode.window.showTextDocument(vscode.Uri.file(settingsPath));
    await replaceText(settings, '{ "bestPractices": true }');
    const title = 'Set severity of quantity-mismatch in .cloudfront-config.json to off';
    const { edit } = await actionNamed(document, title);
    assert.ok(edit !== undefined && (await vscode.workspace.applyEdit(edit)));
    assert.deepEqual(JSON.parse(settings.document.getText()), {
      bestPractices: true,
      rules: { 'quantity-mismatch': 'off' },
    });
    assert.ok(await settings.document.save());
    await until('no finding', () => !codesOn(document).includes(code));
  });

  it('is followed by a push, which does not start when it cannot be read', async () => {
    const { document } = await openFile('controls/push.distribution.xml', config);
    await writeFile(settingsPath, '{ "editableFields": ["Comment"], "rules": { "enum-value": "off" } }');
    const { rules, editableFields } = await ruleSettings(document.uri);
    assert.deepEqual([rules, editableFields], [{ 'enum-value': 'off' }, ['Comment']]);

    await writeFile(settingsPath, '{ "editableFields": "nothing" }');
    await assert.rejects(ruleSettings(document.uri), /editableFields: Wanted is "all"/);
  });

  it('is not loosened by the opened folder', async () => {
    const settings = vscode.workspace.getConfiguration('cloudfrontConfig');
    await settings.update('editableFields', ['Comment', 'Aliases'], vscode.ConfigurationTarget.Global);
    await settings.update('editableFields', 'all', vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(lockedFields().settings.editableFields, ['Comment', 'Aliases']);
    await settings.update('editableFields', ['Comment', 'Origins'], vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(lockedFields().settings.editableFields, ['Comment']);
    await settings.update('editableFields', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('editableFields', undefined, vscode.ConfigurationTarget.Global);
  });
});

describe('conversion', () => {
  it('opens the XML of what the AWS CLI printed, and its JSON again', async () => {
    const json = await vscode.workspace.openTextDocument({
      language: 'json',
      content: '{ "ETag": "E1", "DistributionConfig": { "CallerReference": "a", "Enabled": true } }',
    });
    await vscode.window.showTextDocument(json);
    void vscode.commands.executeCommand('cloudfrontConfig.convertFromJson');
    const xml = await until('the XML', () => activeDocument('cloudfront-config'));
    assert.match(xml.getText(), /<CallerReference>a<\/CallerReference>\n {2}<Enabled>true</);

    void vscode.commands.executeCommand('cloudfrontConfig.convertToJson');
    const again = await until('the JSON', () => activeDocument('json'));
    assert.deepEqual(JSON.parse(again.getText()), { CallerReference: 'a', Enabled: true });
    for (let open = 0; open < 3; open++)
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

function activeDocument(language: string): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === language ? document : undefined;
}
