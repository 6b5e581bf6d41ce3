import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cloudfrontConfig } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const config = (aliases: number, comment = 'media') => `<?xml version="1.0"?>
<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <S3Origin><DomainName>media.s3.amazonaws.com</DomainName><OriginAccessIdentity></OriginAccessIdentity></S3Origin>
  <Aliases>
    <Quantity>${aliases}</Quantity>
    <Items><CNAME>media.example.com</CNAME></Items>
  </Aliases>
  <Comment>${comment}</Comment>
  <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
  <Enabled>true</Enabled>
</StreamingDistributionConfig>
`;

test('a sound file says so and exits 0', async () => {
  assert.deepEqual(await cloudfrontConfig(['lint', file('good.xml', config(1))]), {
    code: 0,
    stdout: '',
    stderr: '0 errors, 0 warnings in 1 file\n',
  });
});

test('errors are shown at their place and exit 1', async () => {
  const path = file('bad.xml', config(2));
  assert.deepEqual(await cloudfrontConfig(['lint', path]), {
    code: 1,
    stdout: `${path}:6:15 error InconsistentQuantities  Quantity says 2, but Items holds 1.
   6 |     <Quantity>2</Quantity>
     |               ^
`,
    stderr: '1 error, 0 warnings in 1 file\n',
  });
});

test('JSON has one row for each finding of all files', async () => {
  const path = file('bad.xml', config(2));
  const { code, stdout } = await cloudfrontConfig([
    'lint',
    file('good.xml', config(1)),
    path,
    '--format',
    'json',
  ]);
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(stdout), [
    {
      file: path,
      rule: 'quantity-mismatch',
      awsError: 'InconsistentQuantities',
      severity: 'error',
      message: 'Quantity says 2, but Items holds 1.',
      path: 'StreamingDistributionConfig/Aliases/Quantity',
      line: 6,
      column: 15,
      endLine: 6,
      endColumn: 16,
      fixes: ['Set Quantity to 1'],
    },
  ]);
});

test('standard input is read for "-"', async () => {
  const { code, stdout } = await cloudfrontConfig(['lint', '-'], config(3));
  assert.equal(code, 1);
  assert.match(stdout, /^-:6:15 error/);
});

test('a baseline makes CallerReference immutable', async () => {
  const baseline = file('baseline.xml', config(1).replace('2019-04-11', 'other'));
  const { code, stdout } = await cloudfrontConfig([
    'lint',
    file('good.xml', config(1)),
    '--baseline',
    baseline,
  ]);
  assert.equal(code, 1);
  assert.match(stdout, /IllegalUpdate {2}CallerReference can never change\. It was "other"/);
});

test('UTF-16 and a byte order mark are understood', async () => {
  for (const bytes of [
    Buffer.from(`\uFEFF${config(1, 'Grüße')}`, 'utf16le'),
    Buffer.from(`\uFEFF${config(1, 'Grüße')}`),
  ]) {
    assert.equal((await cloudfrontConfig(['lint', file('bom.xml', bytes)])).code, 0);
  }
});

test('the declaration names the encoding where there is no byte order mark', async () => {
  const latin = Buffer.from(
    config(1, 'Gr\u00fc\u00dfe').replace('"1.0"?', '"1.0" encoding="ISO-8859-1"?'),
    'latin1',
  );
  assert.equal((await cloudfrontConfig(['lint', file('latin.xml', latin)])).code, 0);
});

test('what does not decode exits 2 and names the file', async () => {
  const { code, stderr } = await cloudfrontConfig(['lint', file('cut.xml', Buffer.from([0x3c, 0xff, 0xc3]))]);
  assert.equal(code, 2);
  assert.match(stderr, /cut\.xml is not utf-8 text/);
});

test('a missing file, no file and a wrong flag exit 2 with the next step', async () => {
  assert.deepEqual((await cloudfrontConfig(['lint', join(folder, 'none.xml')])).code, 2);
  assert.match((await cloudfrontConfig(['lint'])).stderr, /Which file\?/);
  assert.match((await cloudfrontConfig(['lint', 'x', '--etag', 'E1'])).stderr, /lint takes no --etag/);
  assert.match((await cloudfrontConfig(['lnt'])).stderr, /no command "lnt"/);
});

test('help is data on standard output', async () => {
  const { code, stdout } = await cloudfrontConfig(['--help']);
  assert.equal(code, 0);
  assert.match(stdout, /cloudfront-config push FILE/);
});

test('rules and explain know the catalogue', async () => {
  const { stdout } = await cloudfrontConfig(['rules', '--format', 'json']);
  const rules: readonly { readonly id: string }[] = JSON.parse(stdout);
  assert.ok(rules.some((it) => it.id === 'quantity-mismatch'));
  assert.match((await cloudfrontConfig(['explain', 'quantity-mismatch'])).stdout, /Quantity must equal/);
  assert.match((await cloudfrontConfig(['explain', 'InconsistentQuantities'])).stdout, /quantity-mismatch/);
  assert.equal((await cloudfrontConfig(['explain', 'nothing'])).code, 2);
});
