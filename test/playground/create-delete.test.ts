import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inside, lines, pathOf, siteId, stage, streamId } from './requests.ts';

const smallest = `<DistributionConfig>
  <CallerReference>new-1</CallerReference>
  <Origins><Quantity>1</Quantity><Items><Origin>
    <Id>web</Id><DomainName>web.example.net</DomainName>
    <CustomOriginConfig>
      <HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy>
    </CustomOriginConfig>
  </Origin></Items></Origins>
  <DefaultCacheBehavior>
    <TargetOriginId>web</TargetOriginId>
    <ViewerProtocolPolicy>https-only</ViewerProtocolPolicy>
    <ForwardedValues><QueryString>false</QueryString><Cookies><Forward>none</Forward></Cookies></ForwardedValues>
    <MinTTL>0</MinTTL>
  </DefaultCacheBehavior>
  <Comment/>
  <Enabled>true</Enabled>
</DistributionConfig>`;

const smallestStream = `<StreamingDistributionConfig>
  <CallerReference>new-2</CallerReference>
  <S3Origin><DomainName>b.s3.amazonaws.com</DomainName><OriginAccessIdentity/></S3Origin>
  <Comment/>
  <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
  <Enabled>false</Enabled>
</StreamingDistributionConfig>`;

test('a create answers 201 with the distribution, its ETag and where it is', async () => {
  const { create } = stage();
  const { status, headers, body } = await create(smallest);
  const id = inside(body, 'Id') ?? '';
  assert.equal(status, 201);
  assert.match(id, /^E[A-Z0-9]{13}$/);
  assert.match(headers.ETag ?? '', /^E[A-Z0-9]{13}$/);
  assert.equal(headers.Location, `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}`);
  assert.match(inside(body, 'DomainName') ?? '', /^d[a-z0-9]{13}\.cloudfront\.net$/);
  assert.equal(inside(body, 'Status'), 'InProgress');
});

test('a created distribution has all that its author left out', async () => {
  const { create, send } = stage();
  const id = inside((await create(smallest)).body, 'Id') ?? '';
  const { body } = await send('GET', `${pathOf(id)}/config`);
  assert.equal(
    lines(body),
    lines(
      '<?xml version="1.0"?>\n<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
        '<CallerReference>new-1</CallerReference><Aliases><Quantity>0</Quantity></Aliases>' +
        '<DefaultRootObject></DefaultRootObject><Origins><Quantity>1</Quantity><Items><Origin><Id>web</Id>' +
        '<DomainName>web.example.net</DomainName><OriginPath></OriginPath>' +
        '<CustomHeaders><Quantity>0</Quantity></CustomHeaders><CustomOriginConfig><HTTPPort>80</HTTPPort>' +
        '<HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy><OriginSslProtocols>' +
        '<Quantity>1</Quantity><Items><SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols>' +
        '<OriginReadTimeout>30</OriginReadTimeout><OriginKeepaliveTimeout>5</OriginKeepaliveTimeout>' +
        '</CustomOriginConfig><ConnectionAttempts>3</ConnectionAttempts><ConnectionTimeout>10</ConnectionTimeout>' +
        '<OriginShield><Enabled>false</Enabled></OriginShield><OriginAccessControlId></OriginAccessControlId>' +
        '</Origin></Items></Origins><OriginGroups><Quantity>0</Quantity></OriginGroups><DefaultCacheBehavior>' +
        '<TargetOriginId>web</TargetOriginId><TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity>' +
        '</TrustedSigners><TrustedKeyGroups><Enabled>false</Enabled><Quantity>0</Quantity></TrustedKeyGroups>' +
        '<ViewerProtocolPolicy>https-only</ViewerProtocolPolicy><AllowedMethods><Quantity>2</Quantity><Items>' +
        '<Method>HEAD</Method><Method>GET</Method></Items><CachedMethods><Quantity>2</Quantity><Items>' +
        '<Method>HEAD</Method><Method>GET</Method></Items></CachedMethods></AllowedMethods>' +
        '<SmoothStreaming>false</SmoothStreaming><Compress>false</Compress><LambdaFunctionAssociations>' +
        '<Quantity>0</Quantity></LambdaFunctionAssociations><FunctionAssociations><Quantity>0</Quantity>' +
        '</FunctionAssociations><FieldLevelEncryptionId></FieldLevelEncryptionId><GrpcConfig><Enabled>false</Enabled>' +
        '</GrpcConfig><ForwardedValues><QueryString>false</QueryString><Cookies><Forward>none</Forward></Cookies>' +
        '<Headers><Quantity>0</Quantity></Headers><QueryStringCacheKeys><Quantity>0</Quantity>' +
        '</QueryStringCacheKeys></ForwardedValues><MinTTL>0</MinTTL><DefaultTTL>86400</DefaultTTL>' +
        '<MaxTTL>31536000</MaxTTL></DefaultCacheBehavior><CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>' +
        '<CustomErrorResponses><Quantity>0</Quantity></CustomErrorResponses><Comment></Comment><Logging>' +
        '<Enabled>false</Enabled><IncludeCookies>false</IncludeCookies><Bucket></Bucket><Prefix></Prefix></Logging>' +
        '<PriceClass>PriceClass_All</PriceClass><Enabled>true</Enabled><ViewerCertificate>' +
        '<CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate><SSLSupportMethod>vip</SSLSupportMethod>' +
        '<MinimumProtocolVersion>TLSv1</MinimumProtocolVersion><CertificateSource>cloudfront</CertificateSource>' +
        '</ViewerCertificate><Restrictions><GeoRestriction><RestrictionType>none</RestrictionType>' +
        '<Quantity>0</Quantity></GeoRestriction></Restrictions><WebACLId></WebACLId><HttpVersion>http2</HttpVersion>' +
        '<IsIPV6Enabled>false</IsIPV6Enabled><ContinuousDeploymentPolicyId></ContinuousDeploymentPolicyId>' +
        '<Staging>false</Staging></DistributionConfig>',
    ),
  );
});

test('what a create stores is accepted as an update, and stays as it is', async () => {
  const { create, put, remote } = stage();
  for (const [xml, kind] of [
    [smallest, 'distribution'],
    [smallestStream, 'streaming'],
  ] as const) {
    const id = inside((await create(xml, kind)).body, 'Id') ?? '';
    const stored = remote(id).xml;
    assert.equal((await put(id, stored)).status, 200);
    assert.equal(lines(remote(id).xml), lines(stored));
  }
});

test('a certificate comes back twice, as the service repeats it', async () => {
  const { create } = stage();
  const certificate =
    '<ViewerCertificate><ACMCertificateArn>arn:a]]&gt;b</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod></ViewerCertificate>';
  const { body } = await create(smallest.replace('<Enabled>', `${certificate}<Enabled>`));
  assert.match(
    body,
    /<ViewerCertificate><CloudFrontDefaultCertificate>false<\/CloudFrontDefaultCertificate><ACMCertificateArn>arn:a\]\]&gt;b<\/ACMCertificateArn><SSLSupportMethod>sni-only<\/SSLSupportMethod><Certificate>arn:a\]\]&gt;b<\/Certificate><CertificateSource>acm<\/CertificateSource><\/ViewerCertificate>/,
  );
});

test('a multi-tenant distribution gets no members of a standard one', async () => {
  const { create } = stage();
  const tenant = smallest
    .replace(
      /<ForwardedValues>.*<\/MinTTL>/s,
      '<CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>',
    )
    .replace('<Enabled>true', '<ConnectionMode>tenant-only</ConnectionMode><Enabled>true');
  const { status, body } = await create(tenant);
  assert.equal(status, 201);
  assert.doesNotMatch(body, /<Aliases>|<PriceClass>|<SmoothStreaming>|<Staging>|<TrustedSigners>/);
});

test('a used CallerReference is refused with the id of its owner, the same bytes and the other kind included', async () => {
  const { create, remote } = stage();
  const id = inside((await create(smallest)).body, 'Id');
  const again = await create(smallest);
  assert.deepEqual([again.status, again.code], [409, 'DistributionAlreadyExists']);
  assert.equal(
    again.message,
    `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${id}`,
  );

  assert.equal((await create(remote(streamId).xml, 'streaming')).code, 'CNAMEAlreadyExists');
  const stream = await create(smallestStream.replace('new-2', 'new-1'), 'streaming');
  assert.deepEqual([stream.status, stream.code], [409, 'StreamingDistributionAlreadyExists']);
});

test('a create with an empty CallerReference is refused', async () => {
  const { status, code } = await stage().create(smallest.replace('new-1', ''));
  assert.deepEqual([status, code], [400, 'InvalidArgument']);
});

test('a create with tags keeps them', async () => {
  const { send } = stage();
  const config = smallest.replace('new-1', 'tagged');
  const tags =
    '<Tags><Items><Tag><Key>stack</Key><Value>a &amp; b</Value></Tag><Tag><Key>empty</Key></Tag></Items></Tags>';
  const body = `<DistributionConfigWithTags>${config}${tags}</DistributionConfigWithTags>`;
  const created = await send('POST', pathOf(), { query: { WithTags: '' }, body });
  assert.equal(created.status, 201);

  const Resource = inside(created.body, 'ARN') ?? '';
  const read = await send('GET', '/2020-05-31/tagging', { query: { Resource } });
  assert.equal(
    read.body,
    '<?xml version="1.0"?>\n<Tags xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Items>' +
      '<Tag><Key>stack</Key><Value>a &amp; b</Value></Tag><Tag><Key>empty</Key><Value></Value></Tag></Items></Tags>',
  );
});

test('tags of an ARN that is not there are not found', async () => {
  const query = { Resource: 'arn:aws:cloudfront::111122223333:distribution/E0NOSUCHTHING0' };
  const { status, code } = await stage().send('GET', '/2020-05-31/tagging', { query });
  assert.deepEqual([status, code], [404, 'NoSuchResource']);
});

for (const [what, body, path] of [
  ['a bare config', smallest, 'distributionConfigWithTags'],
  ['no config inside', '<DistributionConfigWithTags/>', 'distributionConfigWithTags.distributionConfig'],
  [
    'a member of the config absent',
    `<DistributionConfigWithTags>${smallest.replace('<Comment/>', '')}</DistributionConfigWithTags>`,
    'distributionConfigWithTags.distributionConfig.comment',
  ],
] as const) {
  test(`a create with tags is refused with ${what}`, async () => {
    const { code, message } = await stage().send('POST', pathOf(), { query: { WithTags: '' }, body });
    assert.equal(code, 'MalformedXML');
    assert.equal(
      message,
      `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    );
  });
}

function remove(id: string, ifMatch: string | undefined, { send } = stage()) {
  const headers = { Authorization: 'x', ...(ifMatch !== undefined && { 'If-Match': ifMatch }) };
  return send('DELETE', pathOf(id), { headers });
}

test('a disabled and deployed distribution is deleted, with an empty 204', async () => {
  const it = stage();
  const answer = await remove(streamId, it.remote(streamId).etag, it);
  assert.deepEqual([answer.status, answer.body], [204, '']);
  assert.deepEqual(Object.keys(answer.headers), ['x-amzn-RequestId', 'Date']);
  assert.equal((await it.send('GET', pathOf(streamId))).status, 404);
});

test('an enabled distribution is not deleted', async () => {
  const it = stage();
  const answer = await remove(siteId, it.remote(siteId).etag, it);
  assert.deepEqual([answer.status, answer.code], [409, 'DistributionNotDisabled']);
  assert.equal(answer.message, 'The distribution you are trying to delete has not been disabled.');
});

test('a disabled distribution is deleted only once that is deployed', async () => {
  const it = stage({ deployMilliseconds: 1000 });
  await it.put(streamId, it.remote(streamId).xml);
  assert.equal(
    (await remove(streamId, it.remote(streamId).etag, it)).code,
    'StreamingDistributionNotDisabled',
  );
  it.clock.now += 1000;
  assert.equal((await remove(streamId, it.remote(streamId).etag, it)).status, 204);
});

test('a delete needs the current ETag, before anything else about the distribution counts', async () => {
  assert.equal((await remove(siteId, undefined)).code, 'InvalidIfMatchVersion');
  assert.equal((await remove(siteId, 'E1STALE')).code, 'PreconditionFailed');
  assert.equal((await remove('E0NOSUCHTHING0', undefined)).code, 'NoSuchDistribution');
});
