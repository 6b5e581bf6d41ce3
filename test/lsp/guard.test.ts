import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuard } from '../../server/src/lsp/guard.ts';

test('a handler that throws answers empty and is logged', async () => {
  const lines: string[] = [];
  const guard = createGuard((line) => lines.push(line));
  const broken = () => {
    throw new Error('a bug');
  };
  assert.deepEqual(await guard('hover', [], broken), []);
  assert.deepEqual(await guard('symbols', [], async () => broken()), []);
  assert.match(lines.join('\n'), /^hover failed: Error: a bug[\s\S]*symbols failed: Error: a bug/);
});

test('an answer passes through', async () => {
  assert.equal(await createGuard(assert.fail)('hover', 0, () => 7), 7);
});
