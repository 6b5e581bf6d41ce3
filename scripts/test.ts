import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';

/**
 * `npm test`: every check, two npm scripts at a time. The first that fails ends the run with its output.
 * Each list runs in order; the second needs what it builds.
 */
const lists = [
  ['check:lint', 'check:types', 'check:walls', 'test:unit'],
  // The VS Code server that the workbench tests need is not made for Windows; desktop VS Code is tested there.
  process.platform === 'win32'
    ? ['package', 'test:vscode']
    : ['setup:host', 'package', 'test:vscode', 'test:ui'],
];

const running = new Set<ChildProcess>();
const total = { passed: 0, failed: 0 };

try {
  await Promise.all(lists.map(runInOrder));
} catch (error) {
  process.exitCode = 1;
  for (const child of running) end(child);
  console.error(error instanceof Error ? error.message : error);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);

async function runInOrder(scripts: readonly string[]): Promise<void> {
  for (const script of scripts) {
    if (process.exitCode === undefined) await run(script);
  }
}

async function run(script: string): Promise<void> {
  const start = performance.now();
  const { output, code } = await outputOf(script);
  const passed = countIn(output, 'pass');
  total.passed += passed;
  total.failed += countIn(output, 'fail');

  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code !== 0) throw new Error(`✖ ${script} (${seconds} s)\n\n${output}`);
  console.log(`✔ ${script} (${seconds} s)${passed > 0 ? `, ${passed} passed` : ''}`);
}

/** Runs an npm script under the keeper, so that whatever it starts ends with this process. */
async function outputOf(script: string): Promise<{ output: string; code: number | null }> {
  const { npm_execpath: npm } = process.env;
  if (npm === undefined) throw new Error('Run it as: npm test');

  const keeper = join(import.meta.dirname, '../test/host/keeper.ts');
  const child = spawn(process.execPath, [keeper, process.execPath, npm, 'run', '--silent', script], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const both = new PassThrough();
  child.stdout.pipe(both, { end: false });
  child.stderr.pipe(both, { end: false });
  child.on('close', () => both.end());
  const output = await text(both);
  running.delete(child);
  return { output, code: child.exitCode };
}

function end(child: ChildProcess): void {
  child.stdin?.end();
}

/** The sum of the counts in the summaries that Node's test runner and `run-vscode.ts` print. */
function countIn(output: string, word: 'pass' | 'fail'): number {
  return [...output.matchAll(new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'))].reduce(
    (sum, [, it]) => sum + Number(it),
    0,
  );
}
