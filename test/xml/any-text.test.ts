import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, parseConfig, parseXml, type Span, type XmlNode, type XmlTree } from '#core';
import { mutated, shuffled } from './mutation.ts';

test('every text gives a tree whose spans lie in order and inside each other', () => {
  const anyText = fc.oneof(mutated, shuffled, fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(fc.property(anyText, hasSoundSpans), { numRuns: 2000 });
});

test('fixes of syntax problems can be applied to any text', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, shuffled), (text) => {
      for (const { fix } of parseConfig(text).tree.problems)
        if (fix !== undefined) applyEdits(text, fix.edits);
    }),
    { numRuns: 500 },
  );
});

const levels = 200_000;

test('200,000 nested elements are read like two', () => {
  const tree = parseXml('<a>'.repeat(levels) + '</a>'.repeat(levels));
  assert.deepEqual(tree.problems, []);
  assert.equal(depth(tree), levels);
});

test('200,000 nested elements without end tags are read, with a problem each', () => {
  const tree = parseXml('<a>'.repeat(levels));
  assert.equal(tree.problems.length, levels);
  assert.equal(depth(tree), levels);
});

test('200,000 nested elements with the wrong end tags are read', () => {
  const tree = parseXml('<a><b>'.repeat(levels / 2) + '</a>'.repeat(levels / 2));
  assert.equal(tree.problems.length, levels / 2);
});

// Were any of them read in quadratic time, the suite would hang here.
const size = 100_000;
for (const piece of [
  ...[
    '<',
    '</',
    '<!',
    '<!--',
    '<!--\n',
    '<![CDATA[',
    '<?',
    '<?xml ',
    '<!DOCTYPE "',
    '<!DOCTYPE [',
    '<a',
    '<a ',
    '</a',
  ],
  ...[
    '<a b="',
    "<a b='",
    '<a b=',
    '<a>x\n',
    '<a><b></a>',
    '<abc>x</abd>',
    '<a></b>',
    '&',
    '&#x',
    ']]>',
    '\0a',
    '\n<',
  ],
]) {
  test(`${size} characters of nothing but ${JSON.stringify(piece)} are read`, () => {
    const { root, problems } = parseXml(`<r>${piece.repeat(size / piece.length)}</r>`);
    assert.ok(root !== undefined && problems.length > 0);
  });
}

function hasSoundSpans(text: string): void {
  const tree = parseXml(text);
  nodesFill(tree.nodes, text.startsWith('\ufeff') ? 1 : 0, text.length);
  for (const { at } of tree.problems) isInside(at, { start: 0, end: text.length });
  const starts = tree.problems.map((it) => it.at.start);
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
  );
  assert.equal(
    tree.root,
    tree.nodes.find((it) => it.kind === 'element'),
  );
}

/** Nodes lie next to each other, without gap from start to end, and what they hold lies so inside them. */
function nodesFill(nodes: readonly XmlNode[], start: number, end: number): void {
  let offset = start;
  for (const node of nodes) {
    assert.equal(node.span.start, offset, node.kind);
    assert.ok(node.span.end > offset, node.kind);
    offset = node.span.end;
    if (node.kind === 'element') elementIsSound(node);
  }
  assert.equal(offset, end);
}

function elementIsSound(element: Extract<XmlNode, { kind: 'element' }>): void {
  const { span, startTag, nameSpan, attributes, textSpan, endTag, endNameSpan, nodes, children, form } =
    element;
  assert.equal(startTag.start, span.start);
  isInside(nameSpan, startTag);
  let offset = nameSpan.end;
  for (const attribute of attributes) {
    isInside(attribute.span, { start: offset, end: startTag.end });
    isInside(attribute.nameSpan, attribute.span);
    isInside(attribute.valueSpan, attribute.span);
    offset = attribute.span.end;
  }
  assert.equal(textSpan.start, startTag.end);
  nodesFill(nodes, textSpan.start, textSpan.end);
  assert.deepEqual(
    children,
    nodes.filter((it) => it.kind === 'element'),
  );
  assert.equal(form === 'closed', endTag !== undefined);
  if (endTag === undefined || endNameSpan === undefined) {
    assert.equal(textSpan.end, span.end);
    return;
  }
  assert.deepEqual(endTag, { start: textSpan.end, end: span.end });
  isInside(endNameSpan, endTag);
}

function isInside(inner: Span, outer: Span): void {
  assert.ok(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end);
}

function depth({ root }: XmlTree): number {
  let res = 0;
  for (let element = root; element !== undefined; element = element.children[0]) res++;
  return res;
}
