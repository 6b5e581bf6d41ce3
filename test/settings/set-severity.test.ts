import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, severityEdit } from '#core';

function edited(text: string): string | undefined {
  const edit = severityEdit(text, 'enum-value', 'off');
  return edit && applyEdits(text, [edit]);
}

test('a file that is not there yet gets the setting, laid out', () => {
  assert.equal(edited(''), '{\n  "rules": {\n    "enum-value": "off"\n  }\n}\n');
});

test('a new entry stands like its neighbors', () => {
  assert.equal(
    edited('{\n\t"rules": {\n\t\t"a": "off"\n\t}\n}'),
    '{\n\t"rules": {\n\t\t"a": "off",\n\t\t"enum-value": "off"\n\t}\n}',
  );
  assert.equal(edited('{"rules":{"a":"off"}}'), '{"rules":{"a":"off", "enum-value": "off"}}');
  assert.equal(edited('{\r\n  "rules": {}\r\n}'), '{\r\n  "rules": {\r\n    "enum-value": "off"\r\n  }\r\n}');
  assert.equal(
    edited('{\n  "bestPractices": true\n}'),
    '{\n  "bestPractices": true,\n  "rules": {\n    "enum-value": "off"\n  }\n}',
  );
  assert.equal(edited('{}'), '{\n  "rules": {\n    "enum-value": "off"\n  }\n}');
});

test('an entry that is there is replaced', () => {
  assert.equal(
    edited('{"rules": {"enum-value": "hint", "b": "off"}}'),
    '{"rules": {"enum-value": "off", "b": "off"}}',
  );
});

test('a file that nobody can read is left alone', () => {
  for (const text of ['{', '[]', '{"rules": []}', '7']) assert.equal(edited(text), undefined, text);
});

test('whatever the file says, it says the same afterwards and the rule is set', () => {
  const rules = fc.dictionary(
    fc.constantFrom('a', 'b', 'enum-value', 'rules'),
    fc.constantFrom('off', 'hint'),
    { noNullPrototype: true },
  );
  const file = fc.record({ rules, quotas: rules, bestPractices: fc.boolean() }, { requiredKeys: [] });
  fc.assert(
    fc.property(file, fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
      const after = JSON.parse(edited(JSON.stringify(json, undefined, indent)) ?? '');
      assert.deepEqual(after, { ...json, rules: { ...json.rules, 'enum-value': 'off' } });
    }),
  );
});
