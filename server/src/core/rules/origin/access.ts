import { child, valueAt } from '../../model/document.ts';
import { hasParameter, type OriginDomain, originDomain } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import { type DocumentRule, type ElementRule, noReports, type Severity } from '../rule.ts';
import { apiPage } from '../value/text-rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { domainFlaw } from './domain-flaw.ts';

const origin = schema.at('Origins.Items.Origin');
const restricting =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html';
const restrictingOrigins =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-origin.html';

export const oaiAndOac: ElementRule = {
  id: 'oai-and-oac',
  severity: 'error',
  awsError: 'IllegalOriginAccessConfiguration',
  summary: 'An origin must not have both an origin access identity and origin access control.',
  why: 'Both are ways to let CloudFront, and nobody else, read a bucket. An origin has one of them. With access control the identity stays as an empty element.',
  source: apiPage('UpdateDistribution'),
  on: [origin],

  check(element) {
    const control = child(element, 'OriginAccessControlId');
    const identity = identityOf(element);
    if (!control?.text.trim() || !identity?.text.trim()) return noReports;

    return [
      {
        at: valueSpan(identity),
        message: 'This origin has origin access control, so it cannot have an origin access identity too.',
        related: [{ at: valueSpan(control), message: 'its origin access control' }],
        fixes: [setting(identity, '', 'preferred'), setting(control, '', 'choice')],
      },
    ];
  },
};

export const oaiDeprecated: ElementRule = {
  id: 'oai-deprecated',
  severity: 'hint',
  summary: 'Origin access control should take the place of an origin access identity.',
  why: 'Access control also covers buckets encrypted with KMS keys, all regions and every method. AWS calls the identity legacy.',
  source: `${restricting}; Security Hub CloudFront.13, cdk-nag AwsSolutions-CFR7, prowler cloudfront_distributions_s3_origin_access_control, AWS Config CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED`,
  optIn: 'best-practices',
  on: [schema.at('S3OriginConfig.OriginAccessIdentity')],

  check(element) {
    if (element.text.trim() === '') return noReports;
    return [
      {
        at: valueSpan(element),
        message: 'An origin access identity is the old way. Origin access control does more.',
        tag: 'deprecated',
      },
    ];
  },
};

export const oacMissing: DocumentRule = {
  id: 'oac-missing',
  severity: 'hint',
  summary: 'A bucket should be readable by CloudFront only.',
  why: 'Without origin access control a bucket has to be open to everybody, so viewers can go around CloudFront, its web ACL and its signed URLs.',
  source: `${restricting}; Security Hub CloudFront.13, checkov CKV2_AWS_46, cdk-nag AwsSolutions-CFR7, prowler cloudfront_distributions_s3_origin_access_control`,
  optIn: 'best-practices',
  on: 'document',

  *check(_, { index }) {
    const controls = new Set(index?.origins.map((it) => valueAt(it, 'OriginAccessControlId')));
    controls.delete('');
    for (const element of index?.origins ?? []) {
      const config = child(element, 'S3OriginConfig');
      if (config === undefined || originDomain(valueAt(element, 'DomainName')) !== 's3') continue;
      if (valueAt(element, 'OriginAccessControlId') !== '' || valueAt(config, 'OriginAccessIdentity') !== '')
        continue;

      const empty = child(element, 'OriginAccessControlId');
      yield {
        at: config.nameSpan,
        message: 'Nothing signs the requests to this bucket, so it has to be public.',
        fixes: empty === undefined ? [] : [...controls].map((it) => setting(empty, it, 'choice')),
      };
    }
  },
};

/** Kinds of origins that CloudFront signs requests to. */
const controllable: ReadonlySet<OriginDomain> = new Set([
  's3',
  's3-other',
  'lambda-url',
  'mediastore',
  'mediapackage-v2',
]);

export const oacDomainUnsupported: ElementRule = {
  id: 'oac-domain-unsupported',
  severity: 'error',
  awsError: 'InvalidDomainNameForOriginAccessControl',
  summary: 'Origin access control must belong to an origin that can check it.',
  why: 'CloudFront signs its requests as AWS services want them: S3, Lambda function URLs, MediaStore and MediaPackage v2. No other host can check such a signature.',
  source: restrictingOrigins,
  on: [origin],

  check(element) {
    const control = child(element, 'OriginAccessControlId');
    if (!control?.text.trim()) return noReports;
    const name = valueAt(element, 'DomainName');
    const domain = originDomain(name);
    // Website endpoints have a rule of their own, and a name that is none, or is not known here, another.
    if (controllable.has(domain) || domain === 's3-website' || domainFlaw(name) || hasParameter(name))
      return noReports;

    // AWS adds services from time to time.
    const severity: Severity = domain === 'aws' || domain === 's3-accelerate' ? 'warning' : 'error';
    const message =
      severity === 'error'
        ? `${name} is no service of AWS that can check what origin access control signs.`
        : `Origin access control is for S3, Lambda function URLs, MediaStore and MediaPackage v2, so probably not for ${name}.`;
    return [{ at: valueSpan(control), severity, message, fixes: [setting(control, '', 'preferred')] }];
  },
};

export const lambdaUrlOac: ElementRule = {
  id: 'lambda-url-oac',
  severity: 'hint',
  summary: 'A Lambda function URL should have origin access control.',
  why: 'Without it the URL has to be open to everybody, so viewers can go around CloudFront and its web ACL.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html; Security Hub CloudFront.16',
  optIn: 'best-practices',
  on: [origin],

  check(element) {
    const domainName = child(element, 'DomainName');
    if (domainName === undefined || originDomain(domainName.text.trim()) !== 'lambda-url') return noReports;
    if (valueAt(element, 'OriginAccessControlId') !== '') return noReports;

    const message = 'Nothing signs the requests to this function URL, so it has to be public.';
    return [{ at: valueSpan(domainName), message }];
  },
};

function identityOf(element: Element): Element | undefined {
  const config = child(element, 'S3OriginConfig');
  return config && child(config, 'OriginAccessIdentity');
}
