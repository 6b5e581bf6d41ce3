import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ended, startCloudfrontConfig } from './command-line.ts';

/** Tells on standard error what is loaded. */
const tellLoads = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { console.error('loaded ' + url); return next(url, context); } });`;

test('lint, rules and explain load neither the SDK, nor the language server, nor the playground', async () => {
  for (const args of [['lint', '-'], ['rules'], ['explain', 'quantity-mismatch']]) {
    const child = startCloudfrontConfig(args, {
      environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellLoads)}` },
    });
    child.stdin.end('<DistributionConfig/>');
    const { stderr } = await ended(child);
    assert.match(stderr, /loaded .*server\/src\/core\/rules/);
    assert.doesNotMatch(stderr, /loaded .*(@aws-sdk|@smithy|vscode-|server\/src\/(aws|lsp|playground))/);
  }
});
