import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { run } from '../../server/src/cli/run.ts';
import { type CloudFront, disabled, newComment, withCloudFront } from './cloudfront.ts';

/** Pushes an edit as somebody at a terminal would, who types this at the question; null closes the input. */
async function pushAndType(
  { url, pulled }: CloudFront,
  edit: (text: string) => string,
  typed: string | null,
  ...options: readonly string[]
) {
  const { id, file, baseline } = pulled(edit);
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stderr.on('data', (chunk) => {
    if (!/(\?|:) (\[y\/N\] )?$/.test(String(chunk))) return;
    if (typed === null) stdin.end();
    else stdin.write(`${typed}\n`);
  });
  const words = text(stderr);
  const args = ['push', file, '--id', id, '--baseline', baseline, '--endpoint', url, ...options];
  const code = await run(args, { stdin, stdout, stderr, isTerminal: true });
  stderr.end();
  return { code, stderr: await words };
}

test('a push asks on a terminal, and sends after yes only', () =>
  withCloudFront(async (cloudfront) => {
    const { etag, id } = cloudfront.site();
    for (const typed of ['n', '', 'yep', null]) {
      const { code, stderr } = await pushAndType(cloudfront, newComment, typed);
      assert.equal(code, 2);
      assert.match(stderr, typed === null ? /\nNothing was sent\.\n$/ : /Nothing was sent\.\n$/);
      assert.match(stderr, new RegExp(`Push 1 change to ${id} \\(account 111122223333\\)\\? \\[y/N\\]`));
      assert.equal(cloudfront.site().etag, etag);
    }
    assert.equal((await pushAndType(cloudfront, newComment, 'Y')).code, 0);
    assert.match(cloudfront.site().xml, /changed here/);
  }));

test('a dangerous push wants the id typed', () =>
  withCloudFront(async (cloudfront) => {
    const { etag, id } = cloudfront.site();
    const refused = await pushAndType(cloudfront, disabled, 'y');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /! Enabled[\s\S]*Type the id to push a dangerous change to/);
    assert.equal(cloudfront.site().etag, etag);
    assert.equal((await pushAndType(cloudfront, disabled, id)).code, 0);
  }));

test('a danger that was allowed needs no more than a yes', () =>
  withCloudFront(async (cloudfront) => {
    assert.equal((await pushAndType(cloudfront, disabled, 'y', '--allow', 'disabled')).code, 0);
  }));
