import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiId, pathOf, siteId, stage, streamId } from './requests.ts';

const namespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

const streamConfig =
  '<CallerReference>media-2014-10-02</CallerReference>' +
  '<S3Origin><DomainName>example-media.s3.amazonaws.com</DomainName>' +
  '<OriginAccessIdentity>origin-access-identity/cloudfront/E1OAIEXAMPLE42</OriginAccessIdentity></S3Origin>' +
  '<Aliases><Quantity>1</Quantity><Items><CNAME>media.example.com</CNAME></Items></Aliases>' +
  '<Comment>Media player of 2014</Comment>' +
  '<Logging><Enabled>false</Enabled><Bucket></Bucket><Prefix></Prefix></Logging>' +
  '<TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>' +
  '<PriceClass>PriceClass_All</PriceClass><Enabled>false</Enabled>';

test('a config is one line after a declaration without encoding, with the namespace on the root', async () => {
  const { body, headers } = await stage().send('GET', `${pathOf(streamId)}/config`);
  assert.equal(
    body,
    `<?xml version="1.0"?>\n<StreamingDistributionConfig xmlns="${namespace}">${streamConfig}</StreamingDistributionConfig>`,
  );
  assert.equal(headers['Content-Length'], '703');
  assert.equal(headers.ETag, 'E2WPCHDTJ6DAGR');
  assert.equal(headers['Content-Type'], 'text/xml');
  assert.match(
    headers['x-amzn-RequestId'] ?? '',
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('a distribution wraps its config, whose root then has no namespace of its own', async () => {
  const { body, headers } = await stage().send('GET', pathOf(streamId));
  assert.equal(
    body,
    `<?xml version="1.0"?>\n<StreamingDistribution xmlns="${namespace}"><Id>E3STREAMEXAMPL</Id>` +
      '<ARN>arn:aws:cloudfront::111122223333:streaming-distribution/E3STREAMEXAMPL</ARN><Status>Deployed</Status>' +
      '<LastModifiedTime>2019-05-21T11:02:44.870Z</LastModifiedTime>' +
      '<DomainName>s333333abcdef8.cloudfront.net</DomainName>' +
      '<ActiveTrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></ActiveTrustedSigners>' +
      `<StreamingDistributionConfig>${streamConfig}</StreamingDistributionConfig></StreamingDistribution>`,
  );
  assert.equal(headers.ETag, 'E2WPCHDTJ6DAGR');
});

test('a web distribution also shows invalidations and key groups', async () => {
  const { body } = await stage().send('GET', pathOf(apiId));
  assert.match(
    body,
    /<\/LastModifiedTime><InProgressInvalidationBatches>0<\/InProgressInvalidationBatches><DomainName>d222222abcdef8\.cloudfront\.net<\/DomainName><ActiveTrustedSigners><Enabled>false<\/Enabled><Quantity>0<\/Quantity><\/ActiveTrustedSigners><ActiveTrustedKeyGroups><Enabled>false<\/Enabled><Quantity>0<\/Quantity><\/ActiveTrustedKeyGroups><DistributionConfig><CallerReference>/,
  );
});

test('a list has an empty Marker, no NextMarker on its last page, and no ETag header', async () => {
  const { body, headers } = await stage().send('GET', pathOf('', 'streaming'));
  assert.equal(
    body,
    `<?xml version="1.0"?>\n<StreamingDistributionList xmlns="${namespace}"><Marker></Marker><MaxItems>100</MaxItems>` +
      '<IsTruncated>false</IsTruncated><Quantity>1</Quantity><Items><StreamingDistributionSummary>' +
      '<Id>E3STREAMEXAMPL</Id><ARN>arn:aws:cloudfront::111122223333:streaming-distribution/E3STREAMEXAMPL</ARN>' +
      '<Status>Deployed</Status><LastModifiedTime>2019-05-21T11:02:44.870Z</LastModifiedTime>' +
      '<DomainName>s333333abcdef8.cloudfront.net</DomainName>' +
      '<S3Origin><DomainName>example-media.s3.amazonaws.com</DomainName>' +
      '<OriginAccessIdentity>origin-access-identity/cloudfront/E1OAIEXAMPLE42</OriginAccessIdentity></S3Origin>' +
      '<Aliases><Quantity>1</Quantity><Items><CNAME>media.example.com</CNAME></Items></Aliases>' +
      '<TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>' +
      '<Comment>Media player of 2014</Comment><PriceClass>PriceClass_All</PriceClass><Enabled>false</Enabled>' +
      '</StreamingDistributionSummary></Items></StreamingDistributionList>',
  );
  assert.equal(headers.ETag, undefined);
});

test('an empty list leaves Items out', async () => {
  const { body } = await stage({ samples: false }).send('GET', pathOf());
  assert.equal(
    body,
    `<?xml version="1.0"?>\n<DistributionList xmlns="${namespace}"><Marker></Marker><MaxItems>100</MaxItems>` +
      '<IsTruncated>false</IsTruncated><Quantity>0</Quantity></DistributionList>',
  );
});

test('a summary shows the ETag, and the HTTP version in capitals', async () => {
  const { body } = await stage().send('GET', pathOf());
  assert.match(body, /<ARN>[^<]*E2QWRUHAPOMQZL<\/ARN><ETag>E3T4TT2Z381HKD<\/ETag><Status>Deployed<\/Status>/);
  assert.match(
    body,
    /<WebACLId><\/WebACLId><HttpVersion>HTTP2AND3<\/HttpVersion><IsIPV6Enabled>true<\/IsIPV6Enabled>/,
  );
  assert.doesNotMatch(body, /CallerReference|DefaultRootObject|Logging/);
});

test('the answer to a stale ETag has the length that was recorded from the service', async () => {
  const headers = { Authorization: 'x', 'If-Match': 'E1STALE' };
  const {
    status,
    body,
    headers: answered,
  } = await stage().send('PUT', `${pathOf(siteId)}/config`, { headers });
  assert.equal(status, 412);
  assert.equal(answered['Content-Length'], '349');
  assert.equal(
    body,
    `<?xml version="1.0"?>\n<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type>` +
      "<Code>PreconditionFailed</Code><Message>The request failed because it didn't meet the preconditions in one " +
      `or more request-header fields.</Message></Error><RequestId>${answered['x-amzn-RequestId']}</RequestId></ErrorResponse>`,
  );
});

test('markup in a value comes back as references, quotes and apostrophes as they are', async () => {
  const { remote, put } = stage();
  const comment = `a &lt;b> &amp; 'c' "d" &#13; <![CDATA[<e>]]>`;
  await put(siteId, remote(siteId).xml.replace('Marketing site', comment));
  assert.match(remote(siteId).xml, /<Comment>a &lt;b&gt; &amp; 'c' "d" &#13; &lt;e&gt;<\/Comment>/);
});
