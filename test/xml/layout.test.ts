import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Element, layOut, parseXml } from '#core';
import { generateConfig } from '../../scripts/bench/generate-config.ts';
import { documents } from './documents.ts';
import { mutated } from './mutation.ts';
import { wellFormed } from './well-formed.ts';

test('an answer in one line gets one element a line, and empty pairs stay pairs', () => {
  const text =
    '<?xml version="1.0"?>\n<A xmlns="x"><B><C>1</C><C></C></B><!-- note --><D/><E><F>2</F></E></A>';
  assert.equal(
    layOut(text),
    `<?xml version="1.0"?>
<A xmlns="x">
  <B>
    <C>1</C>
    <C></C>
  </B>
  <!-- note -->
  <D/>
  <E>
    <F>2</F>
  </E>
</A>
`,
  );
});

test('a config laid out with two spaces comes back as it is', () => {
  const text = generateConfig(3);
  assert.equal(layOut(text), text);
  assert.equal(layOut(text.replaceAll(/\n\s*/g, '')), text);
});

test('text stays exact: space around it, references, CDATA, line ends, and elements between words', () => {
  for (const inner of [
    ' x ',
    '   ',
    '&#10;',
    'a\r\nb',
    '<![CDATA[ ]]><b/>',
    'one <b/> two',
    '&#32;<b/>',
    '<!-- c -->',
  ]) {
    assert.equal(layOut(`<a><c>${inner}</c></a>`), `<a>\n  <c>${inner}</c>\n</a>\n`);
  }
});

test('a text with problems comes back unchanged', () => {
  for (const text of ['', '<a><b></a>', '<a><b/></a><c/>', '<a>&</a>']) assert.equal(layOut(text), text);
});

test('a byte order mark stays', () => {
  assert.equal(layOut('\ufeff<a><b/></a>'), '\ufeff<a>\n  <b/>\n</a>\n');
});

test('20,000 nested elements are laid out', () => {
  const levels = 20_000;
  const laidOut = layOut('<a>'.repeat(levels) + '</a>'.repeat(levels));
  assert.equal(laidOut.replaceAll(/\s/g, '').length, 7 * levels);
});

const anyDocument = fc.oneof(wellFormed, mutated, fc.constantFrom(...documents));

test('laying out twice changes nothing more', () => {
  fc.assert(
    fc.property(anyDocument, (text) => {
      const laidOut = layOut(text);
      assert.equal(layOut(laidOut), laidOut);
    }),
    { numRuns: 700 },
  );
});

test('laying out keeps elements, attributes and values', () => {
  fc.assert(
    fc.property(anyDocument, (text) => assert.deepEqual(values(layOut(text)), values(text))),
    { numRuns: 700 },
  );
});

/** Elements in order with everything that means something: not the white space between elements. */
function values(text: string): unknown {
  const { root, problems } = parseXml(text);
  return root === undefined || problems.length > 0 ? text : valuesOf(root);
}

function valuesOf({ name, form, attributes, children, nodes, text }: Element): unknown {
  const isMixed = children.length === 0 || nodes.some((it) => it.kind === 'cdata') || text.trim() !== '';
  const comments = nodes.filter((it) => it.kind === 'comment').map((it) => it.value);
  const written = attributes.map((it) => [it.name, it.value]);
  return [name, form, written, isMixed ? text : '', comments, children.map(valuesOf)];
}
