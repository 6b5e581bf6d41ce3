import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, parseConfig, ruleControls } from '#core';

const doc = parseConfig('<DistributionConfig>\n  <Comment>a</Comment>\n</DistributionConfig>');
const comment = doc.text.indexOf('<Comment');

const finding = (rule: string, awsError?: string): Finding => ({
  rule,
  severity: 'error',
  message: '',
  at: { start: comment, end: comment + 1 },
  fixes: [],
  ...(awsError !== undefined && { awsError }),
});

const titles = (...findings: readonly Finding[]) => ruleControls(doc, findings).map((it) => it.title);

test('each rule is silenced once, and explanations come last', () => {
  assert.deepEqual(titles(finding('enum-value'), finding('enum-value'), finding('comment-length')), [
    'Disable enum-value for this line',
    'Disable enum-value for this file',
    'Set severity of enum-value in .cloudfront-config.json to off',
    'Disable comment-length for this line',
    'Disable comment-length for this file',
    'Set severity of comment-length in .cloudfront-config.json to off',
    'Explain enum-value',
    'Explain comment-length',
  ]);
});

test('what no comment can suppress is only explained', () => {
  for (const rule of ['xml-well-formed', 'root-wrapper', 'caller-reference-immutable']) {
    assert.deepEqual(titles(finding(rule)), [`Explain ${rule}`]);
  }
});

test('an answer of CloudFront is explained by its error', () => {
  assert.deepEqual(titles(finding('cloudfront-answer', 'InvalidArgument')), ['Explain InvalidArgument']);
  assert.deepEqual(titles(finding('cloudfront-answer')), []);
});
