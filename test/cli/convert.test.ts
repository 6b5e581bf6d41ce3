import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cloudfrontConfig } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'convert-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const config = { CallerReference: 'a', Comment: 'Grüße \u202e', Enabled: true };
const printed = JSON.stringify({ ETag: 'E1', DistributionConfig: config });
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>a</CallerReference>
  <Comment>Grüße \u202e</Comment>
  <Enabled>true</Enabled>
</DistributionConfig>
`;

test('what the AWS CLI printed becomes XML, in any encoding, and what is left out is told apart from the data', async () => {
  const encoded = {
    'utf-8.json': Buffer.from(printed),
    'bom.json': Buffer.from(`\ufeff${printed}`),
    'utf-16.json': Buffer.from(`\ufeff${printed}`, 'utf16le'),
    'utf-16be.json': Buffer.from(`\ufeff${printed}`, 'utf16le').swap16(),
  };
  for (const [name, bytes] of Object.entries(encoded)) {
    assert.deepEqual(await cloudfrontConfig(['convert', file(name, bytes), '--to', 'xml']), {
      code: 0,
      stdout: xml,
      stderr: 'Left out, for a push takes it apart from the config: ETag E1\n',
    });
  }
});

test('XML becomes what the AWS CLI takes, from standard input as well', async () => {
  const commented = xml.replace('<Comment>', '<!-- hello --><Comment>');
  const { code, stdout, stderr } = await cloudfrontConfig(['convert', '-', '--to', 'json'], commented);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), config);
  assert.equal(stderr, 'JSON has no comments, so they are not kept: line 4\n');
});

test('what cannot be converted exits 2 with its place, and prints no data', async () => {
  const cases: readonly [string, string, RegExp][] = [
    ['{\n  "a": }', 'xml', /wrong\.txt:2:8 This is not JSON: A value must stand here\.$/],
    ['{"a": 1}', 'xml', /wrong\.txt:1:1 There is no DistributionConfig/],
    ['<DistributionConfig>\n', 'json', /wrong\.txt:1:\d+ This is not well-formed XML: /],
    [xml, 'xml', /wrong\.txt is XML already\./],
    [printed, 'json', /wrong\.txt is JSON already\./],
  ];
  for (const [text, to, message] of cases) {
    const { code, stdout, stderr } = await cloudfrontConfig(['convert', file('wrong.txt', text), '--to', to]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr.trim(), message);
  }
});

test('without a file or with another form it says how it is used', async () => {
  for (const args of [['convert'], ['convert', 'x'], ['convert', 'x', '--to', 'yaml']]) {
    const { code, stderr } = await cloudfrontConfig(args);
    assert.deepEqual([code, stderr], [2, 'cloudfront-config convert FILE --to xml|json\n']);
  }
});
