import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { allRules, type Declaration, identityRules, type Rule, schema } from '#core';
import { readFixture } from '../../scripts/rules-doc/fixture.ts';
import { renderRules } from '../../scripts/rules-doc/render.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const fixtures = globSync('**/*.fixture', { cwd: join(root, 'test/rules') }).sort();
const ids = allRules.map((it) => it.id);

test('every rule has one id, in kebab-case', () => {
  assert.deepEqual([...new Set(ids)], ids);
  for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

test('every rule says what must hold and why, in whole sentences, and where that was learned', () => {
  for (const { id, summary, why, source } of allRules) {
    assert.match(summary, /^[A-Z].*[^.]\.$/, id);
    assert.match(why, /^[A-Z].*[^.]\."?$/, id);
    assert.notEqual(source, '', id);
  }
});

test('every AWS error of a rule is one that the SDK declares, or one that CloudFront was seen to answer', () => {
  const declared = Object.keys(JSON.parse(read('server/src/core/schema/docs.generated.json')).errors);
  const known = new Set([...declared, 'MalformedXML', 'MalformedInput']);
  for (const { id, awsError } of allRules) {
    if (awsError !== undefined) assert.ok(known.has(awsError), `${id}: ${awsError}`);
  }
});

test('every rule has a fixture beside its kin, and every fixture a rule', () => {
  assert.deepEqual(fixtures.map((it) => basename(it, '.fixture')).sort(), [...ids].sort());
  for (const fixture of fixtures) {
    const sources = globSync('*.ts', { cwd: join(root, 'server/src/core/rules', dirname(fixture)) });
    const text = sources.map((it) => read(join('server/src/core/rules', dirname(fixture), it))).join();
    const id = basename(fixture, '.fixture');
    const isThere = text.includes(`'${id}'`) || (id.startsWith('readonly-') && text.includes('`readonly-'));
    assert.ok(isThere, `${fixture} stands in the wrong folder`);
  }
});

test('every fixture shows the rule speaking and the rule silent', () => {
  for (const fixture of fixtures) {
    const cases = readFixture(read(join('test/rules', fixture)));
    assert.ok(
      cases.some((it) => it.expected.length > 0),
      fixture,
    );
    assert.ok(
      cases.some((it) => it.expected.length === 0),
      fixture,
    );
  }
});

test('every bound of the schema is kept by a rule', () => {
  const isBounded = ({ range, length, pattern, count }: Declaration) => range ?? length ?? pattern ?? count;
  const keepers = new Map([
    ['Origins.Items', 'items-required-here'],
    ['StatusCodes.Items', 'items-required-here'],
    ['OriginGroupMembers.Items', 'origin-group-members'],
  ]);
  for (const declaration of schema.all.filter(isBounded)) {
    const keeper = keepers.get(declaration.key);
    const isKept =
      keeper === undefined ? allRules.some((it) => looksAt(it, declaration)) : ids.includes(keeper);
    assert.ok(isKept, declaration.key);
  }
});

test('the rules about identity are rules', () => {
  for (const id of identityRules) assert.ok(ids.includes(id), id);
});

test('the catalogue is what the rules and fixtures give (else: node scripts/generate-rules-doc.ts)', () => {
  const sections = (text: string) => text.split(/^(?=## )/m);
  const committed = sections(read('docs/rules.md'));
  const rendered = sections(renderRules());
  for (const [index, section] of rendered.entries()) assert.equal(committed[index], section);
  assert.equal(committed.length, rendered.length);
});

/** Whether a rule is about this element alone, or one of a few: rules about every value keep no bounds. */
function looksAt({ on }: Rule, declaration: Declaration): boolean {
  return typeof on !== 'string' && on.length <= 6 && on.includes(declaration);
}
