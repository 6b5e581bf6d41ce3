import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** One rule of a TextMate grammar, as far as we use the format. */
interface GrammarRule {
  readonly name?: string;
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly GrammarRule[];
}

type Captures = Readonly<Record<string, { readonly name: string }>>;

interface Grammar extends GrammarRule {
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, GrammarRule>>;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../syntaxes/${name}`, import.meta.url), 'utf8'));
}

const grammar = readJson('cloudfront-config.tmLanguage.json') as Grammar;

function rulesIn(rule: GrammarRule): readonly GrammarRule[] {
  return [rule, ...(rule.patterns ?? []).flatMap(rulesIn)];
}

const rules = [grammar, ...Object.values(grammar.repository)].flatMap(rulesIn);

/** Oniguruma's syntax is wider than JavaScript's; the grammar keeps to what both read alike. */
function compile(pattern: string): RegExp {
  return new RegExp(pattern, 'y');
}

/** The rule that first matches at the start of a text, as an editor would choose it, and what it matched. */
function firstMatch(
  text: string,
  offset = 0,
): { readonly rule: string; readonly matched: string } | undefined {
  for (const { include } of grammar.repository.content?.patterns ?? []) {
    const rule = include?.slice(1) ?? '';
    const { match, begin } = grammar.repository[rule] ?? {};
    const regex = compile(match ?? begin ?? '(?!)');
    regex.lastIndex = offset;
    const matched = regex.exec(text)?.[0];
    if (matched !== undefined) return { rule, matched };
  }
  return undefined;
}

function checkRule(text: string, rule: string | undefined, offset = 0): void {
  assert.equal(firstMatch(text, offset)?.rule, rule, text);
}

test('the grammar has the scope that the extension declares', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.equal(grammar.scopeName, manifest.contributes.grammars[0].scopeName);
});

test('every include resolves within the grammar, and every rule is used', () => {
  const included = new Set(rules.flatMap(({ include }) => (include === undefined ? [] : [include])));
  assert.deepEqual(
    [...included].toSorted(),
    Object.keys(grammar.repository)
      .map((it) => `#${it}`)
      .toSorted(),
  );
});

test('every pattern compiles, and no capture names a group that is not there', () => {
  for (const { match, begin, end, captures, beginCaptures, endCaptures } of rules) {
    const uses = [
      [match, captures],
      [begin, beginCaptures ?? captures],
      [end, endCaptures ?? captures],
    ] as const;
    for (const [pattern, groups] of uses) {
      if (pattern === undefined) continue;
      compile(pattern);
      const count = (new RegExp(`${pattern}|`).exec('')?.length ?? 0) - 1;
      for (const group of Object.keys(groups ?? {}))
        assert.ok(Number(group) <= count, `${pattern}: ${group}`);
    }
  }
});

test('a rule with a begin has an end, and no rule matches the empty text', () => {
  for (const { match, begin, end } of rules) {
    assert.equal(begin === undefined, end === undefined, begin ?? end);
    for (const pattern of [match, begin])
      if (pattern !== undefined) assert.equal(new RegExp(pattern).exec(''), null);
  }
});

test('markup is told apart by its first characters', () => {
  checkRule('<Origins>', 'start-tag');
  checkRule('<cf:Origins>', 'start-tag');
  checkRule('<Quantity>2</Quantity>', 'quantity');
  checkRule('<QuantityOfAll>', 'start-tag');
  checkRule('</Origins>', 'end-tag');
  checkRule('<!-- note -->', 'comment');
  checkRule('<![CDATA[a]]>', 'cdata');
  checkRule('<?xml version="1.0"?>', 'declaration');
  checkRule('<?xml-stylesheet?>', 'processing-instruction');
  checkRule('<!DOCTYPE a>', 'doctype');
  checkRule('&amp;', 'reference');
  checkRule('&#x1F600;', 'reference');
  checkRule('& more', 'stray-ampersand');
  checkRule('text', undefined);
});

test('a value is a boolean or an integer only when it is all of the text', () => {
  checkRule('<Enabled>true</Enabled>', 'boolean', 9);
  checkRule('<Enabled> false </Enabled>', 'boolean', 9);
  checkRule('<HTTPPort>80</HTTPPort>', 'integer', 10);
  checkRule('<Comment>true story</Comment>', undefined, 9);
  checkRule('<Comment>2 origins</Comment>', undefined, 9);
});
