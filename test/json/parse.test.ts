import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonProblem, type JsonValue, parseJson } from '#core';

/** What `JSON.parse` would give, built from our tree. */
function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case 'object':
      return Object.fromEntries(value.members.map((it) => [it.name, plain(it.value)]));
    case 'array':
      return value.items.map(plain);
    case 'string':
      return value.text;
    case 'number':
    case 'boolean':
    case 'null':
      return JSON.parse(value.text);
  }
}

function parsed(text: string): JsonValue {
  const value = parseJson(text);
  assert.notEqual(value.kind, 'malformed', text);
  return value as Exclude<typeof value, JsonProblem>;
}

test('JSON reads as JSON.parse reads it, whatever its layout', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const laidOut = JSON.stringify(JSON.parse(text), undefined, indent);
      assert.deepEqual(plain(parsed(laidOut)), JSON.parse(laidOut));
    }),
  );
});

test('a text is JSON if and only if JSON.parse accepts it', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\"',
      '1',
      '-',
      '.5',
      'e1',
      'true',
      'null',
      ' ',
      '\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(parseJson(text).kind !== 'malformed', isJson(text), text);
    }),
    { numRuns: 20_000 },
  );
});

test('places are where the text has them', () => {
  const text = '{ "a": [1, "b"] }';
  const value = parsed(text);
  assert.ok(value.kind === 'object');
  const [{ nameSpan, value: list } = assert.fail()] = value.members;
  assert.ok(list.kind === 'array');
  const spans = [value.span, nameSpan, list.span, ...list.items.map((it) => it.span)];
  assert.deepEqual(
    spans.map((it) => text.slice(it.start, it.end)),
    [text, '"a"', '[1, "b"]', '1', '"b"'],
  );
});

test('numbers stay as written, and names may repeat', () => {
  const value = parsed('\ufeff{"a": 12345678901234567890, "a": 1.0, "__proto__": 1e3}');
  assert.ok(value.kind === 'object');
  assert.deepEqual(
    value.members.map((it) => [it.name, it.value.kind === 'number' && it.value.text]),
    [
      ['a', '12345678901234567890'],
      ['a', '1.0'],
      ['__proto__', '1e3'],
    ],
  );
});

test('depth beyond all reason is no reason to fail', () => {
  const depth = 100_000;
  assert.equal(parseJson('['.repeat(depth) + ']'.repeat(depth)).kind, 'array');
  assert.equal(parseJson('{"a":'.repeat(depth)).kind, 'malformed');
});

test('what is wrong is said with its place, and without the text', () => {
  const problems = ['', '{"a" 1}', '{"a": 1,}', '[1 2]', '["a', '["\\x"]', '{a: 1}', '[01]', '1 2'].map(
    (text) => {
      const problem = parseJson(text);
      assert.ok(problem.kind === 'malformed', text);
      return [text, problem.at.start, problem.message];
    },
  );
  assert.deepEqual(problems, [
    ['', 0, 'A value must stand here.'],
    ['{"a" 1}', 5, 'A colon is missing here.'],
    ['{"a": 1,}', 8, 'A name in double quotes must stand here.'],
    ['[1 2]', 3, 'A comma or ] is missing here.'],
    ['["a', 1, 'This string has no end.'],
    ['["\\x"]', 1, 'This string has a line break, a control character or an escape that JSON does not know.'],
    ['{a: 1}', 1, 'A name in double quotes must stand here.'],
    ['[01]', 1, 'A value must stand here.'],
    ['1 2', 2, 'Nothing may follow the JSON value.'],
  ]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
