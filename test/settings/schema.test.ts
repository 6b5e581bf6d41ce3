import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSettings, settingsSchema } from '#core';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

test('the committed schema is what the rules give (else: node scripts/generate-rules-doc.ts)', () => {
  assert.deepEqual(read('syntaxes/cloudfront-config.schema.json'), settingsSchema());
});

test('VS Code checks settings files against it', () => {
  assert.deepEqual(read('package.json').contributes.jsonValidation, [
    { fileMatch: '.cloudfront-config.json', url: './syntaxes/cloudfront-config.schema.json' },
  ]);
});

test('the schema knows the settings that the reader knows, and nothing else', () => {
  const { properties } = settingsSchema() as { properties: Readonly<Record<string, unknown>> };
  assert.deepEqual(Object.keys(properties), [
    '$schema',
    'rules',
    'bestPractices',
    'quotas',
    'editableFields',
  ]);
  for (const name of Object.keys(properties)) {
    const problems = readSettings({ [name]: null }).problems.map((it) => it.message);
    assert.ok(!problems.some((it) => it.includes('There is no setting')), name);
  }
});
