import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge } from '../../server/src/core/merge/index.ts';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { plan } from '../../server/src/core/plan/index.ts';
import { applyEdits, insert, remove } from '../../server/src/core/text/edit.ts';
import type { Element } from '../../server/src/core/xml/index.ts';
import { runParameters, triple } from './random-config.ts';

/** One edit that leaves a text well-formed and pays no heed to the schema. */
const oddity = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom<'remove' | 'empty' | 'copy' | 'text' | 'comment'>(
    'remove',
    'copy',
    'empty',
    'text',
    'comment',
  ),
});

type Oddity = typeof oddity extends fc.Arbitrary<infer T> ? T : never;

const oddities = fc.array(oddity, { minLength: 1, maxLength: 4 });

test('texts that are well-formed but break the schema are merged into well-formed texts', () => {
  const property = fc.property(triple, oddities, oddities, oddities, (texts, inBase, inMine, inTheirs) => {
    const [base, mine, theirs] = [
      parseConfig(spoil(texts.base, inBase)),
      parseConfig(spoil(texts.mine, inMine)),
      parseConfig(spoil(texts.theirs, inTheirs)),
    ] as const;
    const result = merge(base, mine, theirs);
    assert.notEqual(result.kind, 'unreadable');
    if (result.kind === 'unreadable') return;

    const merged = parseConfig(applyEdits(mine.text, result.edits));
    assert.deepEqual(merged.tree.problems, []);
    for (const it of result.kind === 'conflict' ? result.conflicts : []) {
      assert.deepEqual(parseConfig(applyEdits(mine.text, it.takeTheirs)).tree.problems, []);
    }
    const pulled = merge(base, base, theirs);
    if (pulled.kind !== 'unreadable') {
      assert.deepEqual(plan(parseConfig(applyEdits(base.text, pulled.edits)), theirs), []);
      assert.equal(pulled.kind, 'merged');
    }
    assert.deepEqual(merge(base, mine, base), { kind: 'merged', edits: [], theirs: [] });
  });
  fc.assert(property, runParameters);
});

function spoil(text: string, edits: readonly Oddity[]): string {
  return edits.reduce(spoilOnce, text);
}

function spoilOnce(text: string, { from, to, kind }: Oddity): string {
  const elements = descendants(parseConfig(text).tree.root);
  const [source, target] = [from, to].map((it) => elements[Math.floor(it * (elements.length - 1))]);
  if (source === undefined || target === undefined) return text;
  const inserted = {
    copy: text.slice(source.span.start, source.span.end),
    text: 'stray',
    comment: ' <!-- odd -->',
  };
  if (kind !== 'remove' && kind !== 'empty')
    return applyEdits(text, [insert(target.span.end, inserted[kind])]);
  return applyEdits(text, [remove(kind === 'remove' ? source.span : source.textSpan)]);
}

/** All elements below the root, in document order. */
function descendants(element: Element | undefined): readonly Element[] {
  return (element?.children ?? []).flatMap((it) => [it, ...descendants(it)]);
}
