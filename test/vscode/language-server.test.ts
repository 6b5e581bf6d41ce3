import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codesOn, openFile, replaceText, until } from './documents.ts';
import { runningServer } from './server-process.ts';

const namespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

function config(aliases: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<StreamingDistributionConfig xmlns="${namespace}">
  <CallerReference>made-by-hand</CallerReference>
  <S3Origin>
    <DomainName>media.s3.amazonaws.com</DomainName>
    <OriginAccessIdentity></OriginAccessIdentity>
  </S3Origin>
  <Aliases>${aliases}</Aliases>
  <Comment>Media</Comment>
  <TrustedSigners>
    <Enabled>false</Enabled>
    <Quantity>0</Quantity>
  </TrustedSigners>
  <PriceClass>PriceClass_All</PriceClass>
  <Enabled>true</Enabled>
</StreamingDistributionConfig>
`;
}

const sound = config('<Quantity>1</Quantity><Items><CNAME>media.example.com</CNAME></Items>');
const broken = config('<Quantity>2</Quantity><Items><CNAME>media.example.com</CNAME></Items>');

/** Streaming distributions always carry one hint: the service behind them was discontinued. */
function isSound(document: vscode.TextDocument): boolean {
  return codesOn(document).join() === 'streaming-discontinued';
}

describe('the language server', () => {
  it('marks a broken config, and no longer once it is mended', async () => {
    const editor = await openFile('typed.streaming-distribution.xml', broken);
    assert.equal(editor.document.languageId, 'cloudfront-config');
    await until('the finding', () => codesOn(editor.document).includes('InconsistentQuantities'));

    await replaceText(editor, sound);
    await until('only what is always said of streaming', () => isSound(editor.document));
  });

  it('comes back after a crash and knows the open documents again', async () => {
    const editor = await openFile('crashed.streaming-distribution.xml', broken);
    await until('the finding', () => codesOn(editor.document).includes('InconsistentQuantities'));

    const crashed = runningServer();
    assert.ok(crashed?.kill('SIGKILL'));
    await until('another server', () => runningServer() !== undefined && runningServer() !== crashed);
    await replaceText(editor, sound);
    await until('only what is always said of streaming', () => isSound(editor.document));
  });
});

describe('the language of an XML document', () => {
  it('becomes cloudfront-config when its root is a config', async () => {
    const { document } = await openFile('exported.xml', sound);
    await until('the switch', () => languageOf(document.uri) === 'cloudfront-config');
  });

  it('stays XML when the user switches it back', async () => {
    const { document } = await openFile('kept.xml', sound);
    await until('the switch', () => languageOf(document.uri) === 'cloudfront-config');

    await vscode.languages.setTextDocumentLanguage(document, 'xml');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await openFile('kept.xml', sound);
    // A later document is switched, so the earlier one had its turn.
    const later = await openFile('later.xml', sound);
    await until('the switch of the later one', () => languageOf(later.document.uri) === 'cloudfront-config');
    assert.equal(languageOf(document.uri), 'xml');
  });

  it('stays XML with any other root', async () => {
    const { document } = await openFile('pom.xml', '<project><DistributionConfig/></project>');
    const later = await openFile('after-pom.xml', sound);
    await until('the switch of the later one', () => languageOf(later.document.uri) === 'cloudfront-config');
    assert.equal(languageOf(document.uri), 'xml');
  });
});

function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString())?.languageId;
}
