import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineStarts, positionAt } from '#core';

test('LF, CR and CRLF each end one line', () => {
  assert.deepEqual(lineStarts('a\nb\rc\r\nd\n\re'), [0, 2, 4, 7, 9, 10]);
});

test('an empty text has one line, and a final line end starts another', () => {
  assert.deepEqual(lineStarts(''), [0]);
  assert.deepEqual(lineStarts('a\n'), [0, 2]);
});

test('an offset has the line it stands in, and its column in UTF-16 units', () => {
  const text = '😀x\r\nab\n';
  const starts = lineStarts(text);
  const positions = Array.from({ length: text.length + 1 }, (_, offset) => positionAt(starts, offset));
  assert.deepEqual(
    positions.map(({ line, column }) => `${line}:${column}`),
    ['0:0', '0:1', '0:2', '0:3', '0:4', '1:0', '1:1', '1:2', '2:0'],
  );
});

test('positions agree with counting line by line', () => {
  const text = 'one\n\ntwo\r\nthree\rfour';
  const starts = lineStarts(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const { line, column } = positionAt(starts, offset);
    assert.equal((starts[line] ?? 0) + column, offset);
    assert.ok(offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY));
  }
});
