import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { childElements, readXml, textOf, type XmlElement } from '../../server/src/playground/xml.ts';

const seedText =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a --><R xmlns="u"><A b="1" c=\'&lt;\'>t &amp; &#65;<![CDATA[<x>]]></A><B/>\r\n' +
  '<?pi x?><C>é</C></R>\n';
/** Separated by blanks; `_` stands for a blank of its own. */
const pieces = [
  '',
  '\t',
  '\r',
  '\n',
  ...`< > </ /> & ; " ' = _ - -- --> <!-- ]]> <![CDATA[ <? ?> <?xml_version="1.0"?> <?xml_?> <A> </A> <B/>`.split(
    ' ',
  ),
  ...`&amp; &#0; &#x41; &x; <!DOCTYPE_R> \0 \u0001 \uFFFE \u{1F30D} x : . é _a="1" _a='2'`.split(' '),
].map((it) => it.replace('_', ' '));

/** A text with some of its characters replaced by pieces of markup. */
const broken = fc
  .array(fc.tuple(fc.nat(seedText.length), fc.nat(6), fc.constantFrom(...pieces)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) =>
    edits.reduce(
      (text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length),
      seedText,
    ),
  )
  // saxes passes half a surrogate pair, or fails on it; such a text cannot be sent as UTF-8.
  .filter((text) => text.isWellFormed());

test('a text is taken for well-formed exactly where a strict parser takes it', () => {
  fc.assert(
    fc.property(broken, (text) => {
      const other = strictly(text);
      // A DOCTYPE is refused on purpose.
      fc.pre(!text.includes('<!DOCTYPE'));
      assert.equal(typeof readXml(text) === 'object', other !== undefined, text);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test('a well-formed text is read as a strict parser reads it', () => {
  fc.assert(
    fc.property(broken, (text) => {
      const other = strictly(text);
      const root = readXml(text);
      if (other === undefined || typeof root === 'string') return;
      assert.equal(outline(root), other, text);
    }),
    { numRuns: 3000, seed: 11 },
  );
});

/** Names and texts of all elements as saxes reads them; undefined where the text is not well-formed. */
function strictly(text: string): string | undefined {
  const parser = new SaxesParser();
  const open: { readonly name: string; text: string; inner: string }[] = [{ name: '', text: '', inner: '' }];
  let isFine = true;
  parser.on('error', () => {
    isFine = false;
  });
  const add = (it: string) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += it;
  };
  parser.on('opentag', ({ name }) => open.push({ name, text: '', inner: '' }));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    const top = open.at(-1);
    if (closed !== undefined && top !== undefined)
      top.inner += `${closed.name}[${JSON.stringify(closed.text)}${closed.inner}]`;
  });
  parser.write(text).close();
  return isFine ? open[0]?.inner : undefined;
}

function outline(element: XmlElement): string {
  return `${element.name}[${JSON.stringify(textOf(element))}${childElements(element).map(outline).join('')}]`;
}
