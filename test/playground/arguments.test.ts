import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiId, siteId, stage } from './requests.ts';

/** Changes of the API sample that CloudFront itself refuses, with its code and words. */
const refused: readonly (readonly [
  what: string,
  from: RegExp | string,
  to: string,
  code: string,
  message: string,
])[] = [
  [
    'a behavior names no origin',
    '<TargetOriginId>documentation<',
    '<TargetOriginId>document<',
    'NoSuchOrigin',
    'One or more of your origins or origin groups do not exist.',
  ],
  [
    'the default behavior names nothing',
    '<TargetOriginId>service<',
    '<TargetOriginId><',
    'NoSuchOrigin',
    'One or more of your origins or origin groups do not exist.',
  ],
  [
    'two origins have one Id',
    '<Id>documentation<',
    '<Id>service<',
    'InvalidArgument',
    'The parameter origin ID must be unique.',
  ],
  [
    'an origin is of no kind',
    /<CustomOriginConfig>.*?<\/CustomOriginConfig>/,
    '',
    'InvalidOrigin',
    'The specified origin server does not exist or is not valid.',
  ],
  [
    'an origin is of two kinds',
    '<CustomOriginConfig>',
    '<S3OriginConfig><OriginAccessIdentity/></S3OriginConfig><CustomOriginConfig>',
    'IllegalUpdate',
    'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.',
  ],
  [
    'an origin is waited for too long',
    '<OriginReadTimeout>30<',
    '<OriginReadTimeout>121<',
    'InvalidOriginReadTimeout',
    'The read timeout specified for the origin is not valid.',
  ],
  [
    'a connection is kept too long',
    '<OriginKeepaliveTimeout>5<',
    '<OriginKeepaliveTimeout>0<',
    'InvalidOriginKeepaliveTimeout',
    'The keep alive timeout specified for the origin is not valid.',
  ],
  [
    'an origin is tried too often',
    '<ConnectionAttempts>3<',
    '<ConnectionAttempts>4<',
    'InvalidArgument',
    'The parameter ConnectionAttempts is not valid.',
  ],
  [
    'a policy and ForwardedValues stand together',
    '</CachePolicyId>',
    '</CachePolicyId><ForwardedValues><QueryString>true</QueryString><Cookies><Forward>none</Forward></Cookies><Headers><Quantity>0</Quantity></Headers></ForwardedValues>',
    'InvalidArgument',
    'The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.',
  ],
  [
    'there is neither a policy nor ForwardedValues',
    /<CachePolicyId>[^<]*/,
    '<CachePolicyId>',
    'InvalidArgument',
    'The parameter ForwardedValues is required.',
  ],
  [
    'ForwardedValues has no MinTTL',
    /<CachePolicyId>.*?<\/OriginRequestPolicyId>/,
    '<ForwardedValues><QueryString>true</QueryString><Cookies><Forward>none</Forward></Cookies><Headers><Quantity>0</Quantity></Headers></ForwardedValues>',
    'InvalidArgument',
    'The parameter MinTTL is required.',
  ],
  [
    'MinTTL is above DefaultTTL',
    /<CachePolicyId>.*?<\/OriginRequestPolicyId>/,
    '<ForwardedValues><QueryString>true</QueryString><Cookies><Forward>none</Forward></Cookies><Headers><Quantity>0</Quantity></Headers></ForwardedValues><MinTTL>86401</MinTTL>',
    'InvalidTTLOrder',
    'MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL less than or equal to MaxTTL',
  ],
  [
    'a Comment is longer than 128 characters',
    '<Comment>Orders API<',
    `<Comment>${'é'.repeat(129)}<`,
    'InvalidArgument',
    'The parameter Comment is too big',
  ],
  [
    'an error response has a code and no page',
    '<ResponsePagePath>/errors/unavailable.json<',
    '<ResponsePagePath><',
    'InvalidArgument',
    'Your request must specify both ResponsePagePath and ResponseCode together or none of them.',
  ],
];

for (const [what, from, to, code, message] of refused) {
  test(`an update is refused when ${what}`, async () => {
    const { put, remote } = stage();
    const before = remote(apiId);
    const changed = before.xml.replace(from, to);
    assert.notEqual(changed, before.xml);

    const answer = await put(apiId, changed);
    assert.deepEqual([answer.code, answer.message], [code, message]);
    assert.equal(answer.status, code === 'NoSuchOrigin' ? 404 : 400);
    assert.deepEqual(remote(apiId), before);
  });
}

const group = (first: string, second: string) =>
  '<OriginGroups><Quantity>1</Quantity><Items><OriginGroup><Id>both</Id><FailoverCriteria><StatusCodes>' +
  '<Quantity>1</Quantity><Items><StatusCode>500</StatusCode></Items></StatusCodes></FailoverCriteria>' +
  `<Members><Quantity>2</Quantity><Items><OriginGroupMember><OriginId>${first}</OriginId></OriginGroupMember>` +
  `<OriginGroupMember><OriginId>${second}</OriginId></OriginGroupMember></Items></Members></OriginGroup></Items></OriginGroups>`;

test('a behavior may name an origin group, whose members are origins and never a group', async () => {
  const { put, remote } = stage();
  const withGroup = (first: string, second: string) =>
    remote(apiId)
      .xml.replace(/<OriginGroups>.*?<\/OriginGroups>/, group(first, second))
      .replace('<TargetOriginId>documentation<', '<TargetOriginId>both<');
  assert.equal((await put(apiId, withGroup('service', 'documentation'))).status, 200);
  assert.equal((await put(apiId, withGroup('service', 'both'))).code, 'NoSuchOrigin');
  assert.equal((await put(apiId, withGroup('service', 'nobody'))).code, 'NoSuchOrigin');
});

test('a Comment of 128 characters is accepted, whatever their number of bytes', async () => {
  const { put, remote } = stage();
  const { status } = await put(siteId, remote(siteId).xml.replace('Marketing site', '\u{1F30D}'.repeat(128)));
  assert.equal(status, 200);
});

test('an error response without code and page, for its caching time alone, is accepted', async () => {
  const { put, remote } = stage();
  const xml = remote(siteId)
    .xml.replace('>/404.html<', '><')
    .replace('<ResponseCode>404<', '<ResponseCode><');
  assert.equal((await put(siteId, xml)).status, 200);
});
