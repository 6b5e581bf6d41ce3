import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MergeResult, merge } from '../../server/src/core/merge/index.ts';
import { type ConfigDocument, parseConfig } from '../../server/src/core/model/document.ts';
import { elementsByKeyedPath, keyedPathAt } from '../../server/src/core/model/keyed-path.ts';
import { type Change, plan } from '../../server/src/core/plan/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { triple } from './random-config.ts';

const runs = Number(process.env['MERGE_RUNS'] ?? 600);

test('merging into an untouched text gives what they have', () =>
  law(({ base, theirs }) => {
    const result = mergedDocument(base, merge(base, base, theirs));
    assert.deepEqual(plan(result, theirs), []);
  }));

test('merging when they changed nothing edits nothing', () =>
  law(({ base, mine }) =>
    assert.deepEqual(merge(base, mine, base), { kind: 'merged', edits: [], theirs: [] }),
  ));

test('merging into what they have edits nothing', () =>
  law(({ base, theirs }) => {
    const result = merge(base, theirs, theirs);
    assert.equal(result.kind === 'merged' && result.edits.length, 0);
  }));

test('it does not matter who merges', () =>
  law(({ base, mine, theirs }) => {
    const [forward, backward] = [merge(base, mine, theirs), merge(base, theirs, mine)];
    assert.equal(forward.kind, backward.kind);
    if (forward.kind === 'merged') {
      assert.deepEqual(plan(mergedDocument(mine, forward), mergedDocument(theirs, backward)), []);
    }
  }));

test('no change of either side is dropped silently', () =>
  law(({ base, mine, theirs }) => {
    const result = merge(base, mine, theirs);
    const document = mergedDocument(mine, result);
    assertKept(base, mine, document);
    const conflicts = result.kind === 'conflict' ? result.conflicts : [];
    const offered = conflicts.map((it) => plan(base, edited(mine, it.takeTheirs)));
    for (const change of stated(plan(base, theirs))) {
      assert.ok(
        [plan(base, document), ...offered].some((it) => stated(it).includes(change)),
        change,
      );
    }
  }));

test('settling every conflict for one side keeps every change of that side', () =>
  law(({ base, mine, theirs }) => {
    for (const side of ['mine', 'theirs'] as const) {
      const document = mergedDocument(mine, settleAll(base, mine, theirs, side));
      assertKept(base, side === 'mine' ? mine : theirs, document);
    }
  }));

test('the result is well-formed, counts right, and names only origins that are there', () =>
  law(({ base, mine, theirs }) => {
    for (const result of [
      merge(base, mine, theirs),
      settleAll(base, mine, theirs, 'mine'),
      settleAll(base, mine, theirs, 'theirs'),
    ]) {
      const document = mergedDocument(mine, result);
      assert.deepEqual(document.tree.problems, []);
      const elements = elementsByKeyedPath(document);
      for (const [path, { element, declaration }] of elements) {
        assert.doesNotMatch(path, /#\d+$/, 'an element stands there twice');
        if (!declaration.children.has('Quantity') || !declaration.children.has('Items')) continue;
        const items = element.children.filter((it) => it.name === 'Items');
        const count = items[0]?.children.length ?? 0;
        assert.equal(element.children.find((it) => it.name === 'Quantity')?.text, String(count), path);
        assert.equal(items.length, count > 0 ? 1 : 0, path);
      }
    }
    const document = mergedDocument(mine, merge(base, mine, theirs));
    for (const [path, { element }] of elementsByKeyedPath(document)) {
      if (path.endsWith('TargetOriginId'))
        assert.ok(elementsByKeyedPath(document).has(`Origins/Origin[${element.text}]`), path);
    }
  }));

test('comments of mine stay unless what they stand in goes', () =>
  law(({ base, mine, theirs }) => {
    const document = mergedDocument(mine, merge(base, mine, theirs));
    const left = elementsByKeyedPath(document);
    for (const match of mine.text.matchAll(/<!-- \d+ -->/g)) {
      const path = keyedPathAt(mine, match.index).replace(/\/?(Items|New|Strange)$/, '');
      if (left.has(path)) assert.ok(document.text.includes(match[0]), `${match[0]} in ${path}`);
    }
  }));

test('every behavior stands where the side that put it there wants it', () =>
  law(({ base, mine, theirs }) => {
    const result = merge(base, mine, theirs);
    if (result.kind !== 'merged') return;
    const [b, m, t, r] = [base, mine, theirs, mergedDocument(mine, result)].map(patternsOf);
    for (const [index, first] of (r ?? []).entries()) {
      for (const second of (r ?? []).slice(index + 1)) {
        const [before, ...sides] = [b, m, t].map((it) => direction(it ?? [], first, second));
        for (const side of sides)
          if (side !== undefined && side !== before) assert.equal(side, 'forward', `${first} ${second}`);
      }
    }
  }));

interface Triple {
  readonly base: ConfigDocument;
  readonly mine: ConfigDocument;
  readonly theirs: ConfigDocument;
}

function law(check: (it: Triple) => void): void {
  const property = fc.property(triple, ({ base, mine, theirs }) =>
    check({ base: parseConfig(base), mine: parseConfig(mine), theirs: parseConfig(theirs) }),
  );
  fc.assert(property, { numRuns: runs });
}

function mergedDocument(mine: ConfigDocument, result: MergeResult): ConfigDocument {
  assert.notEqual(result.kind, 'unreadable');
  return result.kind === 'unreadable' ? mine : edited(mine, result.edits);
}

function edited(mine: ConfigDocument, edits: Parameters<typeof applyEdits>[1]): ConfigDocument {
  return parseConfig(applyEdits(mine.text, edits));
}

/** Settles until nothing is open: taking one thing from them may open another. */
function settleAll(
  base: ConfigDocument,
  mine: ConfigDocument,
  theirs: ConfigDocument,
  side: 'mine' | 'theirs',
): MergeResult {
  const settled = new Map<string, 'mine' | 'theirs'>();
  for (let rounds = 0; rounds < 10; rounds++) {
    const result = merge(base, mine, theirs, settled);
    if (result.kind !== 'conflict') return result;
    for (const it of result.conflicts) settled.set(it.path, side);
  }
  assert.fail('settling never ends');
}

function assertKept(base: ConfigDocument, side: ConfigDocument, result: ConfigDocument): void {
  const kept = new Set(stated(plan(base, result)));
  for (const change of stated(plan(base, side))) assert.ok(kept.has(change), change);
}

/** Changes without what may be told differently when more changes stand beside them; moves have a law of their own. */
function stated(changes: readonly Change[]): readonly string[] {
  return changes
    .filter((it) => it.mark !== 'moved')
    .map(({ mark, path, before, after }) => JSON.stringify([mark, path, before, after]));
}

function patternsOf(document: ConfigDocument): readonly string[] {
  const found = [...elementsByKeyedPath(document)].filter(([path]) =>
    /^CacheBehaviors\/.*\/PathPattern$/.test(path),
  );
  return found.map(([, { element }]) => element.text);
}

function direction(
  patterns: readonly string[],
  first: string,
  second: string,
): 'forward' | 'backward' | undefined {
  const [a, b] = [patterns.indexOf(first), patterns.indexOf(second)];
  if (a < 0 || b < 0) return undefined;
  return a < b ? 'forward' : 'backward';
}
