import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CloudFront, change, pulled, run, site, startCloudFront } from './cloudfront.ts';
import { heard } from './dialogs.ts';
import { until } from './documents.ts';

const managed = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const unknown = '8f1a2c3d-0000-4444-8888-1234567890ab';

const codesOf = ({ document }: vscode.TextEditor) =>
  vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code }) => (typeof code === 'object' ? code.value : code));

describe('what an account has', () => {
  let cloudfront: CloudFront;
  beforeEach(async () => {
    cloudfront = await startCloudFront();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await cloudfront.stop();
  });

  it('is read in the background once a document is linked', async () => {
    await cloudfront.playground.foreignEdit(site, (xml) =>
      xml.replace(
        '<LambdaFunctionAssociations><Quantity>0</Quantity>',
        '<LambdaFunctionAssociations><Quantity>1</Quantity><Items><LambdaFunctionAssociation><LambdaFunctionARN>arn:aws:lambda:us-east-1:444455556666:function:rewrite:3</LambdaFunctionARN><EventType>origin-request</EventType></LambdaFunctionAssociation></Items>',
      ),
    );
    const editor = await pulled(site);
    await until('the other account', () => codesOf(editor).includes('InvalidLambdaFunctionAssociation'));
  });

  it('is read anew when somebody asks, also from the light bulb', async () => {
    const editor = await pulled(site);
    await change(editor, managed, unknown);
    await run('refreshAccount');
    await until('the missing policy', () => codesOf(editor).includes('NoSuchCachePolicy'));

    const at = editor.document.positionAt(editor.document.getText().indexOf(unknown));
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(at, at),
    );
    const refresh = actions.find((it) => it.title === 'Refresh what is known of the account');
    assert.equal(refresh?.command?.command, 'cloudfrontConfig.refreshAccount');
    await vscode.commands.executeCommand(refresh.command.command, ...(refresh.command.arguments ?? []));
    assert.ok(codesOf(editor).includes('NoSuchCachePolicy'));
  });

  it('says nothing of a list that may not be read, and the rest is checked', async () => {
    cloudfront.playground.faults.add({ name: 'denied', action: 'ListCachePolicies' });
    const editor = await pulled(site);
    await change(editor, managed, unknown);
    await change(editor, 'E1OACEXAMPLE77', 'E1OACEXAMPLE99');
    await run('refreshAccount');
    await heard(/^1 list of account 111122223333 could not be read/);
    await until('the missing control', () => codesOf(editor).includes('InvalidOriginAccessControl'));
    assert.ok(!codesOf(editor).includes('NoSuchCachePolicy'));
  });
});
