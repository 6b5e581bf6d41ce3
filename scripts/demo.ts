import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { applyEdits, check, fixAll, parseConfig, readBaseline } from '#core';
import { type Playground, startPlayground } from '#playground';
import { run } from '../server/src/cli/run.ts';

/** The main job, told in a terminal: every step is checked, and the first that does not hold ends the demo. */
const server = await startPlayground({ samples: true, deployMilliseconds: 2_000 });
const folder = await mkdtemp(join(tmpdir(), 'cloudfront-config-demo-'));
try {
  await tell(server.playground);
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}

async function tell(playground: Playground): Promise<void> {
  const file = join(folder, 'site.distribution.xml');
  const baseline = join(folder, 'site.baseline.xml');
  const read = () => readFile(file, 'utf8');

  step('A CloudFront of our own runs on this machine. No account is needed.');
  note(server.url);

  step('List the distributions.');
  const listed = await command('list');
  assert.equal(listed.stdout.trim().split('\n').length, 3, 'the playground has three distributions');

  const site = playground
    .distributions()
    .find((it) => it.kind === 'distribution' && it.xml.includes('<CNAME>'));
  assert.ok(site, 'one of them has an alias');
  const live = () =>
    playground.distributions().find((it) => it.id === site.id) ?? assert.fail('the distribution is there');

  step(`Pull ${site.id} into a file: the config and its ETag out of one answer.`);
  await command(['pull', site.id, '-o', baseline]);
  await command(['pull', site.id, '-o', file]);

  step('Break it the way people do: a lost alias, another CallerReference, a pasted ETag.');
  const pulled = await read();
  const broken = pulled
    .replace(/\s*<CNAME>[^<]*<\/CNAME>/, '')
    .replace(/(<CallerReference>)[^<]*/, '$1copied-from-somewhere')
    .replace(/(<DistributionConfig[^>]*>)/, `$1\n  <ETag>${site.etag}</ETag>`);
  await writeFile(file, broken);
  const { stdout } = await command(['lint', file, '--baseline', baseline], 1);
  for (const code of ['InconsistentQuantities', 'IllegalUpdate', 'readonly-etag'])
    assert.match(stdout, new RegExp(code));

  step('A push stops before anything is sent.');
  await command(['push', file, '--id', site.id, '--baseline', baseline, '--yes'], 1);
  assert.equal(live().etag, site.etag, 'nothing was sent');

  step('Apply the first fix of each: remove, restore, restore.');
  await writeFile(file, firstFixes(broken, pulled, site.id));
  await command(['lint', file, '--baseline', baseline]);

  step('Now a real change: a comment. Push it with the ETag of the pull as If-Match.');
  await writeFile(file, (await read()).replace(/<Comment>[^<]*/, '<Comment>Launch day'));
  await command(['push', file, '--id', site.id, '--baseline', baseline, '--yes']);
  assert.match(live().xml, /<Comment>Launch day</, 'CloudFront has the change');
  const afterPush = join(folder, 'after-push.xml');
  await command(['pull', site.id, '-o', afterPush]);

  step('A colleague changes the price class. We do not know, and push another comment.');
  await playground.foreignEdit(site.id, (xml) =>
    xml.replace(/<PriceClass>[^<]*/, `<PriceClass>${otherPriceClass(xml)}`),
  );
  const theirs = live();
  await writeFile(file, (await read()).replace('Launch day', 'Launch week'));
  await command(['push', file, '--id', site.id, '--baseline', afterPush, '--yes'], 3);
  assert.deepEqual(live(), theirs, "the colleague's change is untouched");

  step("Take the colleague's change in: pull what is live, and make the same change in our text.");
  const current = join(folder, 'current.xml');
  await command(['pull', site.id, '-o', current]);
  const priceClass = /<PriceClass>([^<]*)/.exec(theirs.xml)?.[1];
  await writeFile(file, (await read()).replace(/<PriceClass>[^<]*/, `<PriceClass>${priceClass}`));
  await command(['plan', file, '--baseline', current]);

  step('Push again, and wait until it is deployed everywhere.');
  const last = await command(['push', file, '--id', site.id, '--baseline', current, '--yes', '--wait']);
  assert.match(last.stderr, /is deployed/);
  assert.match(live().xml, new RegExp(`<PriceClass>${priceClass}<`), "the colleague's change is live");
  assert.match(live().xml, /<Comment>Launch week</, 'and so is ours');

  step('Both changes are live, and nobody lost anything. Next: npm start');
}

/** Runs one command as a user would type it, shows what it prints, and insists on its exit status. */
async function command(args: string | readonly string[], expected = 0) {
  const words = [args].flat();
  console.log(`\n  $ cloudfront-config ${words.map((it) => it.replace(`${folder}/`, '')).join(' ')}`);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = { stdout: '', stderr: '' };
  for (const [name, stream] of Object.entries({ stdout, stderr })) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed[name as keyof typeof printed] += text;
      process.stdout.write(text.replaceAll(`${folder}/`, '').replace(/^(?=.)/gm, '    '));
    });
  }
  const networked = ['list', 'pull', 'push'].includes(words[0] ?? '') ? ['--endpoint', server.url] : [];
  const code = await run([...words, ...networked], {
    stdin: process.stdin,
    stdout,
    stderr,
    isTerminal: false,
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(code, expected, `cloudfront-config ${words[0]} ended with ${code}, not ${expected}`);
  return printed;
}

/** Mends a text as the light bulb would, one finding after the other. */
function firstFixes(text: string, pulled: string, id: string): string {
  const baseline = readBaseline(pulled, id);
  let current = text;
  for (let round = 0; round < 10; round++) {
    const findings = check(parseConfig(current), { baseline }).findings.filter(
      (it) => it.severity === 'error',
    );
    const [first] = findings;
    if (first === undefined) return current;
    note(`${first.message}  ->  ${first.fixes[0]?.title}`);
    current = applyEdits(current, fixAll([first], ['safe', 'preferred', 'choice']));
  }
  return assert.fail('the fixes come to an end');
}

function otherPriceClass(xml: string): string {
  return xml.includes('>PriceClass_100<') ? 'PriceClass_200' : 'PriceClass_100';
}

function step(text: string): void {
  console.log(`\n\u25b8 ${text}`);
}

function note(text: string): void {
  console.log(`    ${text}`);
}
