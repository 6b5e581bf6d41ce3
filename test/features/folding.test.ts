import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges, lineStarts, parseConfig, positionAt } from '#core';

/** Folding ranges as `first-last`, lines from 0 and the root on line 0; comments have a `#` before. */
function checkFolding(lines: readonly string[], expected: readonly string[], lineBreak = '\n'): void {
  const text = lines.join(lineBreak);
  const starts = lineStarts(text);
  const found = foldingRanges(parseConfig(text)).map(({ kind, span }) => {
    const [first, last] = [span.start, span.end].map((it) => positionAt(starts, it).line);
    return `${kind === 'comment' ? '#' : ''}${first}-${last}`;
  });
  assert.deepEqual(found, expected);
}

const nested = [
  '<DistributionConfig>',
  '  <Aliases>',
  '    <Quantity>0</Quantity>',
  '  </Aliases>',
  '</DistributionConfig>',
];

test('elements over several lines fold, their end tags stay visible', () => {
  checkFolding(nested, ['0-3', '1-2']);
});

test('every kind of line break counts as one', () => {
  checkFolding(nested, ['0-3', '1-2'], '\r\n');
  checkFolding(nested, ['0-3', '1-2'], '\r');
});

test('an element on one line, or with nothing between its tags, does not fold', () => {
  checkFolding(['<DistributionConfig><Enabled>true</Enabled></DistributionConfig>'], []);
  checkFolding(['<DistributionConfig>', '</DistributionConfig>'], []);
});

test('a value over several lines folds with its end tag', () => {
  checkFolding(['<DistributionConfig><Comment>a', 'b</Comment></DistributionConfig>'], ['0-1', '0-1']);
});

test('comments over several lines fold as a whole, wherever they stand', () => {
  checkFolding(
    ['<DistributionConfig>', '<!-- a', 'b -->', '<!-- c -->', '</DistributionConfig>', '<!--', '-->'],
    ['0-3', '#1-2', '#5-6'],
  );
});

test('an unclosed element does not fold, its closed children do', () => {
  checkFolding(['<DistributionConfig>', '<Aliases>', '<Quantity>0</Quantity>', '</Aliases>', ''], ['1-2']);
});

test('unknown elements fold too, however deep', () => {
  const depth = 20_000;
  const open = Array.from({ length: depth }, () => '<Foo>');
  const close = Array.from({ length: depth }, () => '</Foo>');
  const text = ['<DistributionConfig>', ...open, 'x', ...close, '</DistributionConfig>'].join('\n');
  assert.equal(foldingRanges(parseConfig(text)).length, depth + 1);
});

test('another document does not fold', () => {
  checkFolding(['<html>', '<p>', '</p>', '</html>'], []);
});
