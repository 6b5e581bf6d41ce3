import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHere } from './command-line.ts';

test('help is data on standard output', async () => {
  const { code, stdout } = await runHere(['--help']);
  assert.equal(code, 0);
  assert.match(stdout, /cloudfront-config push FILE/);
  assert.equal((await runHere(['push', '--help'])).stdout, stdout);
});

test('no command is a mistake of the caller', async () => {
  const { code, stdout, stderr } = await runHere([]);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /cloudfront-config push FILE/);
});

const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
  [['lnt'], /no command "lnt"/],
  [['toString'], /no command "toString"/],
  [['lint'], /Which file\?/],
  [['lint', ''], /empty name/],
  [['lint', 'x', '--etag', 'E1'], /lint takes no --etag/],
  [['lint', 'x', '--colour'], /--colour/],
  [['lint', 'x', '--format', 'yaml'], /text, json/],
  [['rules', '--format', 'yaml'], /text or json/],
  [['list', 'extra'], /list takes no "extra"/],
  [['pull'], /Which distribution\?/],
  [['pull', 'E1', 'E2'], /pull takes no "E2"/],
  [['pull', 'E1', '--endpoint', ''], /--endpoint has no value/],
  [['push', '--id', 'E1', '--etag', 'E1'], /Which file\?/],
  [['push', 'x', '--etag', 'E1'], /To which distribution\?/],
  [['push', 'x', '--id', 'E1'], /Based on what\?/],
  [['push', 'x', '--id', 'E1', '--etag', 'E1', '--baseline', 'y'], /Based on what\?/],
  [['push', 'x', '--id', 'E1', '--etag', 'E1', '--allow', 'all'], /no "all"\. Kinds .*: alias-removed, /],
  [['push', 'x', '--id', 'E1', '--etag', 'E1', '--allow', 'identity'], /no "identity"/],
  [['plan', 'x'], /Which two\?/],
  [['plan', 'x', '--id', 'E1', '--baseline', 'y', '--format', 'sarif'], /text, json or markdown/],
  [['explain'], /Explain what\?/],
  [['explain', 'toString'], /no rule and no AWS error/],
  [['playground', '--port', 'http'], /--port is a number/],
  [['playground', '--fault', 'fire=1'], /no fault "fire"/],
  [['list', '--profile', 'nobody'], /"nobody"\. See: aws configure list-profiles\n$/],
  [['list', '--endpoint', 'http://cloudfront.example.com'], /^CloudFront[^\n]*must use https[^\n]*\n$/],
];

for (const [args, message] of mistakes) {
  test(`${args.join(' ')} exits 2 and says why, once`, async () => {
    const { code, stdout, stderr } = await runHere(args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /failed|\n {4}at /);
  });
}

test('rules and explain know the catalogue', async () => {
  const { stdout } = await runHere(['rules', '--format', 'json']);
  const rules: readonly { readonly id: string }[] = JSON.parse(stdout);
  assert.ok(rules.some((it) => it.id === 'quantity-mismatch'));
  assert.match((await runHere(['explain', 'quantity-mismatch'])).stdout, /Quantity must equal/);
  assert.match((await runHere(['explain', 'InconsistentQuantities'])).stdout, /quantity-mismatch/);
});
