import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commonPattern, patternCovers, patternsOverlap } from '../../server/src/core/model/path-pattern.ts';

test('patterns that some path matches overlap', () => {
  const overlap: [string, string][] = [
    ['/a/*', '*.jpg'],
    ['/a', 'a'],
    ['/?', '/a'],
    ['*', '/x'],
    ['/a*b', '/*ab'],
    ['/a?c', '/ab?'],
  ];
  for (const [a, b] of overlap) assert.ok(patternsOverlap(a, b) && patternsOverlap(b, a), `${a} ${b}`);
  const apart: [string, string][] = [
    ['/a', '/b'],
    ['/A', '/a'],
    ['/a?', '/a'],
    ['/a/*', '/b/*'],
    ['*.jpg', '/x.png'],
  ];
  for (const [a, b] of apart) assert.ok(!patternsOverlap(a, b) && !patternsOverlap(b, a), `${a} ${b}`);
});

test('a pattern covers those that match nothing it does not', () => {
  for (const [a, b] of [
    ['*', '/a/*'],
    ['/a/*', '/a/b*'],
    ['/a*', 'a'],
    ['/?', '/b'],
    ['/*?', '/?*'],
    ['/a', '/a'],
  ] as const)
    assert.ok(patternCovers(a, b), `${a} ${b}`);
  for (const [a, b] of [
    ['/a/b*', '/a/*'],
    ['/?', '/*'],
    ['/a?', '/a'],
    ['*.jpg', '/img/*'],
  ] as const)
    assert.ok(!patternCovers(a, b), `${a} ${b}`);
});

test('what two patterns share is said where one pattern says it', () => {
  assert.equal(commonPattern('/img/*', '*.jpg'), '/img/*.jpg');
  assert.equal(commonPattern('/a/*', '/a/b'), '/a/b');
  assert.equal(commonPattern('/a?', '/?b*c'), undefined);
});

test('overlap and cover agree with matching every short path', () => {
  const pattern = fc
    .string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 })
    .map((it) => `/${it}`);
  const paths = [''];
  for (let index = 0; index < 127; index++) paths.push(`${paths[index]}a`, `${paths[index]}b`);
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const [inA, inB] = [a, b].map((it) => paths.map((path) => matches(it, `/${path}`)));
      assert.equal(
        patternsOverlap(a, b),
        paths.some((_, index) => inA?.[index] && inB?.[index]),
        'overlap',
      );
      const everyPath = paths.every((_, index) => inA?.[index] || !inB?.[index]);
      if (patternCovers(a, b)) assert.ok(everyPath, 'cover');
      else if (!`${a}${b}`.includes('?')) assert.ok(!everyPath, 'cover');
    }),
    { numRuns: 500 },
  );
});

/** A second way to match: by regular expression. */
function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(path);
}
