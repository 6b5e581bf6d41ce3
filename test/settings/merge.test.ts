import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bothEditable, editablePaths, isEditable, mergeSettings } from '#core';

test('the file outweighs the editor rule by rule and quota by quota', () => {
  const editor = {
    rules: { 'enum-value': 'off', 'xml-attribute': 'hint' },
    bestPractices: true,
    quotas: { 'alias-count': 200 },
  } as const;
  const file = { rules: { 'enum-value': 'error' }, bestPractices: false } as const;
  assert.deepEqual(mergeSettings(editor, {}, file), {
    rules: { 'enum-value': 'error', 'xml-attribute': 'hint' },
    bestPractices: false,
    quotas: { 'alias-count': 200 },
    editableFields: 'all',
  });
});

test('what one side has locked stays locked', () => {
  const classic = 'aliases-comment-enabled';
  assert.equal(mergeSettings({ editableFields: classic }, { editableFields: 'all' }).editableFields, classic);
  assert.deepEqual(bothEditable(['Origins', 'Comment'], ['Origins/Origin[a]', 'Logging']), [
    'Origins/Origin[a]',
  ]);
  assert.deepEqual(bothEditable(classic, ['Aliases/CNAME[a]', 'Comment']), ['Aliases/CNAME[a]', 'Comment']);
  assert.deepEqual(bothEditable([], 'all'), []);
});

test('a step without a key stands for all items', () => {
  assert.deepEqual(bothEditable(['Origins/Origin'], ['Origins/Origin[a]]b]']), ['Origins/Origin[a]]b]']);
  assert.deepEqual(bothEditable(['Origins/Origin[a]'], ['Origins/Origin/OriginPath']), [
    'Origins/Origin[a]/OriginPath',
  ]);
  assert.deepEqual(bothEditable(['Origins/Origin[a]/Id'], ['Origins/Origin[b]']), []);
});

test('a path is editable if and only if both sides say so, whatever their order', () => {
  const step = fc.constantFrom('Origins', 'Origin', 'Origin[a]', 'Origin[ab]', 'Aliases', 'Enabled');
  const path = fc.array(step, { minLength: 1, maxLength: 3 }).map((it) => it.join('/'));
  const fields = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('all' as const, 'aliases-comment-enabled' as const) },
    { weight: 4, arbitrary: fc.uniqueArray(path, { maxLength: 3 }) },
  );
  const allows = (setting: ReturnType<typeof bothEditable>, at: string) =>
    editablePaths(setting)?.some((it) => isEditable(at, it)) ?? true;
  fc.assert(
    fc.property(fields, fields, path, (one, other, at) => {
      const both = allows(one, at) && allows(other, at);
      assert.equal(allows(bothEditable(one, other), at), both);
      assert.equal(allows(bothEditable(other, one), at), both);
    }),
    { numRuns: 2000 },
  );
});
