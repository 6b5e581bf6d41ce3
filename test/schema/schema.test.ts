import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Declaration, schema } from '#schema';
import { constraints, itemAliases, openEnums } from '../../server/src/core/schema/overlay.ts';

/** The number of different element paths under an element, itself included. */
function paths(declaration: Declaration): number {
  let count = 1;
  for (const [name, child] of declaration.children) if (name === child.name) count += paths(child);
  return count;
}

function keysOf(declarations: Iterable<Declaration>): string[] {
  return [...declarations].map((it) => it.key).toSorted();
}

function structureNames(declarations: Iterable<Declaration>): string[] {
  const names = new Set<string>();
  for (const { type } of declarations) if (type.kind === 'structure') names.add(type.name);
  return [...names].toSorted();
}

function checkOrder(key: string, order: string): void {
  assert.deepEqual([...schema.at(key).children.keys()], order.split(' '));
}

test('a config of a distribution has 248 element paths, of a streaming distribution 21', () => {
  assert.equal(paths(schema.roots.DistributionConfig), 248);
  assert.equal(paths(schema.roots.StreamingDistributionConfig), 21);
});

test('every declaration is there once, roots first, parents before children', () => {
  assert.equal(new Set(keysOf(schema.all)).size, schema.all.length);
  assert.deepEqual(schema.all.slice(0, 2), Object.values(schema.roots));
  const place = new Map(schema.all.map((it, index) => [it, index]));
  for (const parent of schema.all) {
    for (const child of parent.children.values())
      assert.ok((place.get(child) ?? -1) > (place.get(parent) ?? 0), child.key);
  }
});

test('structures, lists and scalars are all there is', () => {
  const parts = [...schema.structures, ...schema.lists, ...schema.scalars];
  assert.deepEqual(keysOf(parts), keysOf(schema.all));
  for (const scalar of schema.scalars) assert.equal(scalar.children.size, 0, scalar.key);
  assert.deepEqual([schema.structures.length, schema.lists.length, schema.scalars.length], [61, 20, 139]);
});

test('what two kinds of config share is one declaration', () => {
  const { DistributionConfig, StreamingDistributionConfig } = schema.roots;
  const items = (root: Declaration) => root.children.get('Aliases')?.children.get('Items');
  assert.equal(items(DistributionConfig), items(StreamingDistributionConfig));
  assert.notEqual(
    DistributionConfig.children.get('Aliases'),
    StreamingDistributionConfig.children.get('Aliases'),
  );
});

test('a declaration is found by its key, and a wrong key is noticed', () => {
  assert.equal(schema.at('Aliases.Items.CNAME').name, 'CNAME');
  assert.equal(schema.at('DistributionConfig'), schema.roots.DistributionConfig);
  assert.throws(() => schema.at('Origin.Port'), { message: 'the schema has no element "Origin.Port"' });
});

test('nineteen structures are counted lists', () => {
  assert.deepEqual(structureNames(schema.countedLists), [
    'Aliases',
    'AllowedMethods',
    'CacheBehaviors',
    'CachedMethods',
    'CookieNames',
    'CustomErrorResponses',
    'CustomHeaders',
    'FunctionAssociations',
    'GeoRestriction',
    'Headers',
    'LambdaFunctionAssociations',
    'OriginGroupMembers',
    'OriginGroups',
    'OriginSslProtocols',
    'Origins',
    'QueryStringCacheKeys',
    'StatusCodes',
    'TrustedKeyGroups',
    'TrustedSigners',
  ]);
  for (const list of schema.countedLists) assert.ok(list.children.get('Quantity')?.required, list.key);
  assert.ok(schema.countedLists.includes(schema.at('StreamingDistributionConfig.TrustedSigners')));
});

test('the only list without Quantity has items of two accepted names', () => {
  const list = schema.at('TenantConfig.ParameterDefinitions');
  assert.deepEqual([...list.children.keys()], ['member', 'ParameterDefinition']);
  assert.equal(list.children.get('member'), list.children.get('ParameterDefinition'));
  const uncounted = schema.lists.filter((it) => it.name !== 'Items');
  assert.deepEqual(uncounted, [list]);
});

test('ten of the sixteen enums may grow', () => {
  const enums = new Map<string, boolean>();
  for (const { type } of schema.scalars) if (type.kind === 'enum') enums.set(type.name, type.open);
  const closed = [
    'EventType',
    'GeoRestrictionType',
    'ItemSelection',
    'Method',
    'OriginProtocolPolicy',
    'ViewerProtocolPolicy',
  ];
  assert.equal(enums.size, 16);
  assert.deepEqual([...enums.keys()].filter((it) => !enums.get(it)).toSorted(), closed);
  for (const name of openEnums) assert.ok(enums.has(name), name);
});

test('the hand overlay names nothing that the schema does not have', () => {
  for (const key of [...Object.keys(constraints), ...Object.keys(itemAliases)])
    assert.equal(schema.at(key).key, key);
});

test('the hand overlay adds what the API model demands', () => {
  assert.deepEqual(schema.at('OriginGroupMembers.Items').count, { min: 2, max: 2 });
  assert.deepEqual(schema.at('ConnectionFunctionAssociation.Id').length, { min: 1, max: 64 });
  const arn = new RegExp(`^(?:${schema.at('FunctionAssociation.FunctionARN').pattern})$`);
  assert.match('arn:aws:cloudfront::111122223333:function/add-headers', arn);
  assert.doesNotMatch('arn:aws:lambda:us-east-1:111122223333:function:add-headers', arn);
});

test('ranges and defaults stand in the documentation in the words we look for', () => {
  const ranges = schema.all
    .filter((it) => it.range)
    .map((it) => `${it.key} ${it.range?.min}-${it.range?.max} (${it.default})`);
  assert.deepEqual(ranges.toSorted(), [
    'CustomOriginConfig.OriginKeepaliveTimeout 1-120 (5)',
    'CustomOriginConfig.OriginReadTimeout 1-120 (30)',
    'Origin.ConnectionAttempts 1-3 (3)',
    'Origin.ConnectionTimeout 1-10 (10)',
    'S3OriginConfig.OriginReadTimeout 1-120 (30)',
    'VpcOriginConfig.OriginKeepaliveTimeout 1-120 (5)',
    'VpcOriginConfig.OriginReadTimeout 1-120 (30)',
  ]);
  assert.deepEqual(schema.at('DistributionConfig.Comment').length, { min: 0, max: 128 });
  const lengths = schema.all.filter((it) => it.length && constraints[it.key] === undefined);
  assert.deepEqual(keysOf(lengths), ['DistributionConfig.Comment']);
});

test('what only standard or only multi-tenant distributions have stands in the words we look for', () => {
  assert.deepEqual(keysOf(schema.all.filter((it) => it.scope === 'standard')), [
    'CacheBehavior.DefaultTTL',
    'CacheBehavior.ForwardedValues',
    'CacheBehavior.MaxTTL',
    'CacheBehavior.MinTTL',
    'CacheBehavior.SmoothStreaming',
    'CacheBehavior.TrustedSigners',
    'DefaultCacheBehavior.DefaultTTL',
    'DefaultCacheBehavior.ForwardedValues',
    'DefaultCacheBehavior.MaxTTL',
    'DefaultCacheBehavior.MinTTL',
    'DefaultCacheBehavior.SmoothStreaming',
    'DefaultCacheBehavior.TrustedSigners',
    'DistributionConfig.Aliases',
    'DistributionConfig.ContinuousDeploymentPolicyId',
    'DistributionConfig.PriceClass',
    'DistributionConfig.Staging',
    'ViewerCertificate.IAMCertificateId',
  ]);
  assert.deepEqual(keysOf(schema.all.filter((it) => it.scope === 'tenant')), [
    'DistributionConfig.TenantConfig',
  ]);
});

test('deprecated and sensitive elements are known', () => {
  assert.deepEqual(keysOf(schema.all.filter((it) => it.deprecated)), [
    'CacheBehavior.DefaultTTL',
    'CacheBehavior.ForwardedValues',
    'CacheBehavior.MaxTTL',
    'CacheBehavior.MinTTL',
    'DefaultCacheBehavior.DefaultTTL',
    'DefaultCacheBehavior.ForwardedValues',
    'DefaultCacheBehavior.MaxTTL',
    'DefaultCacheBehavior.MinTTL',
    'ViewerCertificate.Certificate',
    'ViewerCertificate.CertificateSource',
  ]);
  assert.deepEqual(keysOf(schema.all.filter((it) => it.sensitive)), [
    'DistributionConfig.Comment',
    'OriginCustomHeader.HeaderValue',
    'StringSchemaConfig.Comment',
  ]);
});

test('members stand in the order in which CloudFront returns them', () => {
  checkOrder(
    'DistributionConfig',
    'CallerReference Aliases DefaultRootObject Origins OriginGroups DefaultCacheBehavior CacheBehaviors CustomErrorResponses Comment Logging PriceClass Enabled ViewerCertificate Restrictions WebACLId HttpVersion IsIPV6Enabled ContinuousDeploymentPolicyId Staging AnycastIpListId TenantConfig ConnectionMode ViewerMtlsConfig ConnectionFunctionAssociation CacheTagConfig',
  );
  checkOrder(
    'StreamingDistributionConfig',
    'CallerReference S3Origin Aliases Comment Logging TrustedSigners PriceClass Enabled',
  );
  const behavior =
    'TargetOriginId TrustedSigners TrustedKeyGroups ViewerProtocolPolicy AllowedMethods SmoothStreaming Compress LambdaFunctionAssociations FunctionAssociations FieldLevelEncryptionId RealtimeLogConfigArn CachePolicyId OriginRequestPolicyId ResponseHeadersPolicyId GrpcConfig ForwardedValues MinTTL DefaultTTL MaxTTL';
  checkOrder('DistributionConfig.DefaultCacheBehavior', behavior);
  checkOrder('CacheBehaviors.Items.CacheBehavior', `PathPattern ${behavior}`);
  checkOrder(
    'Origins.Items.Origin',
    'Id DomainName OriginPath CustomHeaders S3OriginConfig CustomOriginConfig VpcOriginConfig ConnectionAttempts ConnectionTimeout ResponseCompletionTimeout OriginShield OriginAccessControlId',
  );
  checkOrder('DefaultCacheBehavior.AllowedMethods', 'Quantity Items CachedMethods');
  checkOrder('DefaultCacheBehavior.TrustedSigners', 'Enabled Quantity Items');
  checkOrder('Restrictions.GeoRestriction', 'RestrictionType Quantity Items');
});

test('version and namespace are those of the SDK', () => {
  assert.match(schema.version, /^\d+\.\d+\.\d+$/);
  assert.equal(schema.namespace, 'http://cloudfront.amazonaws.com/doc/2020-05-31/');
});
