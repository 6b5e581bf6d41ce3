import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newComment, withCloudFront } from './cloudfront.ts';

test('list shows both kinds', () =>
  withCloudFront(async ({ run, playground }) => {
    const { code, stdout } = await run('list');
    assert.equal(code, 0);
    assert.equal(stdout.trim().split('\n').length, 3);
    assert.match(stdout, /streaming/);

    const all: readonly { readonly distributionId: string }[] = JSON.parse(
      (await run('list', '--json')).stdout,
    );
    assert.deepEqual(
      all.map((it) => it.distributionId),
      playground.distributions().map((it) => it.id),
    );
  }));

test('one list that is not allowed is told, and the other one is shown', () =>
  withCloudFront(async ({ run, playground }) => {
    playground.faults.add({ name: 'denied', action: 'ListStreamingDistributions' });
    const { code, stdout, stderr } = await run('list');
    assert.equal(code, 2);
    assert.match(stderr, /may not call cloudfront:ListStreamingDistributions on streaming distributions\./);
    assert.equal(stdout.trim().split('\n').length, 2);
  }));

test('pull writes to standard output, or into a new file', () =>
  withCloudFront(async ({ run, site, folder }) => {
    const { id, etag } = site();
    const file = join(folder, 'new.xml');
    const { code, stdout, stderr } = await run('pull', id, '-o', file);
    assert.deepEqual([code, stdout, stderr], [0, '', `Pulled ${id} into ${file}, ETag ${etag}\n`]);
    assert.equal((await run('pull', id)).stdout, readFileSync(file, 'utf8'));
    assert.equal((await run('pull', id, '-o', '-')).stdout, readFileSync(file, 'utf8'));
    assert.equal((await run('pull', id, '-o', file)).code, 0);
  }));

test('pull never overwrites a file with other contents', () =>
  withCloudFront(async ({ run, pulled, write, folder }) => {
    const { id, file, baseline } = pulled(newComment);
    mkdirSync(join(folder, 'folder'));
    const comments = write(
      'comments.xml',
      readFileSync(baseline, 'utf8').replace('<Aliases>', '<!-- ours --><Aliases>'),
    );
    for (const [path, message] of [
      [file, /has 1 difference from the live config\. It was left alone/],
      [comments, /has comments or layout of its own\. It was left alone/],
      [write('notes.txt', 'not a config'), /is no config\. It was left alone/],
      [join(folder, 'folder'), /Cannot write .*folder: it exists already\.\n$/],
      [join(folder, 'nowhere', 'x.xml'), /Cannot write .*: there is no such file or folder\.\n$/],
    ] as const) {
      const { code, stderr } = await run('pull', id, '-o', path);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
    assert.match(readFileSync(file, 'utf8'), /changed here/);
    assert.match(readFileSync(comments, 'utf8'), /ours/);
  }));

test('pull --json carries the text and the ETag of one answer, and --raw is byte for byte', () =>
  withCloudFront(async ({ run, sample }) => {
    const { id, etag, xml } = sample('<S3Origin>');
    const { stdout } = await run('pull', id, '--json');
    assert.deepEqual(JSON.parse(stdout), { id, kind: 'streaming', etag, xml });
    assert.equal((await run('pull', id, '--raw')).stdout, `${xml}\n`);
  }));

test('an unknown distribution exits 1, whoever asks for it', () =>
  withCloudFront(async ({ run, pulled }) => {
    const { baseline } = pulled((text) => text);
    for (const command of [
      ['pull', 'E0NOSUCH'],
      ['plan', '--id', 'E0NOSUCH', '--baseline', baseline],
      ['push', baseline, '--id', 'E0NOSUCH', '--baseline', baseline],
    ]) {
      const { code, stderr } = await run(...command);
      assert.equal(code, 1);
      assert.match(stderr, /no distribution E0NOSUCH .*: The specified distribution does not exist/);
    }
  }));

test('a plan compares files and live configs, and exits 2 for what is no config', () =>
  withCloudFront(async ({ run, pulled, write }) => {
    const { id, file, baseline } = pulled(newComment);
    const ofFiles = await run('plan', file, '--baseline', baseline);
    assert.equal(ofFiles.code, 0);
    assert.match(ofFiles.stdout, /1 change of yours[\s\S]*Comment .* → changed here/);
    assert.equal((await run('plan', file, '--baseline-id', id)).stdout, ofFiles.stdout);
    assert.match((await run('plan', '--id', id, '--baseline', baseline)).stdout, /no change of yours/);

    const junk = await run('plan', write('junk.xml', '<a>'), '--baseline', baseline);
    assert.equal(junk.code, 2);
    assert.match(junk.stderr, /junk\.xml is no readable config\. See what is wrong: cloudfront-config lint/);
    const twice = await run('plan', file, '--id', id, '--baseline', baseline);
    assert.equal(twice.code, 2);
    assert.match(twice.stderr, /Which two\?/);
  }));
