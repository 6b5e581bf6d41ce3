import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules, applyEdits, check, fixAll, parseConfig, type Rule, readBaseline, schema } from '#core';

const sound = `<DistributionConfig xmlns="${schema.namespace}">
  <CallerReference>a</CallerReference>
  <Origins>
    <Quantity>2</Quantity>
    <Items>
      <Origin>
        <Id>a</Id>
        <DomainName>a.s3.amazonaws.com</DomainName> <!-- the old one -->
        <S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>
      </Origin>
      <Origin>
        <Id>b</Id>
        <DomainName>b.s3.amazonaws.com</DomainName>
        <S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>
      </Origin>
    </Items>
  </Origins>
  <DefaultCacheBehavior>
    <TargetOriginId>a</TargetOriginId>
    <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>
    <CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>
  </DefaultCacheBehavior>
  <CacheBehaviors>
    <Quantity>1</Quantity>
    <Items>
      <CacheBehavior>
        <PathPattern>/b/*</PathPattern>
        <TargetOriginId>b</TargetOriginId>
        <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>
        <CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>
      </CacheBehavior>
    </Items>
  </CacheBehaviors>
  <CustomErrorResponses><Quantity>0</Quantity></CustomErrorResponses>
  <Comment></Comment>
  <Enabled>true</Enabled>
</DistributionConfig>
`;

function rulesIn(text: string, options: Parameters<typeof check>[1] = {}): readonly string[] {
  return check(parseConfig(text), options).findings.map((it) => `${it.severity} ${it.rule}`);
}

test('a config of another age gets one finding, whatever else is strange about it', () => {
  const text = `<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2010-11-01/">
    <CallerReference>a</CallerReference><CNAME>a.example.com</CNAME><Enabled>yes</Enabled></DistributionConfig>`;
  assert.deepEqual(rulesIn(text), ['error api-version-too-old']);
});

test('an answer around a config gets one finding', () => {
  assert.deepEqual(rulesIn(`<Distribution><Id>a</Id>${sound}</Distribution>`), ['error root-wrapper']);
});

test('settings change a severity and silence a rule', () => {
  const text = sound.replace('<Enabled>true', '<Enabled>yes').replace('</Comment>', '</Comment><Foo/>');
  assert.deepEqual(rulesIn(text), ['warning unknown-element', 'error boolean-lexical']);
  const rules = { 'unknown-element': 'info', 'boolean-lexical': 'off' } as const;
  assert.deepEqual(rulesIn(text, { settings: { rules } }), ['info unknown-element']);
});

test('what CloudFront returned stays a hint, unless it is silenced', () => {
  const text = sound.replace('</Comment>', '</Comment><Foo/>');
  const baseline = readBaseline(text, 'E1EXAMPLE');
  assert.deepEqual(rulesIn(text, { baseline }), ['hint unknown-element']);
  assert.deepEqual(rulesIn(text, { baseline, settings: { rules: { 'unknown-element': 'error' } } }), [
    'hint unknown-element',
  ]);
  assert.deepEqual(rulesIn(text, { baseline, settings: { rules: { 'unknown-element': 'off' } } }), []);
});

test('a rule that throws costs its own findings only', () => {
  const broken: Rule = {
    id: 'broken',
    severity: 'error',
    summary: '',
    why: '',
    source: '',
    on: 'document',
    check: () => {
      throw new Error('our bug');
    },
  };
  const { findings, failures } = check(parseConfig('<DistributionConfig/>'), {
    rules: [broken, ...allRules],
  });
  assert.deepEqual(failures, [{ rule: 'broken', error: new Error('our bug') }]);
  assert.ok(findings.some((it) => it.rule === 'required-member'));
});

test('fixing all takes neighbors away together, and of two fixes for one place the first', () => {
  const pasted = sound.replace(
    '<Enabled>true',
    '<ETag>a</ETag>\n  <Id>b</Id>\n  <ARN>c</ARN>\n  <Enabled>true',
  );
  const { findings } = check(parseConfig(pasted));
  assert.equal(applyEdits(pasted, fixAll(findings, ['safe'])), sound);

  const twice = sound.replace('<Quantity>2</Quantity>', '<Quantity>5</Quantity>');
  const again = check(parseConfig(twice)).findings;
  assert.equal(applyEdits(twice, fixAll([...again, ...again], ['safe'])), sound);
});

test('fixing all takes no comment away', () => {
  const text = sound.replace(
    '<CustomErrorResponses><Quantity>0</Quantity>',
    '<CustomErrorResponses><Quantity>0</Quantity><Items><!-- none yet --></Items>',
  );
  assert.deepEqual(rulesIn(text), ['warning items-empty']);
  assert.deepEqual(fixAll(check(parseConfig(text)).findings, ['safe']), []);
});

test('findings that share a fix get it once', () => {
  const pulled =
    '<DistributionConfig><Aliases><Quantity>0</Quantity></Aliases><WebACLId/></DistributionConfig>';
  const left = '<DistributionConfig><Comment/></DistributionConfig>';
  const { findings } = check(parseConfig(left), { baseline: readBaseline(pulled, 'E1EXAMPLE') });
  const updating = findings.filter((it) => it.rule.startsWith('update-requires-'));
  assert.deepEqual(
    updating.map((it) => it.fixes[0]?.title),
    ['Complete for update', 'Complete for update'],
  );
  assert.equal(
    applyEdits(left, fixAll(updating, ['preferred'])),
    '<DistributionConfig><Aliases><Quantity>0</Quantity></Aliases><Comment/><WebACLId/></DistributionConfig>',
  );
});

test('depth beyond all reason is no reason to fail', () => {
  const depth = 20_000;
  const text = `<DistributionConfig>${'<a:b>'.repeat(depth)}${'</a:b>'.repeat(depth)}</DistributionConfig>`;
  const { findings, failures } = check(parseConfig(text));
  assert.deepEqual(failures, []);
  assert.equal(findings.filter((it) => it.rule === 'xmlns-prefix').length, depth);
});
