import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface LanguageConfiguration {
  readonly onEnterRules: readonly {
    readonly beforeText: { readonly pattern: string };
    readonly afterText?: { readonly pattern: string };
    readonly action: { readonly indent: string };
  }[];
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly wordPattern: string;
}

const url = new URL('../../syntaxes/language-configuration.json', import.meta.url);
const configuration = JSON.parse(readFileSync(url, 'utf8')) as LanguageConfiguration;

/** What Enter does at `$0`. */
function checkEnter(line: string, indent: string | undefined): void {
  const [before = '', after = ''] = line.split('$0');
  const rule = configuration.onEnterRules.find(
    ({ beforeText, afterText }) =>
      new RegExp(beforeText.pattern).test(before) && new RegExp(afterText?.pattern ?? '').test(after),
  );
  assert.equal(rule?.action.indent, indent, line);
}

test('Enter between a start tag and its end tag opens an indented line', () => {
  checkEnter('  <Items>$0</Items>', 'indentOutdent');
  checkEnter(
    '<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">$0</DistributionConfig>',
    'indentOutdent',
  );
});

test('Enter behind a start tag indents', () => {
  checkEnter('  <Items>$0', 'indent');
  checkEnter('<Comment>$0text</Comment>', 'indent');
});

test('Enter elsewhere keeps the indentation', () => {
  checkEnter('<Enabled>true</Enabled>$0', undefined);
  checkEnter('<Comment/>$0', undefined);
  checkEnter('<?xml version="1.0"?>$0', undefined);
  checkEnter('<!-- note -->$0', undefined);
  checkEnter('<Comment>te$0xt</Comment>', undefined);
});

test('a word is a whole name, host or path pattern step', () => {
  const words = '<CNAME>www.example-1.com</CNAME><PathPattern>/api/*.jpg</PathPattern>'.match(
    new RegExp(configuration.wordPattern, 'g'),
  );
  assert.deepEqual(words, [
    'CNAME',
    'www.example-1.com',
    'CNAME',
    'PathPattern',
    'api',
    '*.jpg',
    'PathPattern',
  ]);
});

test('regions fold by their comments', () => {
  const { start, end } = configuration.folding.markers;
  assert.match('  <!-- #region aliases -->', new RegExp(start));
  assert.match('  <!-- #endregion -->', new RegExp(end));
  assert.doesNotMatch('<!-- regions -->', new RegExp(start));
});
