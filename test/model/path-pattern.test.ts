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
    ['/?*', '/*a'],
    ['/*?a', '/b*a'],
    ['/*a*b*', '/x/a?b'],
    ['*', '/*'],
    ['/*', '*'],
    ['/a', '/a'],
  ] as const)
    assert.ok(patternCovers(a, b), `${a} ${b}`);
  for (const [a, b] of [
    ['/a/b*', '/a/*'],
    ['/?', '/*'],
    ['/a?', '/a'],
    ['*.jpg', '/img/*'],
    ['/a*a', '/a'],
    ['/*ab*', '/a*b'],
    ['/a', '/A'],
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
  // Patterns cannot name the third letter: with two alone, `/a*b` would have to hold `ab` somewhere.
  const paths = [''];
  for (let index = 0; index < 364; index++)
    paths.push(`${paths[index]}a`, `${paths[index]}b`, `${paths[index]}c`);
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const [inA, inB] = [a, b].map((it) => paths.map((path) => matches(it, `/${path}`)));
      assert.equal(
        patternsOverlap(a, b),
        paths.some((_, index) => inA?.[index] && inB?.[index]),
        'overlap',
      );
      assert.equal(
        patternCovers(a, b),
        paths.every((_, index) => inA?.[index] || !inB?.[index]),
        'cover',
      );
    }),
    { numRuns: 500 },
  );
});

/** A second way to match: by regular expression. */
function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(path);
}

test('a pattern of many wildcards gets an answer soon', () => {
  const many = `/${'*a?'.repeat(60)}*b`;
  assert.equal(patternCovers(many, `/*${'c*'.repeat(60)}`), false);
  assert.equal(patternCovers(many, many), true);
});
