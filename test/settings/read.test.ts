import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSettings, readSettingsFile, settingsUris } from '#core';

const problems = (json: unknown) => readSettings(json).problems.map((it) => `${it.path}: ${it.message}`);

test('settings of the right types are taken over', () => {
  const settings = {
    rules: { 'quantity-mismatch': 'off', 'unknown-element': 'error' },
    bestPractices: true,
    quotas: { 'quantity-mismatch': 300 },
    editableFields: ['Aliases', 'Logging/Bucket', 'CacheBehaviors/CacheBehavior[/a/*]/Compress', 'S3Origin'],
  };
  assert.deepEqual(readSettings({ $schema: './schema.json', ...settings }), { settings, problems: [] });
  assert.deepEqual(readSettings({ editableFields: 'aliases-comment-enabled' }).settings, {
    editableFields: 'aliases-comment-enabled',
  });
});

test('each mistake is named with its place in the file, and the rest still counts', () => {
  const json = {
    rulez: {},
    rules: { 'quantity-missmatch': 'off', 'quantity-mismatch': 'warn', 'unknown-element': 'hint' },
    bestPractices: 'yes',
    quotas: { 'quantity-mismatch': 1.5, nothing: 4 },
    editableFields: ['Aliases', 'Alias', 7, '', 'Origins/Items/Origin', 'Aliases]'],
  };
  assert.deepEqual(readSettings(json).settings, {
    rules: { 'unknown-element': 'hint' },
    quotas: {},
    editableFields: ['Aliases'],
  });
  assert.deepEqual(problems(json), [
    'rulez: There is no setting "rulez". Did you mean "rules"?',
    'rules.quantity-missmatch: There is no rule "quantity-missmatch". Did you mean "quantity-mismatch"?',
    'rules.quantity-mismatch: Wanted is "error", "warning", "info", "hint", "off", not "warn".',
    'bestPractices: Wanted is true or false, not "yes".',
    'quotas.quantity-mismatch: Wanted is a whole number, not 1.5.',
    'quotas.nothing: There is no rule "nothing".',
    'editableFields[1]: No config has "Alias". A path is like "Aliases" or "Origins/Origin[a]/DomainName".',
    'editableFields[2]: Wanted is a path such as "Origins", not 7.',
    'editableFields[3]: No config has "". A path is like "Aliases" or "Origins/Origin[a]/DomainName".',
    'editableFields[4]: No config has "Origins/Items/Origin". A path is like "Aliases" or "Origins/Origin[a]/DomainName".',
    'editableFields[5]: No config has "Aliases]". A path is like "Aliases" or "Origins/Origin[a]/DomainName".',
  ]);
});

test('a value of another kind is told from what is wanted', () => {
  assert.deepEqual(problems([]), [': Settings are an object, not a list.']);
  assert.deepEqual(problems(null), [': Settings are an object, not null.']);
  assert.deepEqual(problems({ rules: [], quotas: 3, editableFields: {} }), [
    'rules: Wanted is an object with ids of rules as names, not a list.',
    'quotas: Wanted is an object with ids of rules as names, not 3.',
    'editableFields: Wanted is "all", "aliases-comment-enabled" or a list of paths, not an object.',
  ]);
});

test('a list of locked fields never opens because one of its paths is misspelled', () => {
  assert.deepEqual(readSettings({ editableFields: ['Alias'] }).settings, { editableFields: [] });
});

test('names that every object has are no rules', () => {
  assert.deepEqual(problems(JSON.parse('{ "rules": { "__proto__": "off", "constructor": "off" } }')), [
    'rules.__proto__: There is no rule "__proto__".',
    'rules.constructor: There is no rule "constructor".',
  ]);
});

test('a file that is no JSON names line and column', () => {
  assert.deepEqual(readSettingsFile('{\n  "rules": {}\n  "quotas": {}\n}'), {
    settings: {},
    problems: [{ path: '', message: 'Not JSON, at line 3, column 3: A comma or } is missing here.' }],
  });
  assert.deepEqual(readSettingsFile('\ufeff{ "bestPractices": true }').settings, { bestPractices: true });
});

test('settings are looked for beside the document and in the folders above, up to the root', () => {
  const name = '.cloudfront-config.json';
  assert.deepEqual(settingsUris('file:///w/a/b/c.xml', 'file:///w'), [
    `file:///w/a/b/${name}`,
    `file:///w/a/${name}`,
    `file:///w/${name}`,
  ]);
  assert.deepEqual(settingsUris('file:///w/c.xml'), [`file:///w/${name}`, `file:///${name}`]);
  assert.deepEqual(settingsUris('vscode-vfs://github/o/r/c.xml', 'vscode-vfs://github/o/r'), [
    `vscode-vfs://github/o/r/${name}`,
  ]);
  assert.deepEqual(settingsUris('untitled:Untitled-1'), []);
});

test('the example in the README is right', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n([^`]*"editableFields"[^`]*)```/.exec(readme) ?? [];
  assert.deepEqual(readSettingsFile(example).problems, []);
});
