import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference } from '../../client/src/text-difference.ts';

test('the difference of two texts is the least span that has both ends in common', () => {
  assert.deepEqual(difference('<a>1</a>', '<a>2</a>'), { start: 3, end: 4, text: '2' });
  assert.deepEqual(difference('aa', 'aaa'), { start: 2, end: 2, text: 'a' });
});

test('applied, it gives the other text, and it never cuts a line break or a character in half', () => {
  const text = fc.array(fc.constantFrom('a', '\r\n', '\n', '😀', '😁')).map((it) => it.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, end, text } = difference(before, after);
      assert.equal(before.slice(0, start) + text + before.slice(end), after);
      for (const part of [before.slice(0, start), before.slice(end), text]) {
        assert.ok(part.isWellFormed());
        assert.doesNotMatch(part, /\r(?!\n)/);
      }
    }),
  );
});
