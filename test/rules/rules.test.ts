import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import {
  allRules,
  applyEdits,
  check,
  type Declaration,
  type Finding,
  parseConfig,
  type Rule,
  readBaseline,
  schema,
} from '#core';
import { type Case, readFixture, withCarets } from '../../scripts/rules-doc/fixture.ts';

const fixtures = globSync('**/*.fixture', { cwd: import.meta.dirname }).sort();

for (const file of fixtures) {
  const rule = allRules.find((it) => it.id === basename(file, '.fixture'));
  describe(basename(file, '.fixture'), () => {
    assert.ok(rule, `${file} tests no rule`);
    for (const fixture of readFixture(readFileSync(join(import.meta.dirname, file), 'utf8'))) {
      test(fixture.title, () => checkCase(rule, fixture));
    }
  });
}

function checkCase(rule: Rule, fixture: Case): void {
  const { document, expected, baseline, fixes } = fixture;
  const [prefix, suffix] = rule.on === 'document' ? ['', ''] : surroundings(document);
  const isInside = ({ at }: Finding) =>
    prefix.length <= at.start && at.end <= prefix.length + document.length;
  const surrounded = {
    ...fixture,
    document: prefix + document + suffix,
    baseline: baseline && prefix + baseline + suffix,
  };
  const findings = findingsIn(rule, surrounded).filter(isInside);
  const actual = findings.map(({ at, severity, message }) => ({
    start: at.start - prefix.length,
    length: at.end - at.start,
    severity,
    message,
  }));
  assert.equal(withCarets(document, actual), withCarets(document, expected));

  for (const { title, result } of fixes) {
    const fix = findings.flatMap((it) => it.fixes).find((it) => it.title === title);
    assert.ok(
      fix,
      `no fix "${title}" among: ${findings.flatMap((it) => it.fixes.map((each) => each.title)).join(' | ')}`,
    );
    assert.equal(applyEdits(prefix + document + suffix, fix.edits), prefix + result + suffix);
  }
}

function findingsIn(rule: Rule, { document, baseline, settings, account }: Case): readonly Finding[] {
  const options = {
    // What is to be said of a comment depends on what the other rules say.
    rules: rule.on === 'suppression' ? allRules : [rule],
    ...(baseline !== undefined && { baseline: readBaseline(baseline, 'E2EXAMPLE') }),
    ...(account !== undefined && { account: { facts: account, askedFor: account.askedFor ?? document } }),
    callerReferences: new Map([['other', 'E1OTHER']]),
    settings: { bestPractices: true, ...settings },
  };
  const { findings, failures } = check(parseConfig(document), options);
  assert.deepEqual(failures, []);
  return findings.filter((it) => it.rule === rule.id);
}

/** The tags around a fragment, down from the root to where the schema has an element of its name. */
function surroundings(fragment: string): readonly [prefix: string, suffix: string] {
  const name = /<([\w:]+)/.exec(fragment)?.[1];
  let level: (readonly Declaration[])[] = [[schema.roots.DistributionConfig]];
  while (level.length > 0) {
    const found = level.find((it) => it.at(-1)?.name === name);
    if (found !== undefined) {
      const names = found.slice(0, -1).map((it) => it.name);
      if (names.length === 0) return ['', ''];
      return [
        `${names.map((it) => `<${it}>`).join('')}\n`,
        `\n${names
          .toReversed()
          .map((it) => `</${it}>`)
          .join('')}`,
      ];
    }
    level = level.flatMap((path) => [...(path.at(-1)?.children.values() ?? [])].map((it) => [...path, it]));
  }
  return ['', ''];
}
