import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, check, type Finding, fixAll, parseConfig, readBaseline } from '#core';
import { brokenConfig, spoiledConfig } from './random-config.ts';
import { validConfig } from './valid-configs.ts';

const runs = { numRuns: 400 };

function findingsIn(text: string, baseline?: string): readonly Finding[] {
  const known = baseline === undefined ? {} : { baseline: readBaseline(baseline, 'E1EXAMPLE') };
  const { findings, failures } = check(parseConfig(text), known);
  assert.deepEqual(failures, []);
  return findings;
}

const problems = (text: string) => parseConfig(text).tree.problems.map((it) => it.message);

test('a config that is its own baseline has no more than hints', () => {
  for (let seed = 0; seed < 200; seed++) {
    const text = validConfig(seed);
    for (const { severity, rule } of findingsIn(text, text))
      assert.equal(severity, 'hint', `${rule}, seed ${seed}`);
  }
});

test('whatever a text says, no rule fails, and findings are in order and inside it', () => {
  fc.assert(
    fc.property(brokenConfig(), ({ text, sound }) => {
      const findings = findingsIn(text, sound);
      let last = 0;
      for (const { at, related = [], message } of findings) {
        assert.ok(last <= at.start, message);
        last = at.start;
        for (const span of [at, ...related.map((it) => it.at)]) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, message);
        }
      }
    }),
    runs,
  );
});

test('no fix breaks a text that was well-formed', () => {
  fc.assert(
    fc.property(spoiledConfig(), ({ text, sound }) => {
      assert.deepEqual(problems(text), []);
      for (const { fixes } of findingsIn(text, sound)) {
        for (const { title, edits } of fixes) {
          assert.deepEqual(problems(applyEdits(text, edits)), [], title);
        }
      }
    }),
    runs,
  );
});

test('safe fixes leave fewer findings of the rules they are of', () => {
  fc.assert(
    fc.property(spoiledConfig(), fc.boolean(), ({ text, sound }, isLinked) => {
      const baseline = isLinked ? sound : undefined;
      const before = findingsIn(text, baseline);
      const edits = fixAll(before, ['safe']);
      if (edits.length === 0) return;

      const fixed = new Set(before.filter(isSafe).map((it) => it.rule));
      const count = (findings: readonly Finding[]) => findings.filter((it) => fixed.has(it.rule)).length;
      const after = findingsIn(applyEdits(text, edits), baseline);
      assert.ok(count(after) < count(before), messagesOf(after).join('\n'));
    }),
    runs,
  );
});

test('fixing one finding after the other comes to an end', () => {
  fc.assert(
    fc.property(spoiledConfig(), ({ text, sound }) => {
      let current = text;
      let steps = 0;
      for (let fix = firstFix(current, sound); fix !== undefined; fix = firstFix(current, sound)) {
        current = applyEdits(current, fix.edits);
        steps++;
        assert.ok(steps < 200, `still fixing: ${fix.title}`);
      }
    }),
    { numRuns: 100 },
  );
});

function firstFix(text: string, baseline: string) {
  return findingsIn(text, baseline).find((it) => it.fixes.length > 0)?.fixes[0];
}

function isSafe({ fixes }: Finding): boolean {
  return fixes.some((it) => it.grade === 'safe');
}

function messagesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map((it) => `${it.rule}: ${it.message}`);
}
