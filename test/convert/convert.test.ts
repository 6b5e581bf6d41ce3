import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Conversion, convertToJson, convertToXml } from '#core';

function converted(conversion: Conversion): { readonly text: string; readonly notes: readonly string[] } {
  if (conversion.kind === 'converted') return { text: conversion.text, notes: conversion.notes };
  assert.fail(conversion.message);
}

const toXml = (json: unknown) => converted(convertToXml(JSON.stringify(json)));
const toJson = (xml: string) => converted(convertToJson(xml));
const refused = (conversion: Conversion) => conversion.kind === 'not-converted' && conversion.message;

const streaming = {
  CallerReference: '2019-04-11',
  S3Origin: { DomainName: 'media.s3.amazonaws.com', OriginAccessIdentity: '' },
  Aliases: { Quantity: 1, Items: ['media.example.com'] },
  Enabled: true,
};

const streamingXml = `<?xml version="1.0" encoding="UTF-8"?>
<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <S3Origin>
    <DomainName>media.s3.amazonaws.com</DomainName>
    <OriginAccessIdentity></OriginAccessIdentity>
  </S3Origin>
  <Aliases>
    <Quantity>1</Quantity>
    <Items>
      <CNAME>media.example.com</CNAME>
    </Items>
  </Aliases>
  <Enabled>true</Enabled>
</StreamingDistributionConfig>
`;

test('a config becomes XML in the service’s order and layout, and JSON again as the AWS CLI prints it', () => {
  const { Enabled, ...rest } = streaming;
  assert.deepEqual(toXml({ Enabled, ...rest }), { text: streamingXml, notes: [] });
  assert.deepEqual(toJson(streamingXml), { text: `${JSON.stringify(streaming, null, 4)}\n`, notes: [] });
});

test('a config is found in everything that the AWS CLI prints and takes, and what is left out is told', () => {
  const config = { CallerReference: 'a', Comment: '' };
  const xml = toXml(config).text;
  const others = 'Left out, for it is no part of the config: ';
  const etag = 'Left out, for a push takes it apart from the config: ETag E1';
  const cases: readonly [unknown, readonly string[]][] = [
    [config, []],
    [{ DistributionConfig: config }, []],
    [{ ETag: 'E1', DistributionConfig: config }, [etag]],
    [
      { ETag: 'E1', Distribution: { Id: 'E2', Status: 'Deployed', DistributionConfig: config } },
      [etag, `${others}Id, Status`],
    ],
    [{ DistributionConfig: config, Id: 'E2', IfMatch: 'E1' }, [`${others}Id, IfMatch`]],
    [{ DistributionConfigWithTags: { DistributionConfig: config, Tags: { Items: [] } } }, [`${others}Tags`]],
  ];
  for (const [json, notes] of cases) assert.deepEqual(toXml(json), { text: xml, notes });

  for (const json of [
    streaming,
    { ETag: 'E1', StreamingDistributionConfig: streaming },
    { StreamingDistribution: { StreamingDistributionConfig: streaming } },
  ]) {
    assert.equal(toXml(json).text, streamingXml);
  }
});

test('no digit is lost, and no character', () => {
  const value = ' a & <b> "c" \r\n\t😀 ]]> ';
  const { text } = converted(
    convertToXml(
      `{"Comment": ${JSON.stringify(value)}, "DefaultCacheBehavior": {"MinTTL": 12345678901234567890}}`,
    ),
  );
  assert.match(text, /<MinTTL>12345678901234567890<\/MinTTL>/);
  const json = toJson(text).text;
  assert.match(json, /"MinTTL": 12345678901234567890\n/);
  assert.equal(JSON.parse(json).Comment, value);
});

test('a list without Quantity around it is an array too', () => {
  const config = {
    CallerReference: 'a',
    TenantConfig: { ParameterDefinitions: [{ Name: 'a', Definition: { StringSchema: { Required: true } } }] },
  };
  const { text, notes } = toXml(config);
  assert.match(text, /<ParameterDefinitions>\s*<member>\s*<Name>a/);
  assert.deepEqual([notes, JSON.parse(toJson(text).text)], [[], config]);
});

test('what the schema does not know is kept, and told', () => {
  const config = { CallerReference: 'a', Foo: { Bar: 1, Items: ['x', { Baz: true }] } };
  const { text, notes } = toXml(config);
  assert.match(text, /<Foo>\s*<Bar>1<\/Bar>\s*<Items>\s*<member>x<\/member>\s*<member>\s*<Baz>true<\/Baz>/);
  assert.deepEqual(
    notes.map((it) => it.replace(/SDK [\d.]+/, 'SDK')),
    [
      'Not in the API of SDK, kept as it stands: Foo',
      'Items whose name is not known, written as member: Foo.Items',
    ],
  );
  const back = toJson(text);
  assert.deepEqual(JSON.parse(back.text), {
    CallerReference: 'a',
    Foo: { Bar: '1', Items: ['x', { Baz: 'true' }] },
  });
  assert.deepEqual(
    back.notes.map((it) => it.replace(/SDK [\d.]+/, 'SDK')),
    ['Not in the API of SDK, kept as it stands, its values as strings: DistributionConfig/Foo'],
  );
});

test('what XML cannot hold is told, and a character that it cannot hold stops the conversion', () => {
  const { text, notes } = toXml({ CallerReference: 'a', Comment: null, 'a b': 1, '': 2, Enabled: true });
  assert.doesNotMatch(text, /Comment|a b/);
  assert.deepEqual(notes, [
    'Left out, for no element can have such a name: "a b", ""',
    'Left out, for its value is null: Comment',
  ]);
  for (const value of ['\u0000', '\ud800', '\uffff']) {
    assert.equal(
      refused(convertToXml(JSON.stringify({ Aliases: { Items: ['a', value] } }))),
      'Aliases.Items[1] holds a character that XML cannot hold.',
    );
  }
});

test('a name that repeats is kept twice, so that nothing hides', () => {
  const { text } = converted(convertToXml('{"Comment": "a", "Comment": "b"}'));
  assert.match(text, /<Comment>a<\/Comment>\s*<Comment>b<\/Comment>/);
});

test('what JSON cannot hold is told with its place', () => {
  const { text, notes } = toJson(`<?xml version="1.0"?><!-- one --><?pi x?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2019-03-26/">
  <Aliases id="a">stray<Quantity>1</Quantity><Items><Alias>a</Alias></Items></Aliases>
  <Comment>a<!-- two --><![CDATA[&b]]></Comment><Comment>c</Comment>
  <Enabled>yes</Enabled>
</DistributionConfig>`);
  assert.deepEqual(JSON.parse(text), {
    Aliases: { Quantity: 1, Items: ['a'] },
    Comment: 'a&b',
    Enabled: 'yes',
  });
  assert.deepEqual([...notes].sort(), [
    'Attributes are not kept: DistributionConfig/@xmlns, DistributionConfig/Aliases/@id',
    'JSON has no comments, so they are not kept: line 1, line 4',
    'Left out, for JSON has room for one of each name: DistributionConfig/Comment[2]',
    'No boolean, kept as a string: DistributionConfig/Enabled',
    'Processing instructions are not kept: line 1',
    'Text beside elements is not kept: DistributionConfig/Aliases',
    'The names of items are not kept: DistributionConfig/Aliases/Items/Alias',
  ]);
});

test('of an answer around a config only the config is converted', () => {
  const { text, notes } = toJson(
    '<Distribution><Id>E1</Id><DistributionConfig><Comment>a</Comment></DistributionConfig><Status/></Distribution>',
  );
  assert.deepEqual(JSON.parse(text), { Comment: 'a' });
  assert.deepEqual(notes, ['Left out, for it is no part of the config: Id, Status']);
});

test('empty elements keep their kind', () => {
  const xml = '<DistributionConfig><Aliases><Items/></Aliases><Logging/><Comment/></DistributionConfig>';
  assert.deepEqual(JSON.parse(toJson(xml).text), { Aliases: { Items: [] }, Logging: {}, Comment: '' });
});

test('what is no config is told with its place', () => {
  assert.match(String(refused(convertToXml('{"a": '))), /^This is not JSON: A value must stand here\.$/);
  assert.match(
    String(refused(convertToXml('{"DistributionList": {"Items": []}}'))),
    /^There is no Distribution/,
  );
  assert.match(String(refused(convertToXml('[]'))), /^There is no DistributionConfig/);
  assert.match(String(refused(convertToJson('<DistributionConfig>'))), /^This is not well-formed XML: /);
  assert.match(String(refused(convertToJson('<a/>'))), /^There is no DistributionConfig/);
  assert.match(
    String(refused(convertToJson('<!DOCTYPE a [<!ENTITY b "c">]><DistributionConfig/>'))),
    /^A DOCTYPE can change/,
  );
});
