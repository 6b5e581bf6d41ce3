import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type SchemaDocs, schema } from '#schema';

const url = new URL('../../server/src/core/schema/docs.generated.json', import.meta.url);
const docs = JSON.parse(readFileSync(url, 'utf8')) as SchemaDocs;

test('every structure and every member has a text', () => {
  for (const { key, type } of schema.all) {
    const isItem = key.split('.').length === 3;
    if (key.includes('.') && !isItem) assert.ok(docs.members[key], key);
    if (type.kind === 'structure') assert.ok(docs.structures[type.name], type.name);
  }
});

test('the errors of updating, creating and deleting have a text', () => {
  assert.equal(
    docs.errors.InconsistentQuantities,
    "The value of `Quantity` and the size of `Items` don't match.",
  );
  assert.match(
    docs.errors.InvalidLambdaFunctionAssociation ?? '',
    /Lambda@Edge function association is invalid\.$/,
  );
  for (const code of [
    'DistributionAlreadyExists',
    'DistributionNotDisabled',
    'NoSuchStreamingDistribution',
  ]) {
    assert.ok(docs.errors[code], code);
  }
  assert.ok(!Object.hasOwn(docs.errors, 'CloudFrontServiceException'));
});

test('no HTML is left', () => {
  const texts = [docs.structures, docs.members, docs.errors].flatMap((it) => Object.values(it));
  for (const text of texts) assert.doesNotMatch(text, /<\/?\w+>|&(?:amp|lt|gt|quot);/);
});
