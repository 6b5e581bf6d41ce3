import { child } from '../../model/document.ts';
import { managedPolicies } from '../../model/managed-policies.ts';
import { schema } from '../../schema/index.ts';
import { skeleton } from '../../schema/skeleton.ts';
import { insertMember, removing, settingMember } from '../fixes.ts';
import { type DocumentRule, type ElementRule, type Fix, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, cachePolicy, inBehaviors, timesToLive, typed } from './behaviors.ts';

const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';

export const policyAndForwardedValues: ElementRule = {
  id: 'policy-and-forwardedvalues',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior with a cache policy must have no ForwardedValues.',
  why: 'Both say what is part of the cache key. CloudFront answers "The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior."',
  source: 'terraform-aws-modules/terraform-aws-cloudfront#20, pulumi/pulumi-aws#1364',
  on: behaviorDeclarations,

  check(behavior, { text }) {
    const values = child(behavior, 'ForwardedValues');
    const policy = values && cachePolicy(behavior);
    if (policy === undefined || values === undefined) return noReports;

    return [
      {
        at: values.nameSpan,
        message: 'This behavior has a cache policy, so it cannot have ForwardedValues too.',
        related: [{ at: valueSpan(policy), message: 'its cache policy' }],
        fixes: [removing(text, values, 'preferred'), removing(text, policy, 'choice')],
      },
    ];
  },
};

export const policyAndTtl: ElementRule = {
  id: 'policy-and-ttl',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior with a cache policy must have no times to live of its own.',
  why: 'The policy says how long objects are cached. CloudFront answers "The parameter MinTTL cannot be used when a cache policy is associated to the cache behavior."',
  source: 'aws/aws-sdk-net#1698',
  on: behaviorDeclarations,

  check(behavior, { text }) {
    const times = timesToLive(behavior);
    const policy = times.length === 0 ? undefined : cachePolicy(behavior);
    if (policy === undefined) return noReports;

    return times.map((it) => ({
      at: it.nameSpan,
      message: `This behavior has a cache policy, which says the times to live, so it cannot have ${it.name}.`,
      related: [{ at: valueSpan(policy), message: 'its cache policy' }],
      fixes: [removing(text, it, 'preferred')],
    }));
  },
};

export const policyOrForwardedValues: DocumentRule = {
  id: 'policy-or-forwardedvalues',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A behavior must have a cache policy or ForwardedValues.',
  why: 'One of them has to say what is part of the cache key. CloudFront answers "The parameter ForwardedValues is required."',
  source: 'cloudposse/terraform-aws-cloudfront-s3-cdn#252',
  on: 'document',

  *check({ text }, { index }) {
    // What a multi-tenant distribution needs was never verified.
    if (index === undefined || index.isTenantOnly) return;
    for (const behavior of index.behaviors) {
      if (cachePolicy(behavior) !== undefined || child(behavior, 'ForwardedValues') !== undefined) continue;
      // An item without anything in it is the mistake of another rule.
      if (behavior.children.length === 0) continue;

      const parent = typed(behavior);
      const policy = settingMember(text, parent, 'CachePolicyId', {
        value: cachingOptimized,
        grade: 'choice',
      });
      const markup = skeleton(schema.at('CacheBehavior.ForwardedValues'));
      const values: Fix = {
        title: 'Insert ForwardedValues',
        edits: [insertMember(text, parent, 'ForwardedValues', markup)],
        grade: 'choice',
      };
      const optimized: Fix = { ...policy, title: 'Use the cache policy CachingOptimized' };
      const isLegacy = timesToLive(behavior).length > 0;
      yield {
        at: behavior.nameSpan,
        message: 'This behavior has neither a cache policy nor ForwardedValues.',
        fixes: isLegacy ? [values, optimized] : [optimized, values],
      };
    }
  },
};

export const originRequestPolicyNeedsCachePolicy: ElementRule = {
  id: 'origin-request-policy-needs-cache-policy',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'An origin request policy should stand beside a cache policy.',
  why: 'It says what goes to the origin besides what the cache policy sends there. ForwardedValues say that themselves, so CloudFront probably refuses both together.',
  source:
    'inferred; https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html',
  on: behaviorDeclarations,

  check(behavior, { text }) {
    const values = child(behavior, 'ForwardedValues');
    const policy = values && child(behavior, 'OriginRequestPolicyId');
    if (values === undefined || !policy?.text.trim() || cachePolicy(behavior) !== undefined) return noReports;

    return [
      {
        at: valueSpan(policy),
        message:
          'An origin request policy probably needs a cache policy, and this behavior has ForwardedValues.',
        related: [{ at: values.nameSpan, message: 'the older way to say it' }],
        fixes: [removing(text, policy, 'choice')],
      },
    ];
  },
};

export const cachePolicyAmplifyOnly: ElementRule = {
  id: 'cache-policy-amplify-only',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'The cache policies of Amplify Hosting should be left to Amplify.',
  why: 'AWS made these policies for the distributions that Amplify Hosting manages. CloudFront probably refuses them elsewhere.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html',
  on: inBehaviors('CachePolicyId').map((it) => schema.at(it)),

  check(element) {
    const policy = managedPolicies.get(element.text.trim());
    if (policy?.isForAmplify === undefined) return noReports;

    return [
      {
        at: valueSpan(element),
        message: `${policy.name} is for Amplify Hosting, so CloudFront probably refuses it here.`,
        fixes: [
          { ...setting(element, cachingOptimized, 'choice'), title: 'Use the cache policy CachingOptimized' },
        ],
      },
    ];
  },
};
