import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '#core';

const errors = {
  InconsistentQuantities: 'The numbers differ.',
  TooManyDistributions: 'Too many distributions.',
};

test('a rule is explained by what must hold, why, and what CloudFront answers', () => {
  const text = explain('quantity-mismatch', errors) ?? '';
  assert.match(text, /^# quantity-mismatch\n\nerror · CloudFront answers `InconsistentQuantities`\n/);
  assert.match(text, /\nQuantity must equal the number of Items\.\n/);
  assert.match(text, /\nSource: https:/);
});

test('a rule without an answer of CloudFront does not name one', () => {
  assert.match(explain('unknown-element', errors) ?? '', /^# unknown-element\n\nwarning\n/);
});

test('an AWS error is explained by AWS, with the rules that see it coming', () => {
  const text = explain('InconsistentQuantities', errors) ?? '';
  assert.match(text, /^# InconsistentQuantities\n\nThe numbers differ\.\n/);
  assert.match(text, /\n- `quantity-mismatch` \(error\): Quantity must equal/);
  assert.match(text, /\n- `items-missing` \(error\)/);
});

test('an AWS error that no rule sees, and one that AWS does not document', () => {
  assert.match(explain('TooManyDistributions', errors) ?? '', /No rule can see this/);
  assert.match(explain('MalformedXML', errors) ?? '', /does not list it\.\n\nRules that see it coming/);
});

test('a name that is neither has no explanation', () => {
  assert.equal(explain('constructor', errors), undefined);
  assert.equal(explain('', errors), undefined);
});
