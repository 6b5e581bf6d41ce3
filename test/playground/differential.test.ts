import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Baseline, type ConfigDocument, check, parseConfig, readBaseline } from '#core';
import { knownCodes, samples } from '#playground';
import { type Mutation, soundOf } from '../rules/mutations/mutate.ts';
import { linkedMutations, mutations } from '../rules/mutations.ts';
import { brokenConfig, spoiledConfig } from '../rules/random-config.ts';
import { dice } from '../rules/valid/dice.ts';
import { validConfig } from '../rules/valid-configs.ts';
import { type Answer, type Stage, stage } from './requests.ts';

/**
 * Linter and playground were written from the same facts and know nothing of each other.
 * What `knownCodes` promises is checked on 10,000 random documents; DIFFERENTIAL=n looks at n times as many.
 */
const times = Number(process.env.DIFFERENTIAL ?? 1);
const known = new Set<string>(knownCodes);
const sounds = Array.from({ length: 300 }, (_, seed) => soundOf(parseConfig(validConfig(seed))));

test('the playground takes every config without a mistake, and the linter agrees', async () => {
  for (let seed = 0; seed < 500 * times; seed++) {
    const { code, message } = await agree(validConfig(seed));
    assert.equal(code, undefined, `seed ${seed}: ${message}`);
  }
});

test('linter and playground agree on new configs with one mistake', async () => {
  for (const [seed, it] of mutations.entries()) await agree(spoiled(it, seed).text);
});

test('linter and playground agree on changes of what is there', async () => {
  for (const [seed, it] of linkedMutations.entries()) {
    const { text, sound } = spoiled(it, seed);
    await agreeOnUpdate(text, sound);
  }
  const property = fc.asyncProperty(spoiledConfig(), ({ text, sound }) => agreeOnUpdate(text, sound));
  await fc.assert(property, { numRuns: 800 * times, seed: 5 });
});

test('linter and playground agree on configs after a few slips in their elements', async () => {
  const property = fc.asyncProperty(spoiledConfig(), async ({ text }) => void (await agree(text)));
  await fc.assert(property, { numRuns: 5500 * times, seed: 3 });
});

test('linter and playground agree on broken markup', async () => {
  const property = fc.asyncProperty(brokenConfig(), async ({ text }) => void (await agree(text)));
  await fc.assert(property, { numRuns: 2800 * times, seed: 4 });
});

for (const { id, xml } of samples) {
  test(`the linter has no more than hints about the sample ${id}`, () => {
    assert.deepEqual(
      check(parseConfig(xml)).findings.filter((it) => it.severity !== 'hint'),
      [],
    );
  });
}

/** A config with one mistake, and what it was. */
function spoiled(mutation: Mutation, seed: number) {
  for (const sound of [...sounds.slice(seed % sounds.length), ...sounds]) {
    const text = mutation.apply(sound, dice(seed))?.text;
    if (text !== undefined) return { text, sound: sound.doc.text };
  }
  throw new RangeError(`no place for ${mutation.name}`);
}

async function agree(text: string): Promise<Answer> {
  const doc = parseConfig(text);
  const answer = await newStage().create(text, doc.kind);
  compare(answer, doc, undefined);
  return answer;
}

async function agreeOnUpdate(text: string, sound: string): Promise<void> {
  const current = newStage();
  await current.create(sound, parseConfig(sound).kind);
  const [remote] = current.playground.distributions();
  assert.ok(remote, sound);
  const answer = await current.put(remote.id, text);
  compare(answer, parseConfig(text), readBaseline(remote.xml, remote.id));
}

function newStage(): Stage {
  return stage({ samples: false, emptyItems: 'accepted' });
}

function compare({ code, message }: Answer, doc: ConfigDocument, baseline: Baseline | undefined): void {
  const { findings, failures } = check(doc, baseline && { baseline });
  assert.deepEqual(failures, []);
  const errors = findings.filter((it) => it.severity === 'error');
  const promised = errors.find((it) => it.awsError !== undefined && known.has(it.awsError));
  const isRefused = code !== undefined && known.has(code);

  if (isRefused && errors.length === 0) assert.fail(`no error, but ${code} ${message}\n${doc.text}`);
  if (promised !== undefined && code === undefined)
    assert.fail(`accepted in spite of ${promised.message}\n${doc.text}`);
}
