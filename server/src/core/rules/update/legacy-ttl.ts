import { child, valueAt } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { settingMember } from '../fixes.ts';
import type { DocumentRule } from '../rule.ts';

const declarations = {
  DefaultCacheBehavior: schema.at('DistributionConfig.DefaultCacheBehavior'),
  CacheBehavior: schema.at('CacheBehaviors.Items.CacheBehavior'),
};

export const updateRequiresLegacyTtl: DocumentRule = {
  id: 'update-requires-legacy-ttl',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior with ForwardedValues must have a MinTTL.',
  why: 'Without a cache policy the behavior itself says how long objects are cached. CloudFront answers "The parameter MinTTL is required."',
  source: 'aws-controllers-k8s/community#2335',
  on: 'document',

  *check({ text, tree }, { index }) {
    // While a tag is half typed, nobody knows what is absent.
    if (index === undefined || index.isTenantOnly || tree.problems.length > 0) return;
    for (const element of index.behaviors) {
      if (child(element, 'MinTTL') !== undefined || child(element, 'ForwardedValues') === undefined) continue;
      if (valueAt(element, 'CachePolicyId') !== '') continue;
      const isDefault = element.name === 'DefaultCacheBehavior';
      const declaration = declarations[isDefault ? 'DefaultCacheBehavior' : 'CacheBehavior'];
      yield {
        at: element.nameSpan,
        message: `${element.name} has ForwardedValues, so CloudFront requires MinTTL.`,
        fixes: [settingMember(text, { element, declaration }, 'MinTTL', { value: '0', grade: 'preferred' })],
      };
    }
  },
};
