import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits, parseConfig } from '#core';
import { showProblems, showTree } from './show.ts';

interface Case {
  readonly title: string;
  readonly input: string;
  readonly expected: string;
}

/** Cases are `# title`, the input, `==>`, the tree and its problems, with an empty line between them. */
const cases: readonly Case[] = readFileSync(new URL('./recovery.txt', import.meta.url), 'utf8')
  .split(/^# /m)
  .slice(1)
  .map((it) => {
    const [, title = '', input = '', expected = ''] = /^([^\n]*)\n\n(.*?)\n\n==>\n(.*)$/s.exec(it) ?? [];
    return { title, input, expected: expected.trim() };
  });

for (const { title, input, expected } of cases) {
  test(title, () => {
    const { tree } = parseConfig(input);
    const actual = `${showTree(tree)}\n\n${showProblems(input, tree.problems)}`;
    assert.equal(actual.trim(), expected);
  });
}

test('every fix of a syntax problem leaves fewer problems than before', () => {
  for (const { title, input } of cases) {
    const { problems } = parseConfig(input).tree;
    for (const { fix } of problems) {
      if (fix === undefined) continue;
      const left = parseConfig(applyEdits(input, fix.edits)).tree.problems;
      assert.ok(left.length < problems.length, `${title}: ${fix.title}`);
    }
  }
});
