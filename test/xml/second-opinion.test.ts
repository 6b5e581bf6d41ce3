import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseXml, secondOpinion } from '#core';
import { generateConfig } from '../../scripts/bench/generate-config.ts';
import { documents } from './documents.ts';
import { mutated, shuffled } from './mutation.ts';
import { wellFormed } from './well-formed.ts';

test('both parsers agree on generated and hand-made configs', () => {
  for (const text of [generateConfig(0), generateConfig(20), '<a __proto__="1"/>', ...documents]) {
    if (!text.includes('<!DOCTYPE')) assert.deepEqual(secondOpinion(text), { kind: 'agree' });
  }
});

test('both parsers agree on random well-formed documents', () => {
  fc.assert(
    fc.property(wellFormed, (text) => assert.deepEqual(secondOpinion(text), { kind: 'agree' })),
    { numRuns: 1000 },
  );
});

test('any text gets an answer, and never agreement when it is not well-formed', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, shuffled), (text) => {
      const opinion = secondOpinion(text);
      if (parseXml(text).problems.length > 0) assert.equal(opinion.kind, 'disagree');
    }),
    { numRuns: 1000 },
  );
});

for (const [text, message, at] of [
  ['<a>&</a>', /not well-formed: A lone & must/, '&'],
  ['<!DOCTYPE a><a/>', /DOCTYPE/, '<!DOCTYPE a>'],
  ['<__proto__/>', /refuses the text: .*__proto__/, '__proto__'],
  ['<constructor/>', /refuses the text: .*constructor/, 'constructor'],
  ['<a><toString/></a>', /does not see <toString> here/, '<toString/>'],
  ['<a><?p "?><b/></a>', /refuses the text: Pi Tag is not closed/, 'a'],
  [`${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`, /refuses the text: Maximum nested tags/, 'a'],
] as const) {
  test(`the second opinion on ${text.slice(0, 30)} is a disagreement`, () => {
    const opinion = secondOpinion(text);
    assert.ok(opinion.kind === 'disagree');
    assert.match(opinion.message, message);
    assert.equal(text.slice(opinion.at.start, opinion.at.end), at);
  });
}

test('a disagreement never quotes a value', () => {
  for (const text of [
    '<a><toString>secret</toString></a>',
    '<a b="secret"><?p "secret?></a>',
    '<a>secret<b>secret</a>',
  ]) {
    const opinion = secondOpinion(text);
    assert.ok(opinion.kind === 'disagree');
    assert.doesNotMatch(opinion.message, /secret/);
  }
});
