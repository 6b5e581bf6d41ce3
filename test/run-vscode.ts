import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { buildInHostTests } from '../scripts/bundles.ts';

/**
 * Runs the suites of `test/vscode` inside a VS Code.
 * On Linux that is the VS Code server from npm; `VSCODE_VERSION` (say `stable` or `1.101.0`) downloads a desktop one.
 */
const root = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'cfc-'));
const TEST_REPORT = join(temporary, 'report.txt');
writeFileSync(TEST_REPORT, '');

const { VSCODE_VERSION } = process.env;
const desktop = VSCODE_VERSION ?? (process.platform === 'linux' ? undefined : 'stable');
const noise = new PassThrough();

await buildInHostTests();
try {
  await runTests({
    ...(desktop === undefined
      ? { vscodeExecutablePath: join(root, 'test/host/code.ts') }
      : { version: desktop }),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/test-vscode/index.js'),
    extensionTestsEnv: { TEST_REPORT },
    launchArgs: [mkdtempSync(join(temporary, 'workspace-'))],
    stdout: noise,
    stderr: noise,
  });
} catch (error) {
  console.error(noise.read()?.toString() ?? '');
  console.error(error);
  process.exitCode = 1;
} finally {
  const report = readFileSync(TEST_REPORT, 'utf8');
  const count = (mark: string) => report.split('\n').filter((it) => it.startsWith(mark)).length;
  console.log(`${report}\nℹ pass ${count('✔')}\nℹ fail ${count('✖')}`);
  rmSync(temporary, { recursive: true, force: true });
}
