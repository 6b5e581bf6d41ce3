import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check, type Finding, parseConfig } from '#core';
import { knownCodes, samples } from '#playground';
import { maximal, type Part, partsOf, textOf } from './maximal.ts';
import { stage } from './requests.ts';

/**
 * Linter and playground were written from the same facts and know nothing of each other.
 * What `knownCodes` promises is checked on configs with one or a few mistakes.
 */
const known = new Set<string>(knownCodes);
const roots = [maximal('DistributionConfig'), maximal('StreamingDistributionConfig')];
const places = roots.flatMap((root) => partsOf(root).map((part) => ({ root, part })));

/** The config with everything in it has members that do not go together. */
const expected = new Set(roots.flatMap((root) => errorsIn(textOf(root)).map((it) => it.message)));

const otherTexts = [
  '',
  ' ',
  'x',
  'True',
  '0',
  '1',
  '-1',
  '1.5',
  '99999999999',
  ' true ',
  '&amp;',
  '<x/>',
  '<!-- c -->',
];

/** The config with everything in it, one element of it written otherwise. */
const withMistake = fc
  .tuple(fc.constantFrom(...places), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...otherTexts))
  .map(([{ root, part }, way, text]) => textOf(root, new Map([[part, rewritten(part, way, text)]])));

/** A sample with a few pieces of markup in places where they do not belong. */
const withBrokenMarkup = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('', '<', '>', '&', '"', '</A>', '<!--', ']]>', '\0'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([{ xml }, edits]) =>
    edits.reduce((text, [at, piece]) => {
      const offset = Math.floor(at * text.length);
      return text.slice(0, offset) + piece + text.slice(offset + 1);
    }, xml),
  );

test('linter and playground agree on an element that is absent, doubled, misnamed or of another value', async () => {
  await fc.assert(fc.asyncProperty(withMistake, agree), { numRuns: 1000, seed: 3 });
});

test('linter and playground agree on broken markup', async () => {
  await fc.assert(fc.asyncProperty(withBrokenMarkup, agree), { numRuns: 300, seed: 4 });
});

for (const { id, xml } of samples) {
  test(`the linter has no more than hints about the sample ${id}`, () => {
    assert.deepEqual(
      check(parseConfig(xml)).findings.filter((it) => it.severity !== 'hint'),
      [],
    );
  });
}

async function agree(xml: string): Promise<void> {
  const kind = xml.includes('<StreamingDistributionConfig') ? 'streaming' : 'distribution';
  const answer = await stage({ samples: false, emptyItems: 'accepted' }).create(xml, kind);
  const errors = errorsIn(xml).filter((it) => !expected.has(it.message));

  const { code, message } = answer;
  if (code !== undefined && known.has(code)) assert.notDeepEqual(errors, [], `${code} ${message}`);
  const promised = errors.find((it) => it.awsError !== undefined && known.has(it.awsError));
  if (promised !== undefined) assert.notEqual(code, undefined, `${promised.awsError} ${promised.message}`);
}

function errorsIn(xml: string): readonly Finding[] {
  const { findings, failures } = check(parseConfig(xml));
  assert.deepEqual(failures, []);
  return findings.filter((it) => it.severity === 'error');
}

function rewritten(part: Part, way: number, text: string): string {
  const { name } = part.declaration;
  if (way === 0) return text === '' ? '' : `<${name}>${text}</${name}>`;
  if (way === 1) return textOf(part) + textOf(part);
  return textOf(part).replaceAll(new RegExp(`(</?)${name}>`, 'g'), `$1${name}x>`);
}
