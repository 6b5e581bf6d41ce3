import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPlayground } from '#playground';
import { cloudfrontConfig } from './command-line.ts';

const secret = 'planted-5ecret';

test('a header value stands in no finding, plan, JSON, refusal or error', async () => {
  const server = await startPlayground({ samples: true, deployMilliseconds: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  try {
    const site = server.playground.distributions().find((it) => it.xml.includes('<HeaderValue>'));
    assert.ok(site, 'a sample has a header value');
    const [baseline, file] = [join(folder, 'baseline.xml'), join(folder, 'edited.xml')];
    await cloudfrontConfig(['pull', site.id, '-o', baseline, '--endpoint', server.url]);
    const pulled = readFileSync(baseline, 'utf8');
    const planted = pulled
      .replace(/(<HeaderValue>)[^<]*/g, `$1${secret}`)
      .replace(/<Comment>[^<]*/, '<Comment>new');
    const push = [
      'push',
      file,
      '--id',
      site.id,
      '--baseline',
      baseline,
      '--yes',
      '--json',
      '--endpoint',
      server.url,
    ];

    const printed: string[] = [];
    const run = async (...args: readonly string[]) => {
      const { stdout, stderr } = await cloudfrontConfig(args);
      printed.push(stdout, stderr);
    };
    writeFileSync(file, planted.replaceAll(secret, `${secret}&`));
    await run('lint', file, '--baseline', baseline);
    await run('lint', file, '--format', 'json');
    await run(...push);
    writeFileSync(file, planted.replace(/(<Quantity>)1</, '$19<'));
    await run('plan', file, '--baseline', baseline);
    await run('plan', file, '--baseline', baseline, '--format', 'json');
    await run('plan', file, '--baseline', baseline, '--format', 'markdown');
    await run(...push, '--despite-errors');
    server.playground.faults.add({ name: 'garbage', count: 1 });
    await run(...push, '--despite-errors');
    writeFileSync(file, planted);
    await run(...push);

    const all = printed.join('');
    assert.match(all, /\*{10}/, 'the lines around findings are shown, masked');
    assert.match(all, /refused/);
    assert.match(all, /"outcome":"pushed"/);
    assert.ok(!all.includes(secret), all);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
