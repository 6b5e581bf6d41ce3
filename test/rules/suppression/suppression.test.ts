import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules, type CheckOptions, check, parseConfig, readBaseline } from '#core';

const watched = new Set([
  'caller-reference-immutable',
  'duplicate-element',
  'enum-value',
  'quantity-mismatch',
  'root-element',
  'root-wrapper',
  'suppression-unknown-rule',
  'suppression-unused',
  'unknown-element',
  'xml-attribute',
  'xml-doctype',
  'xml-well-formed',
]);
const rules = allRules.filter((it) => watched.has(it.id));

function rulesIn(text: string, options: CheckOptions = {}): readonly string[] {
  const { findings, failures } = check(parseConfig(text), { rules, ...options });
  assert.deepEqual(failures, []);
  return findings.map((it) => it.rule);
}

const streaming = (members: string, before = '') => `<?xml version="1.0"?>
${before}<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <S3Origin><DomainName>media.s3.amazonaws.com</DomainName><OriginAccessIdentity></OriginAccessIdentity></S3Origin>
  <Comment>media</Comment>
  <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
  <Enabled>true</Enabled>
${members}
</StreamingDistributionConfig>
`;

test('a comment above the root suppresses a rule in the whole document', () => {
  const text = streaming(
    '  <Foo/><Bar/>',
    '<!-- cloudfront-config-disable unknown-element: from a newer API -->\n',
  );
  assert.deepEqual(rulesIn(text), []);
});

test('a comment suppresses what starts on the next line, and nothing below it', () => {
  const text = streaming('  <!-- cloudfront-config-disable unknown-element -->\n  <Foo/><Bar/>\n  <Baz/>');
  assert.deepEqual(rulesIn(text), ['unknown-element']);
});

test('a comment in the line of its element suppresses there and nowhere else', () => {
  const text = streaming('<Foo/><!-- cloudfront-config-disable unknown-element --><Bar/><Baz/>');
  const at = check(parseConfig(text), { rules }).findings.map((it) => text.slice(it.at.start, it.at.end));
  assert.deepEqual(at, ['Foo', 'Baz']);
});

test('a comment about an element with children leaves their mistakes alone', () => {
  const text = streaming(
    '<!-- cloudfront-config-disable enum-value,quantity-mismatch --><Logging id="a"><Foo/></Logging>',
  );
  assert.ok(rulesIn(text).includes('unknown-element'));
});

test('comments can be stacked, and name several rules with commas or spaces', () => {
  const aliases = (comments: string) =>
    streaming(`<Aliases>${comments}<Quantity id="a">2</Quantity><Items><CNAME>a</CNAME></Items></Aliases>`);
  assert.deepEqual(rulesIn(aliases('')), ['xml-attribute', 'quantity-mismatch']);
  for (const comments of [
    '<!-- cloudfront-config-disable quantity-mismatch xml-attribute -->',
    '<!--cloudfront-config-disable quantity-mismatch,xml-attribute:  why: not-->',
    '<!-- cloudfront-config-disable quantity-mismatch -->\n<!-- cloudfront-config-disable\n  xml-attribute -->',
  ]) {
    assert.deepEqual(rulesIn(aliases(comments)), [], comments);
  }
});

test('neither a syntax error, nor a wrong root, nor the text of another distribution can be suppressed', () => {
  const broken = streaming('<Foo>', '<!-- cloudfront-config-disable xml-well-formed, unknown-element -->');
  assert.ok(rulesIn(broken).includes('xml-well-formed'));

  const all =
    '<!-- cloudfront-config-disable xml-doctype root-element root-wrapper caller-reference-immutable -->\n';
  assert.ok(rulesIn(`${all}<!DOCTYPE a><a/>`).includes('xml-doctype'));
  assert.ok(rulesIn(`${all}<a/>`).includes('root-element'));
  assert.ok(
    rulesIn(`${all}<Distribution>${streaming('').slice(22)}</Distribution>`).includes('root-wrapper'),
  );

  const baseline = readBaseline(streaming('').replace('2019', '2018'), 'E1EXAMPLE');
  assert.ok(rulesIn(streaming('', all), { baseline }).includes('caller-reference-immutable'));
});

test('a comment outweighs the settings', () => {
  const text = streaming('<!-- cloudfront-config-disable unknown-element --><Foo/>');
  assert.deepEqual(rulesIn(text, { settings: { rules: { 'unknown-element': 'error' } } }), []);
});

test('what CloudFront returned can be suppressed as well', () => {
  const baseline = readBaseline(streaming('<Foo/>'), 'E1EXAMPLE');
  const text = streaming('<!-- cloudfront-config-disable unknown-element --><Foo/>');
  assert.deepEqual(rulesIn(text, { baseline }), []);
});

test('a comment is not called unused where its rule could not speak', () => {
  const comment = streaming('<!-- cloudfront-config-disable unknown-element --><Comment>a</Comment>');
  assert.ok(rulesIn(comment).includes('suppression-unused'));
  const settings = { rules: { 'unknown-element': 'off', 'duplicate-element': 'off' } } as const;
  assert.deepEqual(rulesIn(comment, { settings }), []);
  assert.ok(!rulesIn(comment.replace('</Comment>\n</', '\n</')).includes('suppression-unused'));
});

test('what is said of comments can be weighed and suppressed like anything else', () => {
  const unused = '<!-- cloudfront-config-disable quantity-mismatch -->';
  const text = streaming(unused);
  const settings = { rules: { 'suppression-unused': 'error' } } as const;
  assert.deepEqual(
    check(parseConfig(text), { rules, settings }).findings.map((it) => it.severity),
    ['error'],
  );
  assert.deepEqual(rulesIn(text, { settings: { rules: { 'suppression-unused': 'off' } } }), []);
  assert.deepEqual(rulesIn(streaming(unused, '<!-- cloudfront-config-disable suppression-unused -->\n')), []);
});
