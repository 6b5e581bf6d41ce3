import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules, check, type Finding, parseConfig, type Rule, readBaseline } from '#core';
import { type Mutated, type Mutation, soundOf } from './mutations/mutate.ts';
import { linkedMutations, mutations } from './mutations.ts';
import { dice } from './valid/dice.ts';
import { validConfig } from './valid-configs.ts';

/** In how many configs each mistake is made. */
const times = 5;

const sounds = Array.from({ length: 500 }, (_, seed) => soundOf(parseConfig(validConfig(seed))));
const rules = new Map(allRules.map((it) => [it.id, it]));

/** Mistakes that make others, by rule: an origin of another name is one that is missing where it is used. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'cli-json-wrapper-keys': ['caller-reference-missing', 'required-member', 'readonly-etag'],
  'root-kind-mismatch': ['required-member', 'caller-reference-immutable'],
  'origin-id-empty': ['target-origin-exists', 'origin-group-member-exists'],
  'origin-id-length': ['target-origin-exists', 'origin-group-member-exists'],
  'origin-group-count': ['origin-group-member-exists'],
  'origin-group-id-collision': ['target-origin-exists'],
  'failover-missing': ['target-origin-exists'],
  'function-event': ['edge-event-unique'],
  'removed-origin': ['target-origin-exists', 'origin-group-member-exists'],
  'update-requires-viewercertificate': ['alias-needs-certificate'],
  'update-requires-allowedmethods': ['grpc-methods', 'fle-preconditions'],
};

/** Rules that no change of a config makes speak, and why. */
const unmade: Readonly<Record<string, string>> = {
  'caller-reference-reused': 'It is about other configs of the workspace.',
  'editable-fields': 'It speaks only where a setting wants it.',
};

test('a mistake is found where it is made, and nothing else is called an error', () => {
  const problems = [...mutations, ...linkedMutations].flatMap((it) => problemsOf(it).slice(0, 1));
  assert.deepEqual(problems, []);
});

test('there is a mistake for every rule', () => {
  const made = new Set([...mutations, ...linkedMutations].map((it) => it.rule));
  const without = allRules.filter((it) => !made.has(it.id) && it.needs !== 'account').map((it) => it.id);
  assert.deepEqual(without.toSorted(), Object.keys(unmade).toSorted());
});

/** What is wrong with what the rules say of one kind of mistake. */
function problemsOf(mutation: Mutation): readonly string[] {
  const rule = rules.get(mutation.rule);
  if (rule === undefined) return [`${mutation.name}: there is no such rule`];

  const problems: string[] = [];
  let made = 0;
  for (const [seed, sound] of sounds.entries()) {
    const mutated = mutation.apply(sound, dice(seed));
    if (mutated === undefined) continue;
    if (made++ === times) return problems;

    const findings = findingsIn(mutated, linkedMutations.includes(mutation) ? sound.doc.text : undefined);
    const isFound = findings.some((it) => it.rule === rule.id && isInside(it, mutated));
    const others = findings.filter((it) => it.severity === 'error' && !isExpected(it, rule)).map(told);
    if (!isFound) others.push(`not found in ${excerpt(mutated)}`);
    problems.push(...others.map((it) => `${mutation.name}, seed ${seed}: ${it}`));
  }
  return [...problems, `${mutation.name}: made ${made} times only`];
}

function findingsIn({ text }: Mutated, baseline: string | undefined): readonly Finding[] {
  const { findings, failures } = check(parseConfig(text), {
    settings: { bestPractices: true },
    ...(baseline !== undefined && { baseline: readBaseline(baseline, 'E1EXAMPLE') }),
  });
  assert.deepEqual(failures, []);
  return findings;
}

function isInside({ at }: Finding, { place }: Mutated): boolean {
  return place.start <= at.start && at.end <= place.end;
}

function isExpected(finding: Finding, { id }: Rule): boolean {
  return finding.rule === id || consequences[id]?.includes(finding.rule) === true;
}

function told({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}

function excerpt({ text, place }: Mutated): string {
  return text.slice(place.start, Math.min(place.end, place.start + 200));
}
