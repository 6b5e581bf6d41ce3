import { join } from 'node:path';
import { build } from 'esbuild';

/** Core must run anywhere: bundling it for the browser fails on whatever Node, VS Code or the network has. */
await build({
  entryPoints: ['server/src/core/index.ts'],
  absWorkingDir: join(import.meta.dirname, '..'),
  bundle: true,
  platform: 'browser',
  format: 'esm',
  write: false,
  logLevel: 'warning',
});
