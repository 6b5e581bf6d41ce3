import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, insert, remove, replace } from '#core';

test('edits are applied in the offsets of the original text, whatever their order', () => {
  const edits = [remove({ start: 5, end: 6 }), insert(0, '<'), replace({ start: 1, end: 3 }, 'xyz')];
  assert.equal(applyEdits('abcdef', edits), '<axyzde');
});

test('insertions at one offset keep their order', () => {
  assert.equal(applyEdits('ab', [insert(1, '1'), insert(1, '2'), insert(1, '3')]), 'a123b');
});

test('an insertion at the start of a replaced span stands before the replacement', () => {
  assert.equal(applyEdits('abc', [replace({ start: 1, end: 2 }, 'B'), insert(1, '-')]), 'a-Bc');
});

test('edits that touch do not overlap', () => {
  assert.equal(applyEdits('abcd', [remove({ start: 0, end: 2 }), replace({ start: 2, end: 3 }, 'C')]), 'Cd');
});

test('edits that overlap are a mistake of the caller', () => {
  const edits = [remove({ start: 0, end: 2 }), remove({ start: 1, end: 3 })];
  assert.throws(() => applyEdits('abcd', edits), /overlapping edits at offset 1/);
});

test('no edits give the text back', () => {
  assert.equal(applyEdits('abc', []), 'abc');
});
