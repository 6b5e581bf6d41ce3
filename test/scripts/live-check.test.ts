import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { type PlaygroundServer, startPlayground } from '#playground';
import { assumptions } from '../../scripts/live-check/assumptions.ts';
import { ended } from '../cli/command-line.ts';

const script = join(import.meta.dirname, '../../scripts/live-check.ts');

/** Assumptions about what the playground does not look at. */
const notInPlayground = [
  'root-object-leading-slash',
  'error-code-unique',
  'error-ttl',
  'oac-format',
  'cache-policy-format',
  'geo-location-duplicate',
  'signers-enabled-mismatch',
  'origin-header-duplicate',
];

test('the playground does what we assume of CloudFront, and nothing is left in it', async () => {
  const server = await startPlayground({ deployMilliseconds: 0 });
  const { code, stdout, stderr } = await ended(liveCheck(server, '--yes'));
  await server.close();

  assert.equal(stderr, '');
  const different = stdout.split('\n').filter((it) => it.startsWith('✗'));
  assert.deepEqual(
    different.map((it) => it.split(' ').at(-1)),
    notInPlayground,
  );
  assert.match(
    stdout,
    new RegExp(`^${assumptions.length} of ${assumptions.length} tried, 8 not as assumed`, 'm'),
  );
  assert.match(stdout, /Deleted E/);
  assert.equal(code, 1);
  assert.deepEqual(server.playground.distributions(), []);
});

test('Ctrl+C in the middle deletes the distribution too', async () => {
  const server = await startPlayground({ deployMilliseconds: 0 });
  const child = liveCheck(server, '--yes');
  child.stdout.once('data', () => child.kill('SIGINT'));
  const { stdout, stderr } = await ended(child);
  await server.close();

  assert.match(stderr, /Stopping/);
  assert.match(stdout, /Deleted E/);
  assert.deepEqual(server.playground.distributions(), []);
});

test('where nobody can be asked, nothing is created without --yes', async () => {
  const server = await startPlayground();
  const { code, stdout, stderr } = await ended(liveCheck(server));
  await server.close();

  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /--yes/);
  assert.deepEqual(server.playground.distributions(), []);
});

test('what cannot be deleted is told', async () => {
  const server = await startPlayground({ deployMilliseconds: 0 });
  server.playground.faults.add({ name: 'denied', action: 'DeleteDistribution' });
  const { code, stderr } = await ended(liveCheck(server, '--yes'));
  await server.close();

  assert.equal(code, 2);
  assert.match(stderr, /AccessDenied.*\nLeft: a disabled distribution with the tag created-by=/s);
});

function liveCheck({ url }: PlaygroundServer, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  return spawn(process.execPath, [...flags, script, '--endpoint', url, ...args], {
    env: { ...process.env, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
  });
}
