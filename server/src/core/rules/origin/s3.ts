import { child, valueAt } from '../../model/document.ts';
import { hasParameter, isWebsite, originDomain } from '../../model/origin-domain.ts';
import { schema } from '../../schema/index.ts';
import { replaceElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import { type ElementRule, type Fix, noReports, type Report } from '../rule.ts';
import { setting, valueSpan } from '../value/value.ts';
import { domainFlaw } from './domain-flaw.ts';
import { customOriginConfig, kindsIn, s3OriginConfig } from './kind.ts';

const on = [schema.at('Origins.Items.Origin')];
const originPage =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html';

export const originS3BucketShape: ElementRule = {
  id: 'origin-s3-bucket-shape',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'An origin with S3OriginConfig must be a bucket’s own domain name.',
  why: 'With S3OriginConfig CloudFront talks to S3, so the domain name is BUCKET.s3.REGION.amazonaws.com. To others it answers "The parameter Origin DomainName does not refer to a valid S3 bucket."',
  source: 'hashicorp/terraform-provider-aws#33214',
  on,

  check(origin, { text }) {
    const { config, domainName, value } = s3Origin(origin);
    if (config === undefined || domainName === undefined || domainFlaw(value) !== undefined) return noReports;
    if (hasParameter(value) || originDomain(value).startsWith('s3')) return noReports;

    const isBareBucket = /^[a-z0-9][a-z0-9-]{2,62}$/.test(value);
    return [
      {
        at: valueSpan(domainName),
        message: `"${value}" is no bucket of S3, but the origin has S3OriginConfig.`,
        related: [{ at: config.nameSpan, message: 'says that the origin is a bucket' }],
        fixes: [
          ...(isBareBucket ? [setting(domainName, `${value}.s3.amazonaws.com`, 'preferred')] : []),
          toCustom(text, config, { protocol: 'https-only', grade: isBareBucket ? 'choice' : 'preferred' }),
        ],
      },
    ];
  },
};

export const originS3Website: ElementRule = {
  id: 'origin-s3-website',
  severity: 'error',
  awsError: 'InvalidArgument',
  summary: 'A bucket’s website endpoint must be a custom origin without origin access control.',
  why: 'The website endpoint of a bucket is an ordinary web server to CloudFront: it knows no signed requests, so neither S3OriginConfig nor OriginAccessControlId fits.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html, hashicorp/terraform-provider-aws#33214',
  on,

  check(origin, { text }) {
    const { config, domainName, value } = s3Origin(origin);
    if (domainName === undefined || originDomain(value) !== 's3-website') return noReports;
    const accessControl = child(origin, 'OriginAccessControlId');
    const controlled = accessControl?.text.trim() ? accessControl : undefined;
    if (config === undefined && controlled === undefined) return noReports;

    const reports: Report[] = [];
    const related = [{ at: valueSpan(domainName), message: 'the website endpoint' }];
    if (config !== undefined) {
      reports.push({
        at: config.nameSpan,
        message: 'A website endpoint is a custom origin: it needs CustomOriginConfig, not S3OriginConfig.',
        related,
        fixes: [
          toCustom(text, config, { protocol: 'http-only', grade: 'preferred' }),
          ...toRest(domainName, value),
        ],
      });
    }
    if (controlled !== undefined) {
      reports.push({
        at: valueSpan(controlled),
        message: 'A website endpoint takes no signed requests, so it can have no origin access control.',
        related,
        fixes: [setting(controlled, '', 'choice'), ...toRest(domainName, value)],
      });
    }
    return reports;
  },
};

export const originS3WebsiteProtocol: ElementRule = {
  id: 'origin-s3-website-protocol',
  severity: 'warning',
  summary: 'A bucket’s website endpoint should be asked over HTTP on port 80.',
  why: 'The website endpoint of a bucket speaks HTTP on port 80 and nothing else, so over HTTPS no request gets an answer.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html',
  on,

  check(origin) {
    const config = child(origin, 'CustomOriginConfig');
    if (config === undefined || !isWebsite(origin)) return noReports;

    const reports: Report[] = [];
    const policy = child(config, 'OriginProtocolPolicy');
    const protocol = policy?.text.trim();
    if (policy !== undefined && (protocol === 'https-only' || protocol === 'match-viewer')) {
      reports.push({
        at: valueSpan(policy),
        message: `A website endpoint speaks HTTP only, so ${protocol} fails.`,
        // A client certificate needs HTTPS, so something else is wrong.
        fixes: child(config, 'OriginMtlsConfig') ? [] : [setting(policy, 'http-only', 'preferred')],
      });
    }
    const port = child(config, 'HTTPPort');
    if (port !== undefined && /^\d+$/.test(port.text.trim()) && Number(port.text) !== 80) {
      reports.push({
        at: valueSpan(port),
        message: 'A website endpoint answers on port 80 only.',
        fixes: [setting(port, '80', 'preferred')],
      });
    }
    return reports;
  },
};

export const originS3AsCustom: ElementRule = {
  id: 'origin-s3-as-custom',
  severity: 'hint',
  summary: 'A bucket should be an S3 origin.',
  why: 'As a custom origin a bucket has to be open to everybody: only an S3 origin can be reached by CloudFront alone, with origin access control.',
  source: originPage,
  optIn: 'best-practices',
  on,

  check(origin, { text }) {
    const config = child(origin, 'CustomOriginConfig');
    if (config === undefined || originDomain(valueAt(origin, 'DomainName')) !== 's3') return noReports;

    return [
      {
        at: config.nameSpan,
        message: 'As a custom origin this bucket has to be public. As an S3 origin it need not.',
        fixes: [
          {
            title: 'Replace by S3OriginConfig',
            edits: [replaceElement(text, config, s3OriginConfig())],
            grade: 'choice',
          },
        ],
      },
    ];
  },
};

export const originS3Accelerate: ElementRule = {
  id: 'origin-s3-accelerate',
  severity: 'warning',
  awsError: 'InvalidArgument',
  summary: 'An origin should not be a transfer acceleration endpoint.',
  why: 'S3 Transfer Acceleration brings requests to S3 through CloudFront’s own network, which CloudFront does already. AWS says not to use its endpoint as an origin.',
  source: originPage,
  on,

  check(origin) {
    return flaggedDomain(origin, 's3-accelerate', (domainName, value) => ({
      at: valueSpan(domainName),
      message: 'CloudFront probably does not take a transfer acceleration endpoint as an origin.',
      fixes: [setting(domainName, value.replace(/\.s3-accelerate(?:\.dualstack)?/i, '.s3'), 'choice')],
    }));
  },
};

export const originS3GlobalEndpoint: ElementRule = {
  id: 'origin-s3-global-endpoint',
  severity: 'hint',
  summary: 'A bucket’s domain name should say its region.',
  why: 'Behind BUCKET.s3.amazonaws.com stands us-east-1. For a new bucket of another region it redirects requests for some hours, and for regions since 2019 it does not work.',
  source: originPage,
  optIn: 'best-practices',
  on,

  check(origin) {
    return flaggedDomain(origin, 's3', (domainName, value) => {
      if (!/\.s3\.amazonaws\.com$/i.test(value)) return undefined;
      const host = value.replace(/\.s3\.amazonaws\.com$/i, '');
      return {
        at: valueSpan(domainName),
        message: `This name fits buckets in us-east-1. Elsewhere it is ${host}.s3.REGION.amazonaws.com.`,
        fixes: [setting(domainName, `${host}.s3.us-east-1.amazonaws.com`, 'choice')],
      };
    });
  },
};

interface S3Origin {
  /** S3OriginConfig, where the origin is of no other kind. */
  readonly config: Element | undefined;
  readonly domainName: Element | undefined;
  readonly value: string;
}

function s3Origin(origin: Element): S3Origin {
  const [config, other] = kindsIn(origin);
  const domainName = child(origin, 'DomainName');
  return {
    config: config?.name === 'S3OriginConfig' && other === undefined ? config : undefined,
    domainName,
    value: domainName?.text.trim() ?? '',
  };
}

function flaggedDomain(
  origin: Element,
  kind: string,
  report: (domainName: Element, value: string) => Report | undefined,
): readonly Report[] {
  const domainName = child(origin, 'DomainName');
  const value = domainName?.text.trim() ?? '';
  if (domainName === undefined || originDomain(value) !== kind) return noReports;

  const found = report(domainName, value);
  return found === undefined ? noReports : [found];
}

interface Conversion {
  readonly protocol: 'http-only' | 'https-only';
  readonly grade: Fix['grade'];
}

function toCustom(text: string, config: Element, { protocol, grade }: Conversion): Fix {
  const edits = [replaceElement(text, config, customOriginConfig(protocol))];
  return { title: 'Replace by CustomOriginConfig', edits, grade };
}

/** The bucket behind a website endpoint can also be reached as a bucket. */
function toRest(domainName: Element, value: string): readonly Fix[] {
  const [, bucket, region, suffix = ''] =
    /^(.+)\.s3-website[.-]([a-z0-9-]+)(\.amazonaws\.com(?:\.cn)?)$/i.exec(value) ?? [];
  return bucket === undefined ? [] : [setting(domainName, `${bucket}.s3.${region}${suffix}`, 'choice')];
}
