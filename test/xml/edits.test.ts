import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  type Edit,
  type Element,
  escapeText,
  insertChild,
  markupOf,
  parseXml,
  removeElement,
  removeSpan,
  renameElement,
  replaceContent,
  replaceElement,
  unindent,
} from '#core';

function find(text: string, name: string): Element {
  const stack = [parseXml(text).root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (element.name === name) return element;
    stack.push(...element.children.toReversed());
  }
  throw new Error(`no ${name}`);
}

function checkEdit(text: string, edits: (text: string) => Edit | readonly Edit[], expected: string): void {
  assert.equal(applyEdits(text, [edits(text)].flat()), expected);
}

const removing = (name: string) => (text: string) => removeElement(text, find(text, name));
const inserting = (parent: string, markup: string, after?: string) => (text: string) =>
  insertChild(text, find(text, parent), markup, after === undefined ? undefined : find(text, after));

const replacing = (name: string, markup: string) => (text: string) =>
  replaceElement(text, find(text, name), markup);

test('markup takes the place of an element, laid out like it', () => {
  checkEdit(
    '<a>\r\n  <b>x</b>\r\n</a>',
    replacing('b', '<n>\n  <m/>\n</n>'),
    '<a>\r\n  <n>\r\n    <m/>\r\n  </n>\r\n</a>',
  );
  checkEdit('<a><b/><c/></a>', replacing('b', '<n>\n  <m/>\n</n>'), '<a><n><m/></n><c/></a>');
});

test('an element goes with its line, unless something else stands on it', () => {
  checkEdit('<a>\n  <b/>\n  <c/>\n</a>', removing('b'), '<a>\n  <c/>\n</a>');
  checkEdit('<a>\r\n  <b/>\r\n</a>', removing('b'), '<a>\r\n</a>');
  checkEdit('<a>\n  <b>\n    x\n  </b> \t\n</a>', removing('b'), '<a>\n</a>');
  checkEdit('<a>\n  <b/><c/>\n</a>', removing('b'), '<a>\n  <c/>\n</a>');
  checkEdit('<a>\n  <b/> <!-- why -->\n</a>', removing('b'), '<a>\n   <!-- why -->\n</a>');
  checkEdit('<a><b/><c/></a>', removing('b'), '<a><c/></a>');
  checkEdit('<a/>', removing('a'), '');
  checkEdit('<a>\n  x\n</a>', (text) => removeSpan(text, { start: 6, end: 7 }), '<a>\n</a>');
});

test('neighbors that go together leave no line behind', () => {
  checkEdit('<a>\n  <b/>\n  <c/>\n</a>', (text) => [removing('b')(text), removing('c')(text)], '<a>\n</a>');
});

test('an element is renamed in both of its tags', () => {
  const renaming = (text: string) => renameElement(find(text, 'b'), 'new');
  checkEdit('<a><b x="1">1</b ></a>', renaming, '<a><new x="1">1</new ></a>');
  checkEdit('<a><b /></a>', renaming, '<a><new /></a>');
});

test('content is replaced, and a self-closing element opened, without losing attributes', () => {
  const setting = (text: string) => replaceContent(find(text, 'b'), '1');
  checkEdit('<a><b>0<!-- why --></b></a>', setting, '<a><b>1</b></a>');
  checkEdit('<a><b /></a>', setting, '<a><b>1</b></a>');
  checkEdit('<a><b x="1"/></a>', setting, '<a><b x="1">1</b></a>');
});

test('a child gets a line of its own where its siblings have one', () => {
  checkEdit('<a>\n  <b/>\n</a>', inserting('a', '<n/>', 'b'), '<a>\n  <b/>\n  <n/>\n</a>');
  checkEdit('<a>\n\t<b/>\n</a>', inserting('a', '<n/>'), '<a>\n\t<n/>\n\t<b/>\n</a>');
  checkEdit(
    '<a>\r\n  <b/>\r\n</a>',
    inserting('a', '<n>\n  <m/>\n</n>', 'b'),
    '<a>\r\n  <b/>\r\n  <n>\r\n    <m/>\r\n  </n>\r\n</a>',
  );
  checkEdit('<a><b/></a>', inserting('a', '<n>\n  <m/>\n</n>', 'b'), '<a><b/><n><m/></n></a>');
});

test('a child comes after the comment about the sibling before it', () => {
  checkEdit(
    '<a>\n  <b/> <!-- why -->\n</a>',
    inserting('a', '<n/>', 'b'),
    '<a>\n  <b/> <!-- why -->\n  <n/>\n</a>',
  );
  checkEdit(
    '<a>\n  <b/>\n  <!-- next -->\n</a>',
    inserting('a', '<n/>', 'b'),
    '<a>\n  <b/>\n  <n/>\n  <!-- next -->\n</a>',
  );
});

test('a first child opens its parent and keeps what else is inside', () => {
  checkEdit('<a>\n  <b/>\n</a>', inserting('b', '<n/>'), '<a>\n  <b><n/></b>\n</a>');
  checkEdit(
    '<a>\n  <b/>\n</a>',
    inserting('b', '<n>\n  <m/>\n</n>'),
    '<a>\n  <b>\n    <n>\n      <m/>\n    </n>\n  </b>\n</a>',
  );
  checkEdit('<a>\n  <b>\n  </b>\n</a>', inserting('b', '<n/>'), '<a>\n  <b>\n    <n/>\n  </b>\n</a>');
  checkEdit(
    '<a>\n  <b><!-- why --></b>\n</a>',
    inserting('b', '<n/>'),
    '<a>\n  <b><n/><!-- why --></b>\n</a>',
  );
  checkEdit('<a>\r\n</a>', inserting('a', '<n/>'), '<a>\r\n  <n/>\r\n</a>');
  checkEdit('<a x="1"/>', inserting('a', '<n/>'), '<a x="1"><n/></a>');
});

test('line breaks inside values are no layout', () => {
  checkEdit('<a>\n  <b/>\n</a>', inserting('a', '<n>1\n2</n>', 'b'), '<a>\n  <b/>\n  <n>1\n2</n>\n</a>');
  checkEdit('<a><b/></a>', inserting('a', '<n>1\n2</n>', 'b'), '<a><b/><n>1\n2</n></a>');
});

test('markup taken from one depth can be put at another', () => {
  const text = '<a>\n  <b>\n    <c>1\n    2</c>\n  </b>\n  <d>\n    <e/>\n  </d>\n</a>';
  assert.equal(markupOf(text, find(text, 'b')), '<b>\n  <c>1\n    2</c>\n</b>');
  checkEdit(
    text,
    (it) => inserting('d', markupOf(it, find(it, 'b')), 'e')(it),
    text.replace('<e/>', '<e/>\n    <b>\n      <c>1\n    2</c>\n    </b>'),
  );
});

test('the lines of an element lose its indentation, those inside values do not', () => {
  checkEdit(
    '<a>\r\n  <b>\r\n    <c>1\n    2</c>\r\n <d/>\r\n  </b>\r\n</a>',
    (text) => unindent(text, find(text, 'b')),
    '<a>\r\n  <b>\r\n  <c>1\n    2</c>\r\n <d/>\r\n</b>\r\n</a>',
  );
  checkEdit('<a><b>\n  <c/></b></a>', (text) => unindent(text, find(text, 'b')), '<a><b>\n  <c/></b></a>');
});

test('escaped text reads as what it was', () => {
  const value = 'a & b < c > d ]]> \r';
  assert.equal(parseXml(`<a>${escapeText(value)}</a>`).root?.text, value);
});
