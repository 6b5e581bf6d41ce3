import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type PlaygroundServer, startPlayground } from '#playground';
import { cloudfrontConfig } from './command-line.ts';

let server: PlaygroundServer;
let folder: string;
beforeEach(async () => {
  server = await startPlayground({ samples: true, deployMilliseconds: 0 });
  folder = mkdtempSync(join(tmpdir(), 'push-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: readonly string[]) => cloudfrontConfig([...args, '--endpoint', server.url]);

interface Summary {
  readonly distributionId: string;
  readonly kind: string;
  readonly aliases: readonly string[];
}

/** The web distribution with aliases, pulled into a file, and another file with an edit. */
async function pulled(edit: (text: string) => string) {
  const all: readonly Summary[] = JSON.parse((await run('list', '--json')).stdout);
  const id = all.find((it) => it.kind === 'distribution' && it.aliases.length > 0)?.distributionId ?? '';
  const baseline = join(folder, 'baseline.xml');
  const { stderr } = await run('pull', id, '-o', baseline);
  const etag = /ETag (\w+)/.exec(stderr)?.[1] ?? '';
  const file = join(folder, 'edited.xml');
  const text = readFileSync(baseline, 'utf8');
  assert.notEqual(edit(text), text, 'the edit must change something');
  writeFileSync(file, edit(text));
  return { id, baseline, file, etag };
}

const newComment = (text: string) =>
  text.replace(/<Comment>[^<]*<\/Comment>/, '<Comment>changed here</Comment>');
const disabled = (text: string) =>
  text.replace(/<Enabled>true<\/Enabled>(?=\s*<ViewerCertificate)/, '<Enabled>false</Enabled>');
const live = (id: string) => server.playground.distributions().find((it) => it.id === id);

test('list shows both kinds', async () => {
  const { code, stdout } = await run('list');
  assert.equal(code, 0);
  assert.equal(stdout.trim().split('\n').length, 3);
  assert.match(stdout, /streaming/);
});

test('pull never overwrites a file with other contents', async () => {
  const { id, file } = await pulled(newComment);
  const before = readFileSync(file, 'utf8');
  const { code, stderr } = await run('pull', id, '-o', file);
  assert.equal(code, 2);
  assert.match(stderr, /left alone/);
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('pull --json carries the text and the ETag of one answer, and --raw is byte for byte', async () => {
  const { id } = await pulled(newComment);
  const { stdout } = await run('pull', id, '--json');
  const { xml, etag } = JSON.parse(stdout);
  assert.equal(etag, live(id)?.etag);
  assert.equal((await run('pull', id, '--raw')).stdout, `${xml}\n`);
});

test('a push with --yes shows its plan, is accepted, and waits until Deployed', async () => {
  const { id, baseline, file } = await pulled(newComment);
  const { code, stdout, stderr } = await run(
    'push',
    file,
    '--id',
    id,
    '--baseline',
    baseline,
    '--yes',
    '--wait',
    '--json',
  );
  assert.equal(code, 0);
  assert.match(stderr, /Comment .*→ changed here/);
  assert.match(stderr, /is deployed/);
  assert.deepEqual(JSON.parse(stdout), { outcome: 'pushed', etag: live(id)?.etag });
  assert.match(live(id)?.xml ?? '', /<Comment>changed here<\/Comment>/);
});

test('without --yes and without a terminal the plan is printed and nothing is sent', async () => {
  const { id, file, etag } = await pulled(newComment);
  const { code, stderr } = await run('push', file, '--id', id, '--etag', etag);
  assert.equal(code, 2);
  assert.match(stderr, /changed here/);
  assert.equal(live(id)?.etag, etag);
});

test('a dangerous change needs its --allow', async () => {
  const { id, file, etag } = await pulled(disabled);
  const refused = await run('push', file, '--id', id, '--etag', etag, '--yes');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /--allow disabled/);
  assert.equal(live(id)?.etag, etag);
  assert.equal((await run('push', file, '--id', id, '--etag', etag, '--yes', '--allow', 'disabled')).code, 0);
});

test('a stale ETag or baseline exits 3 and overwrites nothing', async () => {
  const { id, baseline, file, etag } = await pulled(newComment);
  await server.playground.foreignEdit(id, (xml) => xml.replace(/<Comment>[^<]*/, '<Comment>a colleague'));
  assert.equal((await run('push', file, '--id', id, '--etag', etag, '--yes')).code, 3);
  const { code, stderr } = await run('push', file, '--id', id, '--baseline', baseline, '--yes');
  assert.equal(code, 3);
  assert.match(stderr, /At CloudFront/);
  assert.match(live(id)?.xml ?? '', /<Comment>a colleague/);
});

test('an ETag that moved without a change of the config stops no push with a baseline', async () => {
  const { id, baseline, file } = await pulled(newComment);
  await server.playground.phantom(id);
  assert.equal((await run('push', file, '--id', id, '--baseline', baseline, '--yes')).code, 0);
});

test('errors stop a push and exit 1; a refusal names code, request and element', async () => {
  const { id, baseline, file } = await pulled((text) =>
    newComment(text).replace(/(<Aliases>\s*<Quantity>)\d+/, '$17'),
  );
  const stopped = await run('push', file, '--id', id, '--baseline', baseline, '--yes');
  assert.equal(stopped.code, 1);
  assert.match(stopped.stderr, /InconsistentQuantities/);

  const { code, stdout } = await run(
    'push',
    file,
    '--id',
    id,
    '--baseline',
    baseline,
    '--yes',
    '--despite-errors',
    '--json',
  );
  assert.equal(code, 1);
  const { outcome, error } = JSON.parse(stdout);
  assert.equal(outcome, 'refused');
  assert.equal(error.code, 'InconsistentQuantities');
  assert.equal(error.path, 'DistributionConfig/Aliases');
  assert.match(error.requestId, /\S/);
});

test('the text of another distribution cannot be forced', async () => {
  const { id, baseline, file } = await pulled((text) =>
    text.replace(/<CallerReference>[^<]*/, '<CallerReference>another'),
  );
  const { code, stderr } = await run(
    'push',
    file,
    '--id',
    id,
    '--baseline',
    baseline,
    '--yes',
    '--despite-errors',
  );
  assert.equal(code, 1);
  assert.match(stderr, /CallerReference can never change/);
});

test('no change is said and nothing is sent', async () => {
  const { id, baseline, etag } = await pulled(newComment);
  const { code, stderr } = await run('push', baseline, '--id', id, '--baseline', baseline, '--yes');
  assert.equal(code, 0);
  assert.match(stderr, /Nothing was sent/);
  assert.equal(live(id)?.etag, etag);
});

test('a lost reply is found at CloudFront; one that was not applied exits 4', async () => {
  const { id, baseline, file } = await pulled(newComment);
  server.playground.faults.add({ name: 'drop-before', count: 9 });
  assert.equal((await run('push', file, '--id', id, '--baseline', baseline, '--yes')).code, 4);
  server.playground.faults.clear();
  server.playground.faults.add({ name: 'drop-after', count: 1 });
  assert.equal((await run('push', file, '--id', id, '--baseline', baseline, '--yes')).code, 0);
});

test('access denied and throttling exit 2 and say what to do', async () => {
  const { id, baseline, file } = await pulled(newComment);
  server.playground.faults.add({ name: 'denied', action: 'UpdateDistribution' });
  const denied = await run('push', file, '--id', id, '--baseline', baseline, '--yes');
  assert.equal(denied.code, 2);
  assert.match(denied.stderr, /cloudfront:UpdateDistribution/);
});

test('an unknown distribution exits 1', async () => {
  const { code, stderr } = await run('pull', 'E0NOSUCH');
  assert.equal(code, 1);
  assert.match(stderr, /no distribution E0NOSUCH/);
});
