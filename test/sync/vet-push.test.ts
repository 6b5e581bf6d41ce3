import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configXml, streamingConfigXml } from './config.ts';
import { Desk, editedDesk, expectKind, pulledDesk, site } from './desk.ts';

test('errors stop a push unless its author insists', async () => {
  const { desk, cloudfront } = await pulledDesk();
  desk.type('<Quantity>1<', '<Quantity>2<');
  const stopped = expectKind(await desk.prepare(), 'errors');
  assert.deepEqual(
    stopped.findings.map((it) => it.rule),
    ['quantity-mismatch'],
  );

  desk.type('<MinTTL>0<', '<MinTTL>5<');
  const forced = expectKind(await desk.prepare({ errors: 'push-anyway' }), 'ready');
  assert.equal(forced.confirm, 'always');
  assert.equal(forced.findings.length, 1);
  assert.deepEqual(cloudfront.puts, []);
});

for (const [what, from, to] of [
  ['another CallerReference', '>site-2024<', '>site-2025<'],
  ['an empty CallerReference', '>site-2024<', '><'],
  ['no CallerReference', '<CallerReference>site-2024</CallerReference>', ''],
] as const) {
  test(`a text with ${what} is refused and cannot be forced`, async () => {
    const { desk } = await pulledDesk();
    desk.type(from, to);
    const settings = {
      rules: { 'caller-reference-immutable': 'off', 'caller-reference-missing': 'off' },
    } as const;
    expectKind(await desk.prepare({ errors: 'push-anyway', settings }), 'other-distribution');
  });
}

test('a text of the other kind is refused and cannot be forced', async () => {
  const { desk } = await pulledDesk();
  const text = streamingConfigXml().replace('media-2012', 'site-2024');
  expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'other-distribution');
});

test('a distribution that is another one now is not pushed to', async () => {
  const { desk, cloudfront } = await editedDesk();
  cloudfront.edit('E1', configXml({ reference: 'made-anew' }));
  expectKind(await desk.prepare({ errors: 'push-anyway' }), 'other-distribution');
});

for (const [what, text] of [
  ['not well-formed', configXml().replace('</Aliases>', '')],
  ['wrapped', `<Distribution>${configXml().replace(/^.*\n/, '')}</Distribution>`],
  ['empty', ''],
] as const) {
  test(`a text that is ${what} is no config and cannot be forced`, async () => {
    const { desk } = await pulledDesk();
    expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'not-a-config');
  });
}

test('a change of what the team locked cannot be forced, silenced or commented away', async () => {
  const { desk } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.type('<DistributionConfig', '<!-- cloudfront-config-disable editable-fields -->\n<DistributionConfig');
  const settings = { editableFields: ['Comment'], rules: { 'editable-fields': 'off' } } as const;
  const outcome = expectKind(await desk.prepare({ errors: 'push-anyway', settings }), 'locked-fields');
  assert.deepEqual(
    outcome.findings.map((it) => it.rule),
    ['editable-fields'],
  );
  const opened = { editableFields: ['DefaultCacheBehavior'] } as const;
  expectKind(await desk.prepare({ settings: opened }), 'ready');
});

test('a text that says it is of another age is held to what the team locked, too', async () => {
  const { desk } = await pulledDesk();
  desk.type('<MinTTL>0<', '<MinTTL>5<');
  desk.type('/doc/2020-05-31/', '/doc/2010-11-01/');
  const settings = { editableFields: ['Comment'] } as const;
  expectKind(await desk.prepare({ errors: 'push-anyway', settings }), 'locked-fields');
});

test('a document that is not linked is not pushed', async () => {
  const desk = new Desk();
  desk.documents.set(site, configXml());
  expectKind(await desk.push(), 'not-linked');
});

test('a text that a second parser reads in another way cannot be forced', async () => {
  const { desk } = await pulledDesk();
  const text = desk
    .text()
    .replace('<DistributionConfig', '<!DOCTYPE DistributionConfig>\n<DistributionConfig');
  const outcome = expectKind(await desk.prepare({ errors: 'push-anyway', text }), 'not-a-config');
  assert.deepEqual(
    outcome.findings.map((it) => it.rule),
    ['second-opinion'],
  );
});
