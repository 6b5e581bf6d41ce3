import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Distributions, Link } from '#sync';
import { hash, memoryStores } from '../../server/src/cli/memory.ts';
import { deployed } from '../../server/src/cli/wait.ts';

type Answer = Awaited<ReturnType<Distributions['describe']>>;

const target = { distributionId: 'E1EXAMPLE', kind: 'distribution' } as const;
const version = { etag: 'E1', baseline: '', pulledText: '', pulledAt: '' };
const link: Link = {
  ...target,
  ...version,
  profile: '',
  endpoint: '',
  accountId: '111122223333',
  status: 'InProgress',
};

const details = (status: string): Answer => ({
  kind: 'details',
  details: { ...target, arn: 'arn', domainName: 'd', status, lastModified: '', etag: 'E1' },
});
const error = { code: 'Throttling', message: 'Rate exceeded', status: 400, requestId: undefined };

/** Waits for a distribution that answers like this, without any time passing. */
async function wait(answers: readonly Answer[], options: { readonly isTerminal: boolean }) {
  const left = [...answers];
  const unused = () => assert.fail('a wait only asks for the status');
  const distributions: Distributions = {
    list: unused,
    get: unused,
    put: unused,
    describe: async () => left.shift() ?? assert.fail('asked too often'),
  };
  const stores = memoryStores();
  await stores.links.set('x.xml', link);
  const clock = { now: () => '', sleep: async () => {} };
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const io = { stdin, stdout, stderr, ...options };
  const deps = { ...stores, connect: () => distributions, clock, hash };
  const { distributionId } = target;
  const isDeployed = await deployed(io, deps, { uri: 'x.xml', distributionId }, AbortSignal.any([]));
  stderr.end();
  return { isDeployed, stderr: await text(stderr) };
}

test('progress is one line of a terminal, which goes when it is over', async () => {
  const answers = [details('InProgress'), details('InProgress'), details('Deployed')];
  const { isDeployed, stderr } = await wait(answers, { isTerminal: true });
  assert.equal(isDeployed, true);
  const [first, ...lines] = stderr.split('\r\x1b[K');
  assert.equal(first, '');
  assert.deepEqual(
    lines.filter((it) => it !== ''),
    ['E1EXAMPLE is deploying 0:00', 'E1EXAMPLE is deploying 0:00'],
  );
  assert.equal(lines.at(-1), '');
  assert.equal((await wait(answers, { isTerminal: false })).stderr, '');
});

test('trouble that may pass is told, and asked about again', async () => {
  const answers = [{ kind: 'throttled', error } as const, details('Deployed')];
  const { isDeployed, stderr } = await wait(answers, { isTerminal: false });
  assert.equal(isDeployed, true);
  assert.equal(stderr, 'CloudFront asks us to slow down. Asking again in 8 s.\n');
});

test('trouble that stays ends the wait with its reason', async () => {
  const credentials = {
    kind: 'no-credentials',
    reason: 'expired',
    profile: 'dev',
    message: 'Sign in.',
  } as const;
  const { isDeployed, stderr } = await wait([credentials], { isTerminal: false });
  assert.deepEqual([isDeployed, stderr], [false, 'Sign in.\n']);
});
