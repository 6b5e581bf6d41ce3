import { child, valueAt } from '../../model/document.ts';
import { type ManagedPolicy, managedPolicies } from '../../model/managed-policies.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { settingMember } from '../fixes.ts';
import { type ElementRule, noReports } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { behaviorDeclarations, inBehaviors } from './behaviors.ts';

const compression =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html';
const securityHeaders = '67f7725c-6f97-4210-82d7-5512b31e9d03';

export const viewerProtocolInsecure: ElementRule = {
  id: 'viewer-protocol-insecure',
  severity: 'hint',
  summary: 'Viewers should have to use HTTPS.',
  why: 'Over HTTP everybody on the way can read and change what viewers send and get, cookies included.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html; Security Hub CloudFront.3, checkov CKV_AWS_34, trivy AVD-AWS-0012, AWS Config CLOUDFRONT_VIEWER_POLICY_HTTPS, prowler cloudfront_distributions_https_enabled',
  optIn: 'best-practices',
  on: inBehaviors('ViewerProtocolPolicy').map((it) => schema.at(it)),

  check(element) {
    if (element.text.trim() !== 'allow-all') return noReports;
    return [
      {
        at: valueSpan(element),
        message: 'With allow-all viewers may use HTTP, where others can read along.',
        fixes: ['redirect-to-https', 'https-only'].map((it) => setting(element, it, 'choice')),
      },
    ];
  },
};

export const responseHeadersMissing: ElementRule = {
  id: 'response-headers-missing',
  severity: 'hint',
  summary: 'A behavior should have a response headers policy.',
  why: 'Headers such as Strict-Transport-Security tell browsers to protect your viewers. A policy adds them without a change at the origin.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html; checkov CKV2_AWS_32, CKV_AWS_259',
  optIn: 'best-practices',
  on: behaviorDeclarations,

  check(behavior, { text, declaration }) {
    if (valueAt(behavior, 'ResponseHeadersPolicyId') !== '' || behavior.children.length === 0)
      return noReports;

    const parent = { element: behavior, declaration };
    const member = 'ResponseHeadersPolicyId';
    const fix = settingMember(text, parent, member, { value: securityHeaders, grade: 'choice' });
    return [
      {
        at: behavior.nameSpan,
        message: 'Nothing adds security headers to the responses of this behavior.',
        fixes: [{ ...fix, title: 'Use the policy SecurityHeadersPolicy' }],
      },
    ];
  },
};

export const forwardedvaluesDeprecated: ElementRule = {
  id: 'forwardedvalues-deprecated',
  severity: 'hint',
  summary: 'A cache policy should take the place of ForwardedValues.',
  why: 'Policies can be shared by behaviors and distributions, and tell what is cached apart from what is sent to the origin. AWS calls ForwardedValues deprecated.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html',
  optIn: 'best-practices',
  on: inBehaviors('ForwardedValues').map((it) => schema.at(it)),

  check(element) {
    const message = 'ForwardedValues are the old way. A cache policy and an origin request policy do more.';
    return [{ at: element.nameSpan, message, tag: 'deprecated' }];
  },
};

export const compressWithoutEncoding: ElementRule = {
  id: 'compress-without-encoding',
  severity: 'hint',
  summary: 'Compress means nothing with a cache policy that compresses nothing.',
  why: 'CloudFront compresses only what it caches by the Accept-Encoding header, and some of AWS’s policies leave that out.',
  source: compression,
  optIn: 'best-practices',
  on: behaviorDeclarations,

  check(behavior) {
    const compress = child(behavior, 'Compress');
    const policy = policyOf(behavior);
    if (compress?.text.trim() !== 'true' || policy?.compresses !== false) return noReports;

    return [
      {
        at: valueSpan(compress),
        message: `With the cache policy ${policy.name} CloudFront compresses nothing.`,
        fixes: [setting(compress, 'false', 'choice')],
      },
    ];
  },
};

export const compressOff: ElementRule = {
  id: 'compress-off',
  severity: 'hint',
  summary: 'CloudFront should compress what it may.',
  why: 'Compressed files arrive sooner and cost less. This behavior’s cache policy is made for them, but Compress is off.',
  source: compression,
  optIn: 'best-practices',
  on: behaviorDeclarations,

  check(behavior) {
    const compress = child(behavior, 'Compress');
    const policy = policyOf(behavior);
    if (compress?.text.trim() !== 'false' || policy?.compresses !== true) return noReports;

    return [
      {
        at: valueSpan(compress),
        message: `The cache policy ${policy.name} allows compression, but Compress is off.`,
        fixes: [setting(compress, 'true', 'choice')],
      },
    ];
  },
};

function policyOf(behavior: Element): ManagedPolicy | undefined {
  return managedPolicies.get(valueAt(behavior, 'CachePolicyId').toLowerCase());
}
