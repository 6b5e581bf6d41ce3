import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, prepareLink, replaceBy, sendPush } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { Desk, expectKind, site } from './desk.ts';
import { awsError } from './fake-cloudfront.ts';

const target = { distributionId: 'E1', kind: 'distribution' } as const;
const secrets = ['planted-first', 'planted-second', 'planted-third'] as const;

/** Fields of outcomes that carry whole texts, which hosts put into documents and nowhere else. */
const texts = new Set(['text', 'xml', 'live', 'baseline', 'edits', 'takeTheirs']);

/** What is left of an outcome for a log, a dialog or a line of JSON. */
function withoutTexts(outcome: unknown): string {
  return JSON.stringify(outcome, (key, value) =>
    texts.has(key) && typeof value !== 'number' ? undefined : value,
  );
}

function assertNoSecret(outcome: { readonly kind: string }): void {
  const shown = withoutTexts(outcome);
  for (const secret of secrets)
    assert.ok(!shown.includes(secret), `${outcome.kind} tells ${secret}: ${shown}`);
}

/** A document, a baseline and a live config with a secret each. */
async function apart() {
  const desk = new Desk();
  desk.cloudfront.create('E1', configXml({ headerValue: secrets[0] }));
  await desk.pull(target);
  desk.type(secrets[0], secrets[1]);
  return desk;
}

test('no outcome of a push tells the value of a header but in whole texts', async () => {
  const desk = await apart();
  const ready = expectKind(await desk.prepare(), 'ready');
  assertNoSecret(ready);
  for (const fault of [
    { kind: 'refused', error: awsError('InvalidArgument', 400) },
    'lost-before',
    'cut-all',
  ] as const) {
    desk.cloudfront.putFaults.push(fault);
    assertNoSecret(await sendPush(desk.deps, ready));
  }
});

test('no conflict, comparison or pull tells the value of a header but in whole texts', async () => {
  const desk = await apart();
  desk.cloudfront.edit('E1', configXml({ headerValue: secrets[2] }));
  assertNoSecret(expectKind(await desk.prepare(), 'conflict'));
  assertNoSecret(expectKind(await compare(desk.deps, { uri: site, text: desk.text() }), 'compared'));
  const edited = expectKind(await desk.pull(target), 'edited');
  assertNoSecret(edited);
  assertNoSecret(await replaceBy(desk.deps, edited.incoming, edited.live));
});

test('no finding about a broken text and no proposal of a link tells the value of a header', async () => {
  const desk = await apart();
  const text = desk.text();
  assertNoSecret(
    expectKind(await desk.prepare({ text: text.replace('</HeaderValue>', '') }), 'not-a-config'),
  );
  const broken = text.replace(/<HeaderValue>.*?</, `$&!-- ${secrets[2]} --><`);
  assertNoSecret(await desk.prepare({ text: broken }));
  desk.links.clear();
  const place = { profile: 'prod', endpoint: 'aws' };
  const basedOn = { kind: 'unknown' } as const;
  assertNoSecret(await prepareLink(desk.deps, { uri: site, text, target, place, basedOn }));
});
