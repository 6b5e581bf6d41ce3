import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCloudFront } from './cloudfront.ts';
import { cloudfrontConfig, ended, startCloudfrontConfig } from './command-line.ts';

/** Starts a playground with these options and answers its address and how to interrupt it. */
async function startPlayground(...options: readonly string[]) {
  const child = startCloudfrontConfig(['playground', ...options]);
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (text) => {
      const found = /http:\S+/.exec(String(text));
      if (found !== null) resolve(found[0]);
    });
  });
  const interrupt = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended(child);
  };
  return { url, interrupt };
}

test('a playground says where it is and ends on a signal', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { url, interrupt } = await startPlayground('--fault', 'throttle=1');
    assert.equal((await cloudfrontConfig(['list', '--endpoint', url])).code, 0);
    assert.equal((await interrupt(signal)).code, 0);
  }
});

test('a playground keeps its distributions in the folder it is given', () =>
  withCloudFront(async ({ folder, write, pulled }) => {
    const { id, etag, file } = pulled((text) => text.replace(/<Comment>[^<]*/, '<Comment>kept'));
    const first = await startPlayground('--data', folder);
    const push = ['push', file, '--id', id, '--etag', etag, '--yes', '--endpoint', first.url];
    assert.equal((await cloudfrontConfig(push)).code, 0);
    await first.interrupt('SIGINT');

    const second = await startPlayground('--data', folder);
    assert.match((await cloudfrontConfig(['pull', id, '--endpoint', second.url])).stdout, /<Comment>kept</);
    await second.interrupt('SIGINT');

    write('playground.json', '{}');
    const { code, stderr } = await cloudfrontConfig(['playground', '--data', folder]);
    assert.equal(code, 2);
    assert.match(stderr, /cannot be read and was left as it is/);
  }));

test('a port that is taken is told', () =>
  withCloudFront(async ({ url }) => {
    const { port } = new URL(url);
    const { code, stderr } = await cloudfrontConfig(['playground', '--port', port]);
    assert.equal(code, 2);
    assert.equal(stderr, `Port ${port} is taken. Choose another, or leave --port out.\n`);
  }));
