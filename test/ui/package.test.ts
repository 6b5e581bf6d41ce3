import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

const vsix = readFileSync(join(import.meta.dirname, '../../cloudfront-config.vsix'));

it('the VSIX holds what the extension needs and nothing else', () => {
  assert.deepEqual(entriesOf(vsix), [
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/NOTICE',
    'extension/changelog.md',
    'extension/dist/aws.js',
    'extension/dist/client.js',
    'extension/dist/docs.json',
    'extension/dist/playground.js',
    'extension/dist/server.js',
    'extension/dist/third-party-notices.txt',
    'extension/images/icon.png',
    'extension/package.json',
    'extension/readme.md',
    'extension/syntaxes/cloudfront-config.schema.json',
    'extension/syntaxes/cloudfront-config.tmLanguage.json',
    'extension/syntaxes/language-configuration.json',
  ]);
});

it('the VSIX stays below 1.5 MB', () => {
  assert.ok(vsix.length < 1_500_000, `${vsix.length} bytes`);
});

/** The names in the central directory of a ZIP file, sorted. */
function entriesOf(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = zip.readUInt16LE(end + 10);
  const names: string[] = [];
  let entry = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const nameLength = zip.readUInt16LE(entry + 28);
    names.push(zip.toString('utf8', entry + 46, entry + 46 + nameLength));
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return names.sort();
}
