import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CloudFront, change, pulled, run, setting, site, startCloudFront } from './cloudfront.ts';
import { answer, everythingTold, heard, logLines, pickRow, statusBar } from './dialogs.ts';
import { until } from './documents.ts';

const { executeCommand } = vscode.commands;

/** Attempts of the SDK for one request. */
const attempts = 3;

describe('push', () => {
  let cloudfront: CloudFront;
  let editor: vscode.TextEditor;
  beforeEach(async () => {
    cloudfront = await startCloudFront();
    editor = await pulled(site);
  });
  afterEach(async () => {
    await executeCommand('workbench.action.files.revert');
    await executeCommand('workbench.action.closeAllEditors');
    await cloudfront.stop();
  });

  it('sends the text as it stands with the ETag of the pull, after a question that names what it changes', async () => {
    const { etag } = cloudfront.remote(site);
    await change(editor, '<Comment>Marketing site', '<!-- why -->\n  <Comment>Shop &amp; more');
    answer(/^Push 1 change to/, 'Push');
    await run('push');

    const question = await heard(/^Push/);
    assert.deepEqual(question, {
      text: `Push 1 change to ${site} (www.example.com, account 111122223333)?`,
      detail: undefined,
      isModal: true,
      buttons: ['Push', 'Show Plan'],
    });
    assert.deepEqual(cloudfront.puts(), [{ ifMatch: etag, xml: editor.document.getText() }]);
    assert.equal(editor.document.isDirty, false);
    await heard(/^Pushed 1 change\. CloudFront is deploying\.$/);
    await until('the status', () => statusBar() === `$(beaker) ${site} · in sync`);

    const next = cloudfront.remote(site).etag;
    await change(editor, 'Shop &amp; more', 'Shop');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.equal(cloudfront.puts()[1]?.ifMatch, next);
    assert.match(cloudfront.remote(site).xml, /<Comment>Shop</);
  });

  it('sends nothing when the text says what was pulled', async () => {
    await change(editor, '<Comment>', '<!-- only a comment --><Comment>');
    await run('push');
    await heard(/^No change since the pull\. Nothing was sent\.$/);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('sends nothing on Cancel, and the next push meets what others did in between', async () => {
    await change(editor, 'Marketing site', 'Mine');
    await run('push');
    await heard(/^Push 1 change/);
    assert.deepEqual(cloudfront.puts(), []);

    await cloudfront.playground.foreignEdit(site);
    await run('push');
    await heard(/^Someone also changed Comment/);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('shows the plan of a dangerous change first', async () => {
    await change(editor, '<CNAME>old.example.com</CNAME>', '');
    await change(editor, '<Quantity>3</Quantity>', '<Quantity>2</Quantity>');
    answer(/^Push 1 change to/, 'Show Plan');
    answer(/^Push 1 change to/, 'Push Dangerous Change');
    await run('push');

    const question = await heard(/^Push 1 change/);
    assert.deepEqual(question.buttons, ['Show Plan', 'Push Dangerous Change']);
    assert.match(question.detail ?? '', /^! Aliases old\.example\.com: /);
    const below = await heard(/^Push 1 change/);
    assert.deepEqual(
      { isModal: below.isModal, buttons: below.buttons },
      {
        isModal: false,
        buttons: ['Push Dangerous Change'],
      },
    );
    const plan = shown('Plan: E2QWRUHAPOMQZL');
    assert.match(plan, /^E2QWRUHAPOMQZL {2}www\.example\.com {2}· {2}1 change of yours/);
    assert.match(plan, /^ {2}! Aliases +− old\.example\.com/m);
    await heard(/^Pushed 1 change/);
    assert.equal(cloudfront.puts().length, 1);
  });

  it('plans anew what was edited while its plan stood open', async () => {
    await change(editor, 'Marketing site', 'One');
    answer(/^Push 1 change to/, 'Show Plan');
    answer(/^Push 1 change to/, 'Push', () => change(editor, 'PriceClass_100', 'PriceClass_200'));
    answer(/^Push 2 changes to/, 'Push');
    await run('push');
    await heard(/^Pushed 2 changes/);
    assert.equal(cloudfront.puts().length, 1);
    assert.match(shown('Plan: E2QWRUHAPOMQZL'), /2 changes of yours/);
  });

  it('can be planned without being sent, from the plan too', async () => {
    await change(editor, 'Marketing site', 'One');
    await run('plan');
    assert.match(shown('Plan: E2QWRUHAPOMQZL'), /~ Comment +Marketing site → One/);
    assert.deepEqual(cloudfront.puts(), []);

    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'cloudfront-config');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
  });

  it('stops at errors, and shows what CloudFront says of them at the element, until that changes', async () => {
    await change(editor, '<TargetOriginId>site-bucket', '<TargetOriginId>nowhere');
    answer(/^CloudFront would refuse this: 1 error\.$/, 'Push Anyway');
    answer(/^Push 1 change to/, 'Push Dangerous Change');
    answer(/^CloudFront refused the push/, 'Copy Request Id');
    await run('push');

    const refusal = await heard(/^CloudFront refused the push: .* \(NoSuchOrigin\)$/);
    assert.deepEqual(refusal.buttons, ['Go to TargetOriginId', 'Copy Request Id']);
    assert.match(await vscode.env.clipboard.readText(), /^[0-9a-f-]{36}$/);
    const words = refusal.text.slice('CloudFront refused the push: '.length, -' (NoSuchOrigin)'.length);
    const lineOfAnswer = () =>
      vscode.languages.getDiagnostics(editor.document.uri).find((it) => it.message === words)?.range.start
        .line;
    const line = await until('the answer at its element', lineOfAnswer);
    assert.match(editor.document.lineAt(line).text, /<TargetOriginId>nowhere</);

    await change(editor, '<CallerReference>', '<!-- one\n line more -->\n<CallerReference>');
    await until('the answer where its element went', () => lineOfAnswer() === line + 2);
    await change(editor, 'nowhere', 'site-bucket');
    await until('no answer', () => lineOfAnswer() === undefined);
  });

  it('refuses the text of another distribution, however much one insists', async () => {
    await change(editor, 'marketing-site-2019-04-11', 'another');
    await run('push');
    const message = await heard(/^This is the text of another distribution\. Nothing was sent\./);
    assert.deepEqual(message.buttons, ['Show Problems']);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('pushes both when others changed something else, after one question', async () => {
    await change(editor, 'PriceClass_100', 'PriceClass_200');
    await cloudfront.playground.foreignEdit(site);
    answer(
      /^Someone changed 1 thing since your pull: Comment\. Your change does not touch it\.$/,
      'Push Both',
    );
    await run('push');

    await heard(/^Pushed 1 change/);
    assert.match(cloudfront.remote(site).xml, /<Comment>Changed by a colleague</);
    assert.match(cloudfront.remote(site).xml, /<PriceClass>PriceClass_200</);
    assert.match(editor.document.getText(), /<Comment>Changed by a colleague</);
  });

  it('overwrites nothing when others changed the same, and keeps the conflict until it is decided', async () => {
    await change(editor, 'Marketing site', 'Mine');
    await cloudfront.playground.foreignEdit(site);
    const theirs = cloudfront.remote(site);
    await run('push');

    const conflict = await heard(
      /^Someone also changed Comment \(Marketing site → Changed by a colleague; yours Mine\)\.$/,
    );
    assert.deepEqual(conflict.buttons, ['Merge…', 'Compare', 'Use Live…']);
    assert.deepEqual(cloudfront.remote(site), theirs);
    assert.match(editor.document.getText(), /<Comment>Mine</);
    await until('the status', () => statusBar() === `$(beaker) $(error) ${site} · conflict`);

    answer(/^Someone also changed/, 'Merge…');
    pickRow(/^Merge E2/, 'Comment');
    pickRow(/^Comment$/, 'Keep Mine');
    pickRow(/^Merge E2/, 'Apply');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.deepEqual(
      cloudfront.puts().map((it) => it.ifMatch),
      [theirs.etag],
    );
    assert.match(cloudfront.remote(site).xml, /<Comment>Mine</);
  });

  it('uses the live config on request, with the text of its author kept beside it', async () => {
    await change(editor, 'Marketing site', 'Mine');
    const mine = editor.document.getText();
    await cloudfront.playground.foreignEdit(site);
    answer(/^Someone also changed/, 'Use Live…');
    answer(/^Replace the text/, 'Use Live');
    await run('push');

    assert.match(editor.document.getText(), /<Comment>Changed by a colleague</);
    const kept = vscode.workspace.textDocuments.find((it) => it.isUntitled);
    assert.equal(kept?.getText(), mine);
    await run('push', editor.document.uri);
    await heard(/^No change since the pull/);
  });

  it('compares with the live config, laid out like the text', async () => {
    await change(editor, '<Comment>Marketing site', '<!-- mine -->\n  <Comment>Mine');
    await cloudfront.playground.foreignEdit(site);
    await run('compare');
    assert.equal(
      shown('E2QWRUHAPOMQZL at CloudFront.distribution.xml'),
      editor.document.getText().replace('<Comment>Mine', '<Comment>Changed by a colleague'),
    );
  });

  it('recognizes its change when the answer was lost', async () => {
    cloudfront.playground.faults.add({ name: 'drop-after', count: 1 });
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^The connection broke, but CloudFront has your change\./);
    await run('push');
    await heard(/^No change since the pull/);
  });

  it('says when it is not known whether the change arrived, and sends the same again', async () => {
    const { etag } = cloudfront.remote(site);
    cloudfront.playground.faults.add({ name: 'drop-before', count: attempts });
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change to/, 'Push');
    answer(
      /^The connection broke before CloudFront answered\. CloudFront still shows the old config\.$/,
      'Push Again',
    );
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.deepEqual(new Set(cloudfront.puts().map((it) => it.ifMatch)), new Set([etag]));
  });

  it('follows an ETag that moved without a change, and only the log tells', async () => {
    const { etag } = cloudfront.remote(site);
    cloudfront.playground.faults.add({ name: 'phantom', distributionId: site });
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    const line = new RegExp(`ETag moved from ${etag} to \\w+ without a change of the config; re-based\\.`);
    assert.ok(logLines().some((it) => line.test(it)));
  });

  it('tells whose account it is when the profile belongs to another', async () => {
    const { port } = cloudfront;
    await cloudfront.stop();
    cloudfront = await startCloudFront({ port, accountId: '222233334444' });
    cloudfront.playground.faults.add({ name: 'denied', action: 'GetDistributionConfig' });
    await change(editor, 'Marketing site', 'Mine');
    await run('push');
    const message = await heard(
      /^E2QWRUHAPOMQZL belongs to account 111122223333; the credentials in use is 222233334444\.$/,
    );
    assert.ok(!message.buttons.some((it) => /unlink/i.test(it)));
  });

  it('names the action that is not allowed, and a statement that allows it', async () => {
    cloudfront.playground.faults.add({ name: 'denied', action: 'UpdateDistribution' });
    await change(editor, 'Marketing site', 'Mine');
    answer(/^Push 1 change to/, 'Push');
    answer(
      /^arn:aws:iam::111122223333:user\/ann may not call cloudfront:UpdateDistribution on E2QWRUHAPOMQZL\.$/,
      'Copy IAM Statement',
    );
    await run('push');
    assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
      Effect: 'Allow',
      Action: 'cloudfront:UpdateDistribution',
      Resource: 'arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL',
    });
  });

  it('says that CloudFront cannot be reached, and that nothing was lost', async () => {
    await cloudfront.stop();
    await change(editor, 'Marketing site', 'Mine');
    await run('push');
    await heard(/^CloudFront could not be reached: /);
    cloudfront = await startCloudFront({ port: cloudfront.port });
    await run('push');
    await heard(/^Push 1 change/);
  });

  it('is forbidden by the setting readOnly', async () => {
    await setting('readOnly', true, vscode.ConfigurationTarget.Global);
    await change(editor, 'Marketing site', 'Mine');
    await run('push');
    await setting('readOnly', undefined, vscode.ConfigurationTarget.Global);
    await heard(/readOnly/);
    assert.deepEqual(cloudfront.puts(), []);
  });

  it('asks only for danger when the user wants it so, and always after a pull', async () => {
    await setting('push.confirm', 'dangerous', vscode.ConfigurationTarget.Global);
    await change(editor, 'Marketing site', 'One');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await change(editor, '<Comment>One', '<Comment>Two');
    await run('push');
    await setting('push.confirm', undefined, vscode.ConfigurationTarget.Global);
    assert.match(cloudfront.remote(site).xml, /<Comment>Two</);
  });

  it('tells no secret in dialogs, plan or log', async () => {
    const secret = 'planted-secret-4711';
    await change(
      editor,
      '<CustomHeaders>\n          <Quantity>0</Quantity>',
      `<CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader><HeaderName>X-Verify</HeaderName><HeaderValue>${secret}</HeaderValue></OriginCustomHeader></Items>`,
    );
    answer(/^Push 1 change to/, 'Show Plan');
    answer(/^Push 1 change to/, 'Push');
    await run('push');
    await heard(/^Pushed 1 change/);
    assert.match(shown('Plan: E2QWRUHAPOMQZL'), /X-Verify/);
    assert.ok(!`${shown('Plan: E2QWRUHAPOMQZL')}${everythingTold()}`.includes(secret));
  });
});

/** The text of a read-only document of the extension. */
function shown(name: string): string {
  const uri = vscode.Uri.from({ scheme: 'cloudfront-config', path: `/${name}` }).toString();
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri);
  assert.ok(document, `${name} is not open`);
  return document.getText();
}
