import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type DocumentRule, type ElementRule, noReports } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { quoted, setting, valueSpan } from '../value/value.ts';

const on = [schema.at('DistributionConfig.WebACLId')];
const source = apiPage('DistributionConfig');

/** Whether a WebACLId names a web ACL of WAF Classic. */
export function isClassicId(value: string): boolean {
  return uuid.test(value);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Name and id are not looked at: only the parts that say what kind of thing it is. */
const arn =
  /^arn:(?<partition>aws[a-z-]*):wafv2:(?<region>[a-z0-9-]*):\d{12}:(?<scope>[a-z]+)\/webacl\/[^/\s]+\/[^/\s]+$/;

export const webaclFormat: ElementRule = {
  id: 'webacl-format',
  severity: 'error',
  awsError: 'InvalidWebACLId',
  summary: 'WebACLId must be the ARN of a web ACL, or the id of one in WAF Classic.',
  why: 'The present WAF names its web ACLs by ARN. An id alone is taken for a web ACL of WAF Classic.',
  source,
  on,

  check(element) {
    const value = element.text.trim();
    if (value === '' || isClassicId(value) || arn.test(value)) return noReports;

    const classicId = /^arn:aws[a-z-]*:waf:.*\/([0-9a-f-]{36})$/i.exec(value)?.[1];
    return [
      {
        at: valueSpan(element),
        message: `WebACLId is arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID, not ${quoted(value)}.`,
        fixes: classicId === undefined ? [] : [setting(element, classicId, 'preferred')],
      },
    ];
  },
};

export const webaclRegional: ElementRule = {
  id: 'webacl-regional',
  severity: 'error',
  awsError: 'InvalidWebACLId',
  summary: 'A web ACL for CloudFront must be a global one, in us-east-1.',
  why: 'Web ACLs for load balancers and APIs belong to a region. Those for CloudFront are global and live in us-east-1. CloudFront answers "Only global scoped ARNs are supported".',
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html',
  on,

  check(element) {
    const { partition, region, scope } = arn.exec(element.text.trim())?.groups ?? {};
    if (partition !== 'aws' || (scope === 'global' && region === 'us-east-1')) return noReports;

    const message =
      scope === 'global'
        ? `This web ACL is in ${region}, and global ones are in us-east-1.`
        : `This web ACL belongs to the region ${region}, and CloudFront takes global ones only.`;
    return [{ at: valueSpan(element), message }];
  },
};

/** Distributions still have them, so nothing is wrong with a config that says so. */
export const webaclClassic: DocumentRule = {
  id: 'webacl-classic',
  severity: 'hint',
  summary: 'A web ACL should be one of the present WAF.',
  why: 'WAF Classic is at the end of its life. Web ACLs of the present WAF are named by ARN.',
  source: `${source}; https://docs.aws.amazon.com/waf/latest/developerguide/waf-migrating-from-classic.html`,
  on: 'document',

  *check(_, { index }) {
    const element = index && child(index.config.element, 'WebACLId');
    // On a multi-tenant distribution tenant-forbidden-fields refuses it.
    if (element === undefined || index?.isTenantOnly || !isClassicId(element.text.trim())) return;
    yield { at: valueSpan(element), message: 'This web ACL is one of WAF Classic.', tag: 'deprecated' };
  },
};

export const webaclMissing: DocumentRule = {
  id: 'webacl-missing',
  severity: 'hint',
  summary: 'A distribution should have a web ACL.',
  why: 'A web ACL lets AWS WAF turn away attacks before they reach the origin.',
  source:
    'Security Hub CloudFront.6; Checkov CKV_AWS_68; Trivy AVD-AWS-0011; cdk-nag AwsSolutions-CFR2; AWS Config CLOUDFRONT_ASSOCIATED_WITH_WAF; Prowler cloudfront_distributions_using_waf',
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    if (index?.kind !== 'distribution') return;
    const element = child(index.config.element, 'WebACLId');
    if (element !== undefined && element.text.trim() !== '') return;
    yield {
      at: element?.span ?? index.config.element.nameSpan,
      message: 'No web ACL looks at the requests.',
    };
  },
};
