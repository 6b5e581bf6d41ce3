import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuard } from '../../server/src/lsp/guard.ts';

test('a handler that throws answers empty, and where it did is logged without what it said', async () => {
  const lines: string[] = [];
  const guard = createGuard((line) => lines.push(line));
  const broken = () => {
    throw new TypeError('a bug near\n<HeaderValue>secret');
  };
  assert.deepEqual(await guard('hover', [], broken), []);
  assert.deepEqual(await guard('symbols', [], async () => broken()), []);
  assert.match(
    lines.join('\n'),
    /^hover failed: TypeError\n {4}at broken [\s\S]*symbols failed: TypeError\n {4}at broken /,
  );
  assert.doesNotMatch(lines.join('\n'), /secret|a bug/);
});

test('an answer passes through', async () => {
  assert.equal(await createGuard(assert.fail)('hover', 0, () => 7), 7);
});
