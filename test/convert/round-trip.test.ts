import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Conversion,
  check,
  convertToJson,
  convertToXml,
  type Declaration,
  type Element,
  parseConfig,
  schema,
} from '#core';
import { validConfig } from '../rules/valid-configs.ts';

function textOf(conversion: Conversion): string {
  assert.equal(conversion.kind, 'converted', JSON.stringify(conversion));
  return conversion.kind === 'converted' ? conversion.text : '';
}

/** Every value with its path; items are numbered, members are not, because JSON does not order them. */
function valuesIn(xml: string): readonly string[] {
  const values: string[] = [];
  const visit = (element: Element, path: string) => {
    if (element.children.length === 0) values.push(`${path}=${JSON.stringify(element.text)}`);
    const isList = element.name === 'Items' || element.name === 'ParameterDefinitions';
    for (const [index, it] of element.children.entries()) visit(it, `${path}/${isList ? index : it.name}`);
  };
  const { root } = parseConfig(xml).tree;
  assert.ok(root);
  visit(root, root.name);
  return values.sort();
}

test('a config of any kind, with every element there is, comes back from JSON as it was', () => {
  for (let seed = 0; seed < 500; seed++) {
    const xml = validConfig(seed);
    const json = textOf(convertToJson(xml));
    const again = textOf(convertToXml(json));
    assert.deepEqual(valuesIn(again), valuesIn(xml), `seed ${seed}`);
    assert.deepEqual(JSON.parse(textOf(convertToJson(again))), JSON.parse(json), `seed ${seed}`);
  }
});

test('what becomes of a config that CloudFront takes has no error either', () => {
  for (let seed = 0; seed < 100; seed++) {
    const again = textOf(convertToXml(textOf(convertToJson(validConfig(seed)))));
    const errors = check(parseConfig(again)).findings.filter((it) => it.severity === 'error');
    assert.deepEqual(errors, [], `seed ${seed}`);
  }
});

const character = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter(
    (it) =>
      !(it >= 0xd800 && it <= 0xdfff) && (it & 0xfffe) !== 0xfffe && (it >= 0x20 || [9, 10, 13].includes(it)),
  )
  .map((it) => String.fromCodePoint(it));
const text = fc.string({
  unit: fc.oneof(character, fc.constantFrom('<', '>', '&', '"', ']]>', ' ', '\r', '\n')),
});

/** JSON as the schema has it, with any members and any text. */
function jsonOf({ type, children }: Declaration): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'structure':
      return fc.record(Object.fromEntries([...children].map(([name, it]) => [name, jsonOf(it)])), {
        requiredKeys: [],
        noNullPrototype: true,
      });
    case 'list':
      return fc.array(jsonOf(type.item), { maxLength: 2 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.maxSafeInteger();
    case 'string':
    case 'enum':
      return text;
  }
}

test('JSON with any members and any values comes back from XML as it was', () => {
  const config = fc.oneof(
    jsonOf(schema.roots.DistributionConfig).map((it) => ({ DistributionConfig: it })),
    jsonOf(schema.roots.StreamingDistributionConfig).map((it) => ({ StreamingDistributionConfig: it })),
  );
  fc.assert(
    fc.property(config, (json) => {
      const xml = textOf(convertToXml(JSON.stringify(json)));
      assert.deepEqual(JSON.parse(textOf(convertToJson(xml))), Object.values(json)[0]);
    }),
    { numRuns: 200 },
  );
});

test('no text makes a conversion fail', () => {
  const pieces = ['{', '}', '[', ']', ':', ',', '"DistributionConfig"', '"Items"', '"a b"', '1', 'null'];
  const markup = [
    '<DistributionConfig>',
    '</DistributionConfig>',
    '<Items>',
    '</Items>',
    '<a>',
    '</a>',
    '<!--',
    '-->',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...markup), { maxLength: 20 }), (parts) => {
      for (const convert of [convertToXml, convertToJson]) {
        const conversion = convert(parts.join(''));
        if (conversion.kind === 'converted') assert.equal(typeof conversion.text, 'string');
        else assert.ok(conversion.at.start <= conversion.at.end);
      }
    }),
    { numRuns: 2000 },
  );
});

test('depth beyond all reason is no reason to fail', () => {
  const depth = 20_000;
  const json = `{"DistributionConfig": ${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
  const xml = textOf(convertToXml(json));
  assert.ok(xml.includes('<a>1</a>'));
  assert.ok(textOf(convertToJson(xml)).includes('"a": "1"'));
});
