import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disabled, newComment, withCloudFront } from './cloudfront.ts';

const edited = /<Comment>changed here<\/Comment>/;

test('a push with --yes shows its plan, is accepted, and waits until Deployed', () =>
  withCloudFront(async ({ push, site }) => {
    const { code, stdout, stderr } = await push(newComment, '--yes', '--wait', '--json');
    assert.equal(code, 0);
    assert.match(stderr, /Comment .*→ changed here/);
    assert.match(stderr, /is deployed/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'pushed', etag: site().etag });
    assert.match(site().xml, edited);
  }));

test('without --yes and without a terminal the plan is printed and nothing is sent', () =>
  withCloudFront(async ({ run, pulled, site }) => {
    const { id, file, etag } = pulled((text) => disabled(newComment(text)));
    const { code, stdout, stderr } = await run('push', file, '--id', id, '--etag', etag, '--json');
    assert.equal(code, 2);
    assert.match(stderr, /changed here[\s\S]*then add --yes --allow disabled$/m);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'not-confirmed' });
    assert.equal(site().etag, etag);
  }));

test('a dangerous change needs its --allow', () =>
  withCloudFront(async ({ push, site }) => {
    const { etag } = site();
    for (const other of [[], ['--allow', 'alias-removed']]) {
      const refused = await push(disabled, '--yes', ...other);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /need --allow disabled\. Nothing was sent/);
      assert.equal(site().etag, etag);
    }
    assert.equal((await push(disabled, '--yes', '--allow', 'disabled')).code, 0);
  }));

test('a stale ETag exits 3, overwrites nothing, and does not give the new one away', () =>
  withCloudFront(async ({ run, pulled, playground, site }) => {
    const { id, file, etag } = pulled(newComment);
    await playground.foreignEdit(id, (xml) => xml.replace(/<Comment>[^<]*/, '<Comment>a colleague'));
    const { code, stdout, stderr } = await run('push', file, '--id', id, '--etag', etag, '--yes', '--json');
    assert.equal(code, 3);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'stale' });
    assert.ok(!stderr.includes(site().etag));
    assert.match(site().xml, /<Comment>a colleague/);
  }));

test('a stale baseline exits 3, and shows what others changed', () =>
  withCloudFront(async ({ run, pulled, playground, site }) => {
    const { id, file, baseline } = pulled(newComment);
    await playground.foreignEdit(id, (xml) => xml.replace(/<Comment>[^<]*/, '<Comment>a colleague'));
    const conflict = await run('push', file, '--id', id, '--baseline', baseline, '--yes', '--json');
    assert.equal(conflict.code, 3);
    assert.match(conflict.stderr, /At CloudFront[\s\S]*Somebody changed 1 thing since your baseline/);
    assert.deepEqual(JSON.parse(conflict.stdout), { outcome: 'conflict' });

    const drift = await run('push', baseline, '--id', id, '--baseline', baseline, '--yes', '--json');
    assert.equal(drift.code, 3);
    assert.match(drift.stderr, /You changed nothing, but somebody changed 1 thing/);
    assert.deepEqual(JSON.parse(drift.stdout), { outcome: 'drift' });
    assert.match(site().xml, /<Comment>a colleague/);
  }));

test('somebody who is faster by a moment is not overwritten', () =>
  withCloudFront(async ({ push, playground, site }) => {
    const { id } = site();
    playground.faults.add({ name: 'foreign-edit', distributionId: id });
    const { code, stderr } = await push(newComment, '--yes');
    assert.equal(code, 3);
    assert.match(stderr, /Nothing was overwritten/);
    assert.doesNotMatch(site().xml, edited);
  }));

test('an ETag that moves without a change of the config stops no push with a baseline', () =>
  withCloudFront(async ({ run, pulled, playground, site }) => {
    const { id, file, baseline } = pulled(newComment);
    await playground.phantom(id);
    playground.faults.add({ name: 'phantom', distributionId: id });
    const { code, stderr } = await run('push', file, '--id', id, '--baseline', baseline, '--yes');
    assert.equal(code, 0);
    assert.match(stderr, /ETag moved from \w+ to \w+ without a change of the config; re-based/);
    assert.match(site().xml, edited);
  }));

const wrongCount = (text: string) => newComment(text).replace(/(<Aliases>\s*<Quantity>)\d+/, '$17');

test('errors stop a push and exit 1', () =>
  withCloudFront(async ({ push, site }) => {
    const { code, stdout, stderr } = await push(wrongCount, '--yes', '--json');
    assert.equal(code, 1);
    assert.match(stderr, /edited\.xml:\d+:\d+ error InconsistentQuantities/);
    assert.match(stderr, /CloudFront would refuse this: 1 error\. Nothing was sent/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'errors' });
    assert.doesNotMatch(site().xml, edited);
  }));

test('a refusal names code, request and element', () =>
  withCloudFront(async ({ push }) => {
    const { code, stdout, stderr } = await push(wrongCount, '--yes', '--despite-errors', '--json');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /error InconsistentQuantities[\s\S]*refused the push at DistributionConfig\/Aliases/,
    );
    const { outcome, error } = JSON.parse(stdout);
    assert.equal(outcome, 'refused');
    assert.equal(error.code, 'InconsistentQuantities');
    assert.equal(error.path, 'DistributionConfig/Aliases');
    assert.match(error.requestId, /\S/);
  }));

test('the text of another distribution cannot be forced', () =>
  withCloudFront(async ({ push, run, site, sample, write }) => {
    const force = ['--yes', '--despite-errors', '--json'];
    const copied = await push(
      (text) => text.replace(/<CallerReference>[^<]*/, '<CallerReference>x'),
      ...force,
    );
    assert.equal(copied.code, 1);
    assert.match(copied.stderr, /CallerReference can never change[\s\S]*text of another distribution/);

    const stream = sample('<S3Origin>');
    const [web, streaming] = [write('web.xml', site().xml), write('streaming.xml', stream.xml)];
    for (const [file, id] of [
      [web, stream.id],
      [streaming, site().id],
    ] as const) {
      const { code, stdout, stderr } = await run('push', file, '--id', id, '--baseline', file, ...force);
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`^${id} has a \\w+, but .* is a \\w+\\. Nothing was sent\\.$`, 'm'));
      assert.deepEqual(JSON.parse(stdout), { outcome: 'other-distribution' });
    }
    const mixed = await run('push', web, '--id', site().id, '--baseline', streaming, ...force);
    assert.equal(mixed.code, 2);
    assert.match(mixed.stderr, /The baseline is no DistributionConfig/);
  }));

test('a change of what the team locked cannot be forced', () =>
  withCloudFront(async ({ push, site, write }) => {
    const { etag } = site();
    write('.cloudfront-config.json', '{ "editableFields": ["Aliases"] }');
    const { code, stdout, stderr } = await push(newComment, '--yes', '--despite-errors', '--json');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /Comment may not change here[\s\S]*what editableFields locks\. Nothing was sent\.$/m,
    );
    assert.deepEqual(JSON.parse(stdout), { outcome: 'locked-fields' });
    assert.equal(site().etag, etag);
  }));

test('what is no config is told without asking CloudFront', () =>
  withCloudFront(async ({ run, write }) => {
    const junk = write('junk.xml', '<a>');
    const args = ['push', junk, '--id', 'E0NOSUCH', '--etag', 'E1', '--yes', '--json'];
    const { code, stdout, stderr } = await run(...args);
    assert.equal(code, 1);
    assert.match(stderr, /junk\.xml:1:2 error/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'not-a-config' });
  }));

test('no change is said and nothing is sent', () =>
  withCloudFront(async ({ push, site }) => {
    const { etag } = site();
    const { code, stdout, stderr } = await push((text) => text, '--yes', '--json');
    assert.equal(code, 0);
    assert.match(stderr, /Nothing was sent/);
    assert.deepEqual(JSON.parse(stdout), { outcome: 'no-change', etag });
    assert.equal(site().etag, etag);
  }));

test('a lost reply is found at CloudFront', () =>
  withCloudFront(async ({ push, playground, site }) => {
    playground.faults.add({ name: 'drop-after', count: 1 });
    const { code, stderr } = await push(newComment, '--yes');
    assert.equal(code, 0);
    assert.match(stderr, /The connection broke, but CloudFront has your change\. Pushed 1 change/);
    assert.match(site().xml, edited);
  }));

test('a push that nobody answers exits 4 and says what CloudFront shows', () =>
  withCloudFront(async ({ push, playground }) => {
    playground.faults.add({ name: 'drop-before', count: 9 });
    const { code, stdout, stderr } = await push(newComment, '--yes', '--json');
    assert.equal(code, 4);
    assert.match(
      stderr,
      /No clear answer came: .*\. CloudFront still shows the old config\. Read the config/,
    );
    assert.deepEqual(JSON.parse(stdout), { outcome: 'unknown' });
  }));

test('access denied and throttling exit 2 and say what to do', () =>
  withCloudFront(async ({ push, playground }) => {
    playground.faults.add({ name: 'denied', action: 'UpdateDistribution' });
    const denied = await push(newComment, '--yes', '--json');
    assert.equal(denied.code, 2);
    assert.match(denied.stderr, /may not call cloudfront:UpdateDistribution on \w+\. \(request /);
    const { outcome, error } = JSON.parse(denied.stdout);
    assert.deepEqual([outcome, error.code], ['denied', 'AccessDenied']);

    playground.faults.clear();
    playground.faults.add({ name: 'throttle', count: 99 });
    const throttled = await push(newComment, '--yes', '--json');
    assert.equal(throttled.code, 2);
    assert.match(throttled.stderr, /slow down \(Throttling\)/);
    assert.equal(JSON.parse(throttled.stdout).error.code, 'Throttling');
  }));
