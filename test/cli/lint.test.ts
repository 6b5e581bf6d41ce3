import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { cloudfrontConfig, startCloudfrontConfig } from './command-line.ts';

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
  const { code, stdout, stderr } = await cloudfrontConfig(['lint', file('good.xml', config(1))]);
  assert.equal(code, 0);
  assert.doesNotMatch(stdout, / (error|warning) /);
  assert.equal(stderr, '0 errors, 0 warnings in 1 file\n');
});

test('errors are shown at their place and exit 1', async () => {
  const path = file('bad.xml', config(2));
  const { code, stdout, stderr } = await cloudfrontConfig(['lint', path]);
  assert.equal(code, 1);
  assert.ok(
    stdout.endsWith(`${path}:6:15 error InconsistentQuantities  Quantity says 2, but Items holds 1.
   6 |     <Quantity>2</Quantity>
     |               ^
`),
    stdout,
  );
  assert.equal(stderr, '1 error, 0 warnings in 1 file\n');
});

test('JSON has one row for each finding of all files', async () => {
  const path = file('bad.xml', config(2));
  const files = [file('good.xml', config(1)), path];
  const { code, stdout } = await cloudfrontConfig(['lint', ...files, '--format', 'json']);
  assert.equal(code, 1);
  const rows: readonly { readonly severity: string }[] = JSON.parse(stdout);
  assert.deepEqual(
    rows.filter((it) => it.severity === 'error'),
    [
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
    ],
  );
});

test('in a long line only the place is shown', async () => {
  const { stdout } = await cloudfrontConfig(['lint', '-'], config(2).replaceAll('\n', ''));
  const [, source = '', carets = ''] = stdout.slice(stdout.indexOf('InconsistentQuantities')).split('\n');
  assert.match(source, /^ {3}1 \| ….{120}…$/);
  assert.match(carets, /^ {5}\| +\^$/);
  assert.equal(source.charAt(carets.indexOf('^')), '2');
});

test('control characters of a config reach no terminal', async () => {
  const { stdout } = await cloudfrontConfig(
    ['lint', '-'],
    config(1, '\u001b]0;x\u0007</Comment><Enabled\u202e>\u009b31m'),
  );
  assert.match(stdout, /error/);
  assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\p{Cf}/u);
});

test('more findings than anybody reads are counted, and the errors among them shown', async () => {
  const mistaken = config(2).replace('<CallerReference>', `${'<Bogus/>'.repeat(1500)}<CallerReference>`);
  const { code, stdout, stderr } = await cloudfrontConfig(['lint', '-'], mistaken);
  assert.equal(code, 1);
  assert.match(stdout, /error InconsistentQuantities/);
  assert.equal(stdout.match(/^-:/gm)?.length, 1000);
  assert.match(stderr, /50\d more findings/);
  assert.match(stderr, /1 error, 1500 warnings/);
});

test('200,000 open tags are linted all the same', async () => {
  const { code, stderr } = await cloudfrontConfig(
    ['lint', '-'],
    `<DistributionConfig>${'<a>'.repeat(200_000)}`,
  );
  assert.equal(code, 1);
  assert.match(stderr, /errors/);
});

test('a reader who leaves early gets no stack', async () => {
  const child = startCloudfrontConfig(['lint', ...Array(40).fill(file('bad.xml', config(2)))]);
  const closed = once(child, 'close');
  child.stdin.end();
  child.stdout.destroy();
  assert.equal(await text(child.stderr), '40 errors, 0 warnings in 40 files\n');
  assert.deepEqual(await closed, [1, null]);
});

test('standard input is read for "-"', async () => {
  const { code, stdout } = await cloudfrontConfig(['lint', '-'], config(3));
  assert.equal(code, 1);
  assert.match(stdout, /^-:6:15 error/m);
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

test('a declaration that cannot be true is no reason to guess', async () => {
  const mistaken = config(1).replace('"1.0"?', '"1.0" encoding="utf-16"?');
  const { code, stderr } = await cloudfrontConfig(['lint', '-'], mistaken);
  assert.equal(code, 2);
  assert.match(stderr, /Standard input is not utf-16 text/);
});

test('what does not decode exits 2 and names the file', async () => {
  const { code, stderr } = await cloudfrontConfig(['lint', file('cut.xml', Buffer.from([0x3c, 0xff, 0xc3]))]);
  assert.equal(code, 2);
  assert.match(stderr, /cut\.xml is not utf-8 text/);
});

test('a file that cannot be read stops no other, and exits 2', async () => {
  const { code, stdout, stderr } = await cloudfrontConfig([
    'lint',
    join(folder, 'none.xml'),
    folder,
    file('bad.xml', config(2)),
  ]);
  assert.equal(code, 2);
  assert.match(stdout, /error InconsistentQuantities/);
  assert.match(stderr, /none\.xml: there is no such file[\s\S]*it is a folder[\s\S]*in 1 file/);
});

test('a baseline that is no config exits 2', async () => {
  const { code, stderr } = await cloudfrontConfig([
    'lint',
    file('good.xml', config(1)),
    '--baseline',
    file('junk.xml', '<a>'),
  ]);
  assert.equal(code, 2);
  assert.match(stderr, /junk\.xml is no readable config/);
});
