import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OriginDomain, originDomain, regionIn } from '../../server/src/core/model/origin-domain.ts';

test('a domain name shows what stands behind it', () => {
  const names: [string, OriginDomain][] = [
    ['b.s3.amazonaws.com', 's3'],
    ['a.b.s3.eu-west-1.amazonaws.com', 's3'],
    ['b.s3-eu-west-1.amazonaws.com', 's3'],
    ['b.s3.dualstack.us-gov-west-1.amazonaws.com', 's3'],
    ['b.s3.cn-north-1.amazonaws.com.cn', 's3'],
    ['B.S3.Amazonaws.com', 's3'],
    ['s3.amazonaws.com', 'aws'],
    ['b.s3-website-us-east-1.amazonaws.com', 's3-website'],
    ['b.s3-website.eu-central-1.amazonaws.com', 's3-website'],
    ['b.s3-accelerate.amazonaws.com', 's3-accelerate'],
    ['p-111122223333.s3-accesspoint.us-east-1.amazonaws.com', 's3-other'],
    ['abc.lambda-url.us-east-1.on.aws', 'lambda-url'],
    ['abc.data.mediastore.us-east-1.amazonaws.com', 'mediastore'],
    ['abc.egress.xyz.mediapackagev2.us-east-1.amazonaws.com', 'mediapackage-v2'],
    ['d111.cloudfront.net', 'cloudfront'],
    ['lb.us-east-1.elb.amazonaws.com', 'aws'],
    ['b.s3.amazonaws.com.example.com', 'elsewhere'],
    ['www.example.com', 'elsewhere'],
    ['', 'elsewhere'],
  ];
  for (const [name, expected] of names) assert.equal(originDomain(name), expected, name);
});

test('a domain name of AWS says its region, where it has one', () => {
  assert.equal(regionIn('b.s3.eu-west-1.amazonaws.com'), 'eu-west-1');
  assert.equal(regionIn('b.s3-website-ap-southeast-2.amazonaws.com'), 'ap-southeast-2');
  assert.equal(regionIn('lb-1.us-east-2.elb.amazonaws.com'), 'us-east-2');
  assert.equal(regionIn('abc.lambda-url.us-east-1.on.aws'), 'us-east-1');
  assert.equal(regionIn('b.s3.amazonaws.com'), undefined);
  assert.equal(regionIn('eu-west-1.example.com'), undefined);
});
