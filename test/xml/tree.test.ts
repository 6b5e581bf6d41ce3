import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type Element, parseXml, type Span } from '#core';

test('every part of an element has its exact range', () => {
  const text = '<r> <a:b x = "1&amp;" y=\'\'>t<c/></a:b > </r>';
  const element = first(text);
  assert.equal(slice(text, element.span), '<a:b x = "1&amp;" y=\'\'>t<c/></a:b >');
  assert.equal(slice(text, element.nameSpan), 'a:b');
  assert.equal(slice(text, element.startTag), '<a:b x = "1&amp;" y=\'\'>');
  assert.equal(slice(text, element.textSpan), 't<c/>');
  assert.equal(slice(text, element.endTag), '</a:b >');
  assert.equal(slice(text, element.endNameSpan), 'a:b');
  assert.deepEqual(
    element.attributes.map(({ name, value, span, nameSpan, valueSpan }) => [
      name,
      value,
      ...[span, nameSpan, valueSpan].map((it) => slice(text, it)),
    ]),
    [
      ['x', '1&', 'x = "1&amp;"', 'x', '1&amp;'],
      ['y', '', "y=''", 'y', ''],
    ],
  );
});

test('a self-closing element has no end tag, and its text is empty at the end of the tag', () => {
  const { form, endTag, endNameSpan, textSpan, span, startTag, text } = first('<r><a b="1" /></r>');
  assert.deepEqual([form, endTag, endNameSpan, text], ['self-closing', undefined, undefined, '']);
  assert.deepEqual(span, startTag);
  assert.deepEqual(textSpan, { start: 14, end: 14 });
});

test('an unclosed element ends with its text, without the white space after it', () => {
  const text = '<r>\n  <a>tru\n</r>';
  const { form, span, textSpan, text: value } = first(text);
  assert.deepEqual(
    [form, slice(text, span), slice(text, textSpan), value],
    ['unclosed', '<a>tru', 'tru', 'tru'],
  );
});

test('text is decoded: five names, numbers in both notations, and characters beyond the first plane', () => {
  assert.equal(
    first('<r><a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#128512;</a></r>').text,
    `<>&"'AB😀😀`,
  );
});

test('what is no reference stays as written, and is decoded only once', () => {
  assert.equal(first('<r><a>&foo; &#0; &#xD800; & &amp;lt;</a></r>').text, '&foo; &#0; &#xD800; & &lt;');
});

test('line ends are read as LF, unless they are written as references', () => {
  assert.equal(first('<r><a>1\r\n2\r3\n4&#13;5&#xD;&#10;6</a></r>').text, '1\n2\n3\n4\r5\r\n6');
});

test('white space in an attribute is read as spaces, unless it is written as references', () => {
  assert.equal(first('<r><a b="1\t2\r\n3\n4&#9;5&#10;6"/></r>').attributes[0]?.value, '1 2 3 4\t5\n6');
});

test('text is the character data directly inside: CDATA counts, comments and children do not', () => {
  const { text, children } = first('<r><a>1<!-- 2 --><![CDATA[<&amp;\r\n]]><b>3</b>4<?p 5?></a></r>');
  assert.equal(text, '1<&amp;\n4');
  assert.deepEqual(
    children.map((it) => it.text),
    ['3'],
  );
});

test('the nodes of an element are its whole content in order', () => {
  const { nodes } = first('<r><a>1<!-- 2\r\n --><![CDATA[3]]><b/> <?p  4 ?></a></r>');
  assert.deepEqual(
    nodes.map((it) => [it.kind, 'value' in it ? it.value : '']),
    [
      ['text', '1'],
      ['comment', ' 2\n '],
      ['cdata', '3'],
      ['element', ''],
      ['text', ' '],
      ['processing-instruction', '4 '],
    ],
  );
});

test('the nodes of the tree are everything around the root, without the byte order mark', () => {
  const { nodes, root } = parseXml('\ufeff<?xml version="1.0"?>\n<!DOCTYPE a><a/><!---->');
  assert.deepEqual(
    nodes.map((it) => it.kind),
    ['processing-instruction', 'text', 'doctype', 'element', 'comment'],
  );
  assert.equal(root, nodes[3]);
});

test('equal names are told apart from names of the same length and hash', () => {
  const names = ['Origin', 'Oxigin', 'Orixin', 'origin', 'Orígin', 'Originé'];
  const { root } = parseXml(`<r>${names.map((it) => `<${it}></${it}>`).join('')}</r>`);
  assert.deepEqual(
    root?.children.map((it) => it.name),
    names,
  );
});

test('forbidden characters are found wherever they stand, one problem a run', () => {
  const { problems } = parseXml('<a b="\0\u0001"><!--\u0002-->\u0003\ufffe</a>\uffff');
  assert.deepEqual(
    problems.filter((it) => it.code === 'character-forbidden').map((it) => it.message),
    ['U+0000', 'U+0002', 'U+0003', 'U+FFFF'].map((it) => `XML does not allow the character ${it}.`),
  );
});

test('an inserted end tag stands on a line of its own where children do, with the line ends of the text', () => {
  const fixed = (text: string) => applyEdits(text, parseXml(text).problems[0]?.fix?.edits ?? []);
  assert.equal(fixed('<r>\r\n  <a>\r\n    <b/>\r\n</r>'), '<r>\r\n  <a>\r\n    <b/>\r\n  </a>\r\n</r>');
  assert.equal(fixed('<r>\n\t<a>\n\t\t<b/>\n</r>'), '<r>\n\t<a>\n\t\t<b/>\n\t</a>\n</r>');
  assert.equal(fixed('<r>\n  <a>x\n</r>'), '<r>\n  <a>x</a>\n</r>');
  assert.equal(fixed('<r><a><b/></r>'), '<r><a><b/></a></r>');
});

test('what the schema says decides where an unclosed element ends, not its layout', () => {
  const mayContain = (parent: string, child: string) => (parent === 'r' ? child !== 'c' : child === 'c');
  const text = '<r>\n<a>\n<c/>\n      <b/>\n</r>';
  const children = (tree: { root: Element | undefined }) =>
    tree.root?.children.map((it) => [it.name, ...it.children.map((child) => child.name)]);
  assert.deepEqual(children(parseXml(text, { mayContain })), [['a', 'c'], ['b']]);
  assert.deepEqual(children(parseXml(text)), [['a'], ['c'], ['b']]);
});

test('long names and pieces are cut in messages', () => {
  const { problems } = parseXml(`<a ,${'x'.repeat(1000)}/>`);
  assert.ok((problems[0]?.message ?? '').length < 100);
});

/** The first child of the root. */
function first(text: string): Element {
  const element = parseXml(text).root?.children[0];
  assert.ok(element !== undefined);
  return element;
}

function slice(text: string, span: Span | undefined): string {
  return text.slice(span?.start, span?.end);
}
