import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { cloudfrontConfig } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string) => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const config = `<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <S3Origin><DomainName>media.s3.amazonaws.com</DomainName><OriginAccessIdentity></OriginAccessIdentity></S3Origin>
  <Comment>media</Comment>
  <TrustedSigners><Enabled>false</Enabled><Quantity>1</Quantity></TrustedSigners>
  <Enabled>true</Enabled>
</StreamingDistributionConfig>
`;

const off = '{ "rules": { "quantity-mismatch": "off", "items-missing": "off" } }';

test('the nearest settings file above a config decides', async () => {
  const path = file('team/a/b/x.distribution.xml', config);
  assert.equal((await cloudfrontConfig(['lint', path])).code, 1);
  file('team/.cloudfront-config.json', off);
  assert.equal((await cloudfrontConfig(['lint', path])).code, 0);
  file('team/a/.cloudfront-config.json', '{}');
  assert.equal((await cloudfrontConfig(['lint', path])).code, 1);
});

test('a repository does not take the settings of the folder it lies in', async () => {
  file('outer/.cloudfront-config.json', off);
  file('outer/repository/.git/HEAD', '');
  const path = file('outer/repository/configs/x.distribution.xml', config);
  assert.equal((await cloudfrontConfig(['lint', path])).code, 1);
});

test('--config names the file, for standard input as well', async () => {
  const settings = file('elsewhere/strict.json', off);
  assert.equal((await cloudfrontConfig(['lint', '-', '--config', settings], config)).code, 0);
  const missing = await cloudfrontConfig(['lint', '-', '--config', join(folder, 'none.json')], config);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /none\.json: there is no such file/);
});

test('a settings file with mistakes exits 2 and names them all', async () => {
  const settings = file('wrong/.cloudfront-config.json', '{ "rulez": {}, "rules": { "enum-value": "no" } }');
  const path = file('wrong/x.distribution.xml', config);
  const { code, stdout, stderr } = await cloudfrontConfig(['lint', path]);
  assert.deepEqual([code, stdout], [2, '']);
  assert.deepEqual(stderr.trim().split('\n'), [
    `${settings}: rulez: There is no setting "rulez". Did you mean "rules"?`,
    `${settings}: rules.enum-value: Wanted is "error", "warning", "info", "hint", "off", not "no".`,
  ]);
});

test('a push does not start with a settings file that has mistakes', async () => {
  file('push/.cloudfront-config.json', '{ "editableFields": "none" }');
  const path = file('push/x.distribution.xml', config);
  const { code, stderr } = await cloudfrontConfig(['push', path, '--id', 'E1EXAMPLE', '--etag', 'E1']);
  assert.equal(code, 2);
  assert.match(stderr, /editableFields: Wanted is "all"/);
});
