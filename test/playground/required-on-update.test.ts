import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiId, inside, siteId, stage } from './requests.ts';

/** What an update must say though the API model leaves it optional: element, its parent, code and words. */
const requirements = [
  ['Aliases', 'DistributionConfig', 'IllegalUpdate', 'Aliases are missing for the resource'],
  [
    'DefaultRootObject',
    'DistributionConfig',
    'IllegalUpdate',
    'DefaultRootObject is missing for the resource',
  ],
  ['CacheBehaviors', 'DistributionConfig', 'IllegalUpdate', 'CacheBehaviors are missing for the resource'],
  [
    'CustomErrorResponses',
    'DistributionConfig',
    'IllegalUpdate',
    'The specified list of custom error responses does not exist or is not valid.',
  ],
  ['Logging', 'DistributionConfig', 'IllegalUpdate', 'Logging is missing for the resource'],
  ['PriceClass', 'DistributionConfig', 'IllegalUpdate', 'PriceClass is missing for the resource'],
  [
    'ViewerCertificate',
    'DistributionConfig',
    'InvalidViewerCertificate',
    'Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate',
  ],
  ['Restrictions', 'DistributionConfig', 'IllegalUpdate', 'Restrictions are missing for the resource'],
  ['WebACLId', 'DistributionConfig', 'IllegalUpdate', 'WebACLId is missing for the resource'],
  ['HttpVersion', 'DistributionConfig', 'IllegalUpdate', 'HttpVersion is missing for the resource'],
  ['CustomHeaders', 'Origin', 'IllegalUpdate', "The 'OriginCustomHeaders' field is missing"],
  ['OriginPath', 'Origin', 'InvalidArgument', 'The parameter originPath is null.'],
  ['OriginReadTimeout', 'CustomOriginConfig', 'IllegalUpdate', 'OriginReadTimeout is required for updates.'],
  [
    'OriginKeepaliveTimeout',
    'CustomOriginConfig',
    'IllegalUpdate',
    'OriginKeepaliveTimeout is required for updates.',
  ],
  [
    'OriginSslProtocols',
    'CustomOriginConfig',
    'InvalidArgument',
    'The parameter OriginSslProtocols is required.',
  ],
  ['SmoothStreaming', 'CacheBehavior', 'InvalidArgument', 'The parameter SmoothStreaming flag is missing'],
  ['AllowedMethods', 'DefaultCacheBehavior', 'InvalidArgument', 'The parameter AllowedMethods is required.'],
  ['Compress', 'DefaultCacheBehavior', 'InvalidArgument', 'The parameter Compress is required.'],
  [
    'LambdaFunctionAssociations',
    'CacheBehavior',
    'InvalidArgument',
    'The parameter Lambda function associations is required.',
  ],
  [
    'FieldLevelEncryptionId',
    'DefaultCacheBehavior',
    'InvalidArgument',
    'The parameter Field level encryption id is required.',
  ],
] as const;

for (const [name, parent, code, message] of requirements) {
  test(`an update without ${name} in ${parent} is refused`, async () => {
    const { put, remote } = stage();
    const before = remote(apiId).xml;
    const [head = '', tail = ''] = split(before, `<${parent}>`);
    const cut = head + tail.replace(new RegExp(`<${name}>.*?</${name}>`), '');
    assert.notEqual(cut, before);

    const answer = await put(apiId, cut);
    assert.deepEqual([answer.status, answer.code, answer.message], [400, code, message]);
    assert.equal(remote(apiId).xml, before);
  });
}

/** Cuts at the first occurrence of a tag; the root's tag has attributes. */
function split(xml: string, tag: string): readonly string[] {
  const at = tag === '<DistributionConfig>' ? 0 : xml.indexOf(tag);
  return [xml.slice(0, at), xml.slice(at)];
}

test('an update of ForwardedValues needs the lists inside', async () => {
  const { put, remote } = stage();
  const values =
    '<ForwardedValues><QueryString>false</QueryString><Cookies><Forward>none</Forward></Cookies></ForwardedValues>';
  const legacy = remote(apiId).xml.replace(
    /<CachePolicyId>.*?<\/OriginRequestPolicyId>/,
    `${values}<MinTTL>0</MinTTL>`,
  );
  const answer = await put(apiId, legacy);
  assert.deepEqual(
    [answer.code, answer.message],
    ['InvalidArgument', 'The parameter Header settings is required.'],
  );
});

test('optional members that an update leaves out get their defaults back', async () => {
  const { put, remote } = stage();
  const xml = remote(siteId)
    .xml.replace('<IsIPV6Enabled>true</IsIPV6Enabled>', '')
    .replace(/<OriginGroups>.*?<\/OriginGroups>/, '');
  assert.equal((await put(siteId, xml)).status, 200);
  assert.equal(inside(remote(siteId).xml, 'IsIPV6Enabled'), 'false');
  assert.match(remote(siteId).xml, /<OriginGroups><Quantity>0<\/Quantity><\/OriginGroups>/);
});

test('a multi-tenant distribution is not asked for what it cannot have', async () => {
  const { create, put, remote } = stage();
  const tenant = remote(apiId)
    .xml.replace(/<CallerReference>[^<]*/, '<CallerReference>tenant')
    .replace('<Staging>false</Staging>', '<ConnectionMode>tenant-only</ConnectionMode>')
    .replaceAll(
      /<(Aliases|PriceClass|SmoothStreaming|TrustedSigners|ContinuousDeploymentPolicyId)>.*?<\/\1>/g,
      '',
    );
  const id = inside((await create(tenant)).body, 'Id') ?? '';
  assert.equal((await put(id, tenant)).status, 200);
  assert.equal((await put(id, tenant.replace('<WebACLId></WebACLId>', ''))).code, 'IllegalUpdate');
});
