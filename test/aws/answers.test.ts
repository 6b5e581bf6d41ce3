import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutConfig, readDetails, readPage } from '../../server/src/aws/answers.ts';
import { namespace } from './service.ts';

const declaration = '<?xml version="1.0"?>\n';

test('a summary is read with its values as they are written', () => {
  const text = `${declaration}<DistributionList xmlns="${namespace}"><Marker></Marker><NextMarker>E1</NextMarker><MaxItems>1</MaxItems><IsTruncated>true</IsTruncated><Quantity>1</Quantity><Items><DistributionSummary><Id>E1</Id><ARN>arn:aws:cloudfront::111122223333:distribution/E1</ARN><ETag>E9</ETag><Status>InProgress</Status><DomainName>d1.cloudfront.net</DomainName><Aliases><Quantity>2</Quantity><Items><CNAME>a.example.com</CNAME><CNAME>*.example.com</CNAME></Items></Aliases><Comment> 007 &amp; it's </Comment><Enabled>false</Enabled></DistributionSummary></Items></DistributionList>`;

  assert.deepEqual(readPage(text, 'distribution'), {
    distributions: [
      {
        distributionId: 'E1',
        kind: 'distribution',
        arn: 'arn:aws:cloudfront::111122223333:distribution/E1',
        aliases: ['a.example.com', '*.example.com'],
        comment: " 007 & it's ",
        domainName: 'd1.cloudfront.net',
        status: 'InProgress',
        enabled: false,
        etag: 'E9',
      },
    ],
    nextMarker: 'E1',
  });
});

test('an empty list is a page, the last page has no marker', () => {
  const list = (inner: string) => `<StreamingDistributionList>${inner}</StreamingDistributionList>`;
  const empty = { distributions: [], nextMarker: undefined };

  assert.deepEqual(readPage(list('<Quantity>0</Quantity>'), 'streaming'), empty);
  assert.deepEqual(readPage(list('<Items/>'), 'streaming'), empty);
  assert.deepEqual(
    readPage(list('<IsTruncated>false</IsTruncated><NextMarker>E1</NextMarker>'), 'streaming'),
    empty,
  );
});

for (const [name, text] of Object.entries({
  'of the other kind': '<StreamingDistributionList/>',
  'with a distribution without an id':
    '<DistributionList><Items><DistributionSummary/></Items></DistributionList>',
  'that was cut': '<DistributionList><Items><DistributionSummary><Id>E1</Id>',
  'that is a page of a proxy': '<!DOCTYPE html><html></html>',
  'that is no XML': 'Service unavailable',
  'with an element that would reach into objects': '<__proto__/>',
})) {
  test(`a list ${name} is none`, () => {
    assert.equal(readPage(text, 'distribution'), undefined);
  });
}

test('details are read beside the config, not from it', () => {
  const text = `<Distribution><ARN>a</ARN><Status>Deployed</Status><LastModifiedTime>2026-01-01T00:00:00.000Z</LastModifiedTime><DistributionConfig><Status>no</Status></DistributionConfig><DomainName>d</DomainName></Distribution>`;
  assert.deepEqual(readDetails(text, 'distribution'), {
    arn: 'a',
    domainName: 'd',
    status: 'Deployed',
    lastModified: '2026-01-01T00:00:00.000Z',
  });
});

const wrapped = (config: string) =>
  `${declaration}<Distribution xmlns="${namespace}"><Id>E1</Id>${config}<Tail/></Distribution>`;

test('the config of an update is cut out with the namespace it inherits', () => {
  const content = '\n <A>&#x1F980; &amp;</A>\r\n<B/> ';
  assert.equal(
    cutConfig(wrapped(`<DistributionConfig>${content}</DistributionConfig>`), 'distribution'),
    `${declaration}<DistributionConfig xmlns="${namespace}">${content}</DistributionConfig>`,
  );
});

test('a config with attributes of its own keeps its root', () => {
  const config = '<DistributionConfig xmlns="urn:own"><A/></DistributionConfig>';
  assert.equal(cutConfig(wrapped(config), 'distribution'), `${declaration}${config}`);
});

for (const [name, config] of Object.entries({
  'is missing': '',
  'is empty': '<DistributionConfig/>',
  'is there twice': '<DistributionConfig></DistributionConfig><DistributionConfig></DistributionConfig>',
  'may end in a comment': '<DistributionConfig><!--</DistributionConfig>--></DistributionConfig>',
  'may end in CDATA': '<DistributionConfig><![CDATA[</DistributionConfig>]]></DistributionConfig>',
  'is empty, with its tags in a comment':
    '<DistributionConfig/><!--<DistributionConfig></DistributionConfig>-->',
  'is of the other kind': '<StreamingDistributionConfig></StreamingDistributionConfig>',
})) {
  test(`a config that ${name} is not cut out`, () => {
    assert.equal(cutConfig(wrapped(config), 'distribution'), undefined);
  });
}

test('of a cut answer nothing is taken', () => {
  const whole = wrapped('<DistributionConfig><A/></DistributionConfig>');
  for (let length = 0; length < whole.length; length++)
    assert.equal(cutConfig(whole.slice(0, length), 'distribution'), undefined);
});
