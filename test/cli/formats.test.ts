import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cloudfrontConfig } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
const outside = mkdtempSync(join(tmpdir(), 'formats-'));
after(() => {
  rmSync(folder, { recursive: true });
  rmSync(outside, { recursive: true });
});

/** Runs in the folder that holds the files, as in a repository. */
const lint = (...args: readonly string[]) => cloudfrontConfig(['lint', ...args], '', folder);

const file = (path: string, content: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const config = (members = '') => `<?xml version="1.0"?>
<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <S3Origin><DomainName>media.s3.amazonaws.com</DomainName><OriginAccessIdentity></OriginAccessIdentity></S3Origin>
  <Comment>Grüße 😀</Comment>${members}
  <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
  <Enabled>true</Enabled>
</StreamingDistributionConfig>
`;

const mistaken = config('<!-- 😀 --><Foo>\n</Foo><Enabled>no</Enabled>');

test('SARIF has what version 2.1.0 requires, and every result points at a rule and a place', async () => {
  const path = file(join(folder, 'a b', 'x%.distribution.xml'), mistaken);
  const { code, stdout } = await lint(path, '--format', 'sarif');
  assert.equal(code, 1);
  const log = JSON.parse(stdout);
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  const { name, rules } = run.tool.driver;
  assert.equal(name, 'cloudfront-config');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  for (const rule of rules) {
    for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text])
      assert.match(text, /\.$/);
    assert.match(rule.defaultConfiguration.level, /^(error|warning|note)$/);
  }
  assert.ok(run.results.length >= 3);
  for (const { ruleId, ruleIndex, level, message, locations } of run.results) {
    assert.equal(rules[ruleIndex].id, ruleId);
    assert.match(level, /^(error|warning|note)$/);
    assert.notEqual(message.text, '');
    const [{ physicalLocation }] = locations;
    const { uri } = physicalLocation.artifactLocation;
    assert.equal(uri, 'a%20b/x%25.distribution.xml');
    const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
    assert.ok(startLine >= 1 && startColumn >= 1 && endLine >= startLine);
    assert.ok(endLine > startLine || endColumn >= startColumn);
  }
});

test('regions of SARIF count UTF-16 units, and duplicates name the other place', async () => {
  const path = file(join(folder, 'x.distribution.xml'), mistaken);
  const { stdout } = await lint(path, '--format', 'sarif');
  const { results } = JSON.parse(stdout).runs[0];
  const unknown = results.find((it: { ruleId: string }) => it.ruleId === 'unknown-element');
  assert.deepEqual(unknown.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'x.distribution.xml' },
        region: { startLine: 5, startColumn: 42, endLine: 5, endColumn: 45 },
      },
      logicalLocations: [{ fullyQualifiedName: 'StreamingDistributionConfig/Foo', kind: 'element' }],
    },
  ]);
  const duplicate = results.find((it: { ruleId: string }) => it.ruleId === 'duplicate-element');
  assert.equal(duplicate.relatedLocations[0].id, 1);
  assert.equal(duplicate.relatedLocations[0].physicalLocation.region.startLine, 6);
});

test('SARIF of a sound file is a log without errors, and files elsewhere have absolute addresses', async () => {
  const good = file(join(outside, 'good.distribution.xml'), config());
  const { code, stdout } = await lint(good, '--format', 'sarif');
  assert.equal(code, 0);
  const { results } = JSON.parse(stdout).runs[0];
  assert.deepEqual(
    results.filter((it: { level: string }) => it.level !== 'note'),
    [],
  );

  const bad = file(join(outside, 'bad.distribution.xml'), mistaken);
  const log = JSON.parse((await lint(bad, '--format', 'sarif')).stdout);
  const [{ locations }] = log.runs[0].results;
  assert.equal(locations[0].physicalLocation.artifactLocation.uri, pathToFileURL(bad).href);
});

test('a planted secret is in neither format, not even in what a fix would insert', async () => {
  const header =
    '<OriginCustomHeader><HeaderName>X</HeaderName><HeaderValue>hunter2</HeaderValue></OriginCustomHeader>';
  const origin = (items: string) =>
    `<DistributionConfig><Origins><Items><Origin><CustomHeaders><Quantity>1</Quantity>${items}</CustomHeaders></Origin></Items></Origins></DistributionConfig>`;
  const baseline = file(join(folder, 'baseline.xml'), origin(`<Items>${header}</Items>`));
  for (const items of ['<Items></Items>', `<Items>${header}${header}</Items>`]) {
    const path = file(join(folder, 'secret.distribution.xml'), origin(items));
    for (const format of ['sarif', 'github']) {
      const { code, stdout } = await lint(path, '--baseline', baseline, '--format', format);
      assert.equal(code, 1);
      assert.ok(!stdout.includes('hunter2'));
    }
  }
});

test('GitHub gets one workflow command for each finding, escaped', async () => {
  const path = file(join(folder, 'a,b', 'x%.distribution.xml'), mistaken);
  const { code, stdout, stderr } = await lint(path, '--format', 'github');
  assert.equal(code, 1);
  assert.match(stderr, /error.* in 1 file/);
  const place = 'file=a%2Cb/x%25.distribution.xml,line=5,endLine=5';
  const lines = stdout.trim().split('\n');
  assert.ok(lines.length >= 3);
  for (const line of lines) assert.match(line, /^::(error|warning|notice) file=[^:]*::[^\r\n]+$/);
  const unknown = lines.find((it) => it.includes('title=unknown-element')) ?? '';
  assert.ok(unknown.startsWith(`::warning ${place},col=42,endColumn=45,title=unknown-element::`), unknown);
});

test('a finding over several lines has no columns for GitHub', async () => {
  const path = file(
    join(folder, 'doctype.xml'),
    `<!DOCTYPE a [\n<!ENTITY b "c">\n]>\n${config().split('\n').slice(1).join('\n')}`,
  );
  const { stdout } = await lint(path, '--format', 'github');
  assert.match(stdout, /^::error file=.*doctype\.xml,line=1,endLine=3,title=xml-doctype::/m);
});

test('an unknown format exits 2 and names the known ones', async () => {
  const { code, stderr } = await lint('x', '--format', 'xml');
  assert.equal(code, 2);
  assert.match(stderr, /text, json, sarif, github/);
});
