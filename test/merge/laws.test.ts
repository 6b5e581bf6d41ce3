import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MergeResult, merge } from '../../server/src/core/merge/index.ts';
import { type ConfigDocument, child, items, parseConfig } from '../../server/src/core/model/document.ts';
import { elementsByKeyedPath, keyedPathAt } from '../../server/src/core/model/keyed-path.ts';
import { plan } from '../../server/src/core/plan/index.ts';
import { check } from '../../server/src/core/rules/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { runParameters, triple } from './random-config.ts';

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
    assert.deepEqual(lost(base, mine, document), []);
    const conflicts = result.kind === 'conflict' ? result.conflicts : [];
    const offered = conflicts.map((it) => new Set(lost(base, theirs, edited(mine, it.takeTheirs))));
    const neverOffered = lost(base, theirs, document).filter((path) => offered.every((it) => it.has(path)));
    assert.deepEqual(neverOffered, []);
  }));

test('settling every conflict for one side keeps every change of that side', () =>
  law(({ base, mine, theirs }) => {
    for (const side of ['mine', 'theirs'] as const) {
      const document = mergedDocument(mine, settleAll(base, mine, theirs, side));
      assert.deepEqual(lost(base, side === 'mine' ? mine : theirs, document), []);
    }
  }));

test('the result is well-formed and counts right', () =>
  law(({ base, mine, theirs }) => {
    for (const side of [undefined, 'mine', 'theirs'] as const) {
      const result = side === undefined ? merge(base, mine, theirs) : settleAll(base, mine, theirs, side);
      const document = mergedDocument(mine, result);
      assert.deepEqual(document.tree.problems, []);
      for (const [path, { element, declaration }] of elementsByKeyedPath(document)) {
        assert.doesNotMatch(path, /#\d+$/, 'an element stands there twice');
        if (!declaration.children.has('Quantity') || !declaration.children.has('Items')) continue;
        const lists = element.children.filter((it) => it.name === 'Items');
        const count = items(element).length;
        assert.equal(child(element, 'Quantity')?.text, String(count), path);
        assert.equal(lists.length, count > 0 ? 1 : 0, path);
      }
    }
  }));

test('the result has no error that neither side had', () =>
  law(({ base, mine, theirs }) => {
    const known = new Set([...errorsIn(mine), ...errorsIn(theirs)]);
    const document = mergedDocument(mine, merge(base, mine, theirs));
    assert.deepEqual(
      errorsIn(document).filter((it) => !known.has(it)),
      [],
    );
  }));

test('the result names only origins that are there', () =>
  law(({ base, mine, theirs }) => {
    const elements = elementsByKeyedPath(mergedDocument(mine, merge(base, mine, theirs)));
    for (const [path, { element }] of elements) {
      if (path.endsWith('TargetOriginId')) assert.ok(elements.has(`Origins/Origin[${element.text}]`), path);
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

function law(holds: (it: Triple) => void): void {
  const property = fc.property(triple, ({ base, mine, theirs }) =>
    holds({ base: parseConfig(base), mine: parseConfig(mine), theirs: parseConfig(theirs) }),
  );
  fc.assert(property, runParameters);
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

/** The paths a side changed at which the result is not as that side has it; moves have a law of their own. */
function lost(base: ConfigDocument, side: ConfigDocument, result: ConfigDocument): readonly string[] {
  const different = changedPaths(result, side);
  return changedPaths(base, side).filter((path) =>
    different.some((it) => isInside(it, path) || isInside(path, it)),
  );
}

function changedPaths(before: ConfigDocument, after: ConfigDocument): readonly string[] {
  const changes = plan(before, after);
  return changes.filter((it) => it.mark !== 'moved').map((it) => it.path);
}

function isInside(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`);
}

function errorsIn(document: ConfigDocument): readonly string[] {
  const errors = check(document).findings.filter((it) => it.severity === 'error');
  return errors.map((it) => `${it.rule} ${keyedPathAt(document, it.at.start)}`);
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
