import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyEdits,
  type ConfigDocument,
  check,
  type Finding,
  parseConfig,
  pathAt,
  suppressionEdit,
} from '#core';
import { spoiledConfig } from '../random-config.ts';

function disabled(text: string, rule: string, scope: 'line' | 'document'): string | undefined {
  const doc = parseConfig(text);
  const finding = check(doc).findings.find((it) => it.rule === rule);
  assert.ok(finding, `${rule} does not speak`);
  const edit = suppressionEdit(doc, finding, scope);
  return edit && applyEdits(text, [edit]);
}

const aliases = (quantity: string) => `<DistributionConfig>
  <Aliases>
    ${quantity}
    <Items><CNAME>a</CNAME></Items>
  </Aliases>
</DistributionConfig>`;

test('a comment goes above the line of the mistake, as deep as it', () => {
  assert.equal(
    disabled(aliases('<Quantity>2</Quantity>'), 'quantity-mismatch', 'line'),
    aliases('<!-- cloudfront-config-disable quantity-mismatch: reason -->\n    <Quantity>2</Quantity>'),
  );
});

test('a comment keeps CRLF', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  assert.equal(
    disabled(crlf(aliases('<Quantity>2</Quantity>')), 'quantity-mismatch', 'line'),
    crlf(aliases('<!-- cloudfront-config-disable quantity-mismatch: reason -->\n    <Quantity>2</Quantity>')),
  );
});

test('in a config of one line the comment stands before the element', () => {
  const text = aliases('<Quantity>2</Quantity>').replaceAll(/\n\s*/g, '');
  assert.equal(
    disabled(text, 'quantity-mismatch', 'line'),
    text.replace('<Quantity>', '<!-- cloudfront-config-disable quantity-mismatch: reason --><Quantity>'),
  );
});

test('stray text is suppressed where it stands', () => {
  const text = '<DistributionConfig>\n  <Enabled>true</Enabled>\n  stray\n</DistributionConfig>';
  const comment = '<!-- cloudfront-config-disable xml-stray-text: reason -->\n  ';
  assert.equal(disabled(text, 'xml-stray-text', 'line'), text.replace('stray', `${comment}stray`));
});

test('a comment for the document goes above the root, below the declaration', () => {
  const text = `<?xml version="1.0"?>\n${aliases('<Quantity>2</Quantity>')}`;
  const comment = '<!-- cloudfront-config-disable quantity-mismatch: reason -->\n';
  assert.equal(
    disabled(text, 'quantity-mismatch', 'document'),
    text.replace('<DistributionConfig>', `${comment}<DistributionConfig>`),
  );
});

test('what is said of the root can be suppressed for the document only', () => {
  const text = '<DistributionConfig/>';
  assert.equal(disabled(text, 'xmlns-missing', 'line'), undefined);
  assert.match(disabled(text, 'xmlns-missing', 'document') ?? '', /xmlns-missing: reason -->\n<Dist/);
});

test('no comment is offered for what no comment can suppress', () => {
  assert.equal(disabled('<DistributionConfig', 'xml-well-formed', 'document'), undefined);
  assert.equal(disabled('<Distribution/>', 'root-element', 'document'), undefined);
});

test('the comment silences its finding, and nothing else', () => {
  fc.assert(
    fc.property(spoiledConfig(), fc.nat(), fc.constantFrom('line', 'document'), ({ text }, at, scope) => {
      const doc = parseConfig(text);
      const { findings } = check(doc);
      const finding = findings[at % Math.max(1, findings.length)];
      const edit = finding && suppressionEdit(doc, finding, scope);
      if (finding === undefined || edit === undefined || isAboutMixedContent(doc, finding)) return;

      const edited = applyEdits(text, [edit]);
      const after = check(parseConfig(edited)).findings;
      const place = finding.at.start + (edit.span.start <= finding.at.start ? edit.text.length : 0);
      const remaining = after.filter((it) => it.rule === finding.rule);
      assert.ok(!remaining.some((it) => scope === 'document' || it.at.start === place));
      assert.deepEqual(after.filter((it) => it.rule !== finding.rule).map(words), [
        ...findings.filter((it) => it.rule !== finding.rule).map(words),
      ]);
    }),
    { numRuns: 300 },
  );
});

const words = ({ rule, message }: Finding) => `${rule}: ${message}`;

/** A value that begins with an element or holds one: no place before it is inside its element alone. */
function isAboutMixedContent(doc: ConfigDocument, { at }: Finding): boolean {
  const inner = pathAt(doc, at.start).at(-1);
  if (inner === undefined) return false;
  if (inner.children.length > 0 && inner.textSpan.start <= at.start) return true;
  return inner.span.start === at.start && inner.span.end < at.end;
}
