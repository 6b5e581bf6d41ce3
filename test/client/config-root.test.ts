import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rootIsConfig } from '../../client/src/config-root.ts';

const namespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

const configs = [
  `<DistributionConfig xmlns="${namespace}"><CallerReference/></DistributionConfig>`,
  `<?xml version="1.0" encoding="UTF-8"?>\n<StreamingDistributionConfig xmlns='${namespace}'>`,
  `\uFEFF<!-- the shop > its CDN -->\n<!----><DistributionConfig>`,
  '<DistributionConfig/>',
];

const others = [
  '',
  '<project><DistributionConfig/></project>',
  '<!-- <DistributionConfig> --><project/>',
  '<DistributionConfigs/>',
  '<DistributionConfig xmlns="urn:another-vendor"/>',
  'DistributionConfig',
];

describe('the root of a document', () => {
  for (const text of configs) it(`is a config's in ${text}`, () => assert.equal(rootIsConfig(text), true));
  for (const text of others)
    it(`is not a config's in ${text}`, () => assert.equal(rootIsConfig(text), false));

  it('is found or not in one pass over a long prolog', () => {
    assert.equal(rootIsConfig(`${'<!-- a --><?b ?>'.repeat(1000)}<project/>`), false);
  });
});
