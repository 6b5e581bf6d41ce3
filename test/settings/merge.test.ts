import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bothEditable, mergeSettings } from '#core';

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
  assert.deepEqual(bothEditable(classic, ['Comment', 'Aliases/CNAME[a]']), ['Comment', 'Aliases/CNAME[a]']);
  assert.deepEqual(bothEditable([], 'all'), []);
});

test('a path is editable if and only if both sides say so, whatever their order', () => {
  const path = fc.constantFrom('Aliases', 'Origins', 'Origins/Origin[a]', 'Origins/Origin[ab]', 'Comment');
  const fields = fc.oneof(
    fc.constantFrom('all' as const, 'aliases-comment-enabled' as const),
    fc.uniqueArray(path, { maxLength: 3 }),
  );
  const allows = (setting: ReturnType<typeof bothEditable>, at: string) =>
    setting === 'all' ||
    (setting === 'aliases-comment-enabled' ? ['Aliases', 'Comment', 'Enabled'] : setting).some(
      (it) => at === it || at.startsWith(`${it}/`),
    );
  fc.assert(
    fc.property(fields, fields, path, (one, other, at) => {
      const both = allows(one, at) && allows(other, at);
      assert.equal(allows(bothEditable(one, other), at), both);
      assert.equal(allows(bothEditable(other, one), at), both);
    }),
  );
});
