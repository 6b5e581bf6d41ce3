import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseConfig } from '#core';
import { withoutSecrets } from '../../server/src/cli/secrets.ts';
import { withCloudFront } from './cloudfront.ts';
import { runHere } from './command-line.ts';

const secret = 'planted-5ecret';

test('a header value stands in no finding, plan, JSON, refusal or error', () =>
  withCloudFront(async ({ url, playground, sample, pulled, write }) => {
    const { id, baseline } = pulled((text) => text, sample('<HeaderValue>'));
    const text = readFileSync(baseline, 'utf8');
    const planted = text
      .replace(/(<HeaderValue>)[^<]*/g, `$1${secret}`)
      .replace(/<Comment>[^<]*/, '<Comment>new');
    const file = write('edited.xml', planted.replaceAll(secret, `${secret}&`));
    const push = ['push', file, '--id', id, '--baseline', baseline, '--yes', '--json', '--endpoint', url];

    const printed: string[] = [];
    const run = async (...args: readonly string[]) => {
      const { stdout, stderr } = await runHere(args);
      printed.push(stdout, stderr);
    };
    await run('lint', file, '--baseline', baseline);
    for (const format of ['json', 'sarif', 'github']) await run('lint', file, '--format', format);
    await run(...push);
    write('edited.xml', planted.replace(/(<Quantity>)1</, '$19<'));
    for (const format of ['text', 'json', 'markdown'])
      await run('plan', file, '--baseline', baseline, '--format', format);
    await run(...push, '--despite-errors');
    playground.faults.add({ name: 'garbage', count: 1 });
    await run(...push, '--despite-errors');
    write('edited.xml', planted);
    await run(...push);

    const all = printed.join('');
    assert.match(all, /\*{10}/, 'the lines around findings are shown, masked');
    assert.match(all, /refused/);
    assert.match(all, /"outcome":"pushed"/);
    assert.ok(!all.includes(secret), all);
  }));

const covered: readonly (readonly [string, string])[] = [
  ['<HeaderValue>abc</HeaderValue>', '<HeaderValue>***</HeaderValue>'],
  ['<HeaderValue>a b\n c</HeaderValue>', '<HeaderValue>* *\n *</HeaderValue>'],
  ['<x:HeaderValue>abc</x:HeaderValue>', '<x:HeaderValue>***</x:HeaderValue>'],
  ['<HeaderValue>abc<def</HeaderValue>', '<HeaderValue>*******</HeaderValue>'],
  ['<HeaderValue abc="def">g</HeaderValue>', '<HeaderValue abc="***">*</HeaderValue>'],
  ['<HeaderValue abc</HeaderValue>', '<HeaderValue ***</HeaderValue>'],
  ['<HeaderValue>abc</HeaderVal>', '<HeaderValue>***</HeaderVal>'],
  ['<HeaderValue>abc', '<HeaderValue>***'],
  ['<HeaderValue/>', '<HeaderValue/>'],
  [
    '<HeaderName>X</HeaderName><HeaderVal>abc</HeaderVal>',
    '<HeaderName>X</HeaderName><HeaderVal>***</HeaderVal>',
  ],
  ['<HeaderName>X</HeaderName>abc<!--d-->', '<HeaderName>X</HeaderName>***********'],
];

for (const [markup, masked] of covered) {
  test(`${JSON.stringify(markup)} shows no value`, () => {
    const header = (it: string) => `<Items><OriginCustomHeader>${it}</OriginCustomHeader></Items><B>b</B>`;
    assert.equal(withoutSecrets(parseConfig(header(markup))), header(masked));
  });
}

test('a value in a CDATA section is covered', () => {
  const text = '<HeaderValue><![CDATA[ab</c]]></HeaderValue><B>b</B>';
  assert.match(withoutSecrets(parseConfig(text)), /^<HeaderValue>\*{17}<\/HeaderValue><B>b<\/B>$/);
});
