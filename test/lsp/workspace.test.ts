import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Workspace } from '../../server/src/lsp/workspace.ts';

const uri = 'file:///x.distribution.xml';
const open = (text: string) => TextDocument.create(uri, 'cloudfront-config', 1, text);

test('a document is checked once for each version', () => {
  const workspace = new Workspace();
  const doc = open('<DistributionConfig/>');
  const first = workspace.check(doc);
  assert.equal(workspace.check(doc), first);

  TextDocument.update(doc, [{ text: '<DistributionConfig><Foo/></DistributionConfig>' }], 2);
  const second = workspace.check(doc);
  assert.ok(second.findings.some((it) => it.rule === 'unknown-element'));
  assert.equal(workspace.check(doc), second);
});

test('a document is checked again when a baseline, an answer, an account or the settings come', async () => {
  const workspace = new Workspace();
  const doc = open('<DistributionConfig><CallerReference>a</CallerReference></DistributionConfig>');
  const seen = new Set([workspace.check(doc)]);

  const xml = doc.getText().replace('>a<', '>b<');
  workspace.setBaseline({ uri, baseline: { xml, distributionId: 'E1', kind: 'distribution', etag: 'E' } });
  seen.add(workspace.check(doc));
  assert.ok(workspace.check(doc).findings.some((it) => it.rule === 'caller-reference-immutable'));

  const error = { code: 'InvalidArgument', message: 'No.', requestId: null };
  workspace.setAnswer({ uri, xml: doc.getText(), error });
  seen.add(workspace.check(doc));
  assert.ok(workspace.check(doc).findings.some((it) => it.message === 'No.'));

  workspace.setAccount({ uri, account: null });
  seen.add(workspace.check(doc));

  workspace.settings = { ...workspace.settings, rules: { 'caller-reference-immutable': 'off' } };
  seen.add(workspace.check(doc));
  assert.ok(!workspace.check(doc).findings.some((it) => it.rule === 'caller-reference-immutable'));

  await workspace.settingsFiles.load(uri, []);
  seen.add(workspace.check(doc));
  assert.equal(seen.size, 6);
});

test('of too many findings the errors come first', () => {
  const workspace = new Workspace();
  const doc = open(`<DistributionConfig>${'<Foo/>'.repeat(2000)}<Enabled>no</Enabled></DistributionConfig>`);
  const { findings } = workspace.check(doc);
  assert.equal(findings.length, 1000);
  assert.ok(findings.some((it) => it.message.includes('"no"')));
});
