import type { Element } from '../xml/index.ts';
import { valueAt } from './document.ts';

/** What stands behind the domain name of an origin, as far as the name shows it. */
export type OriginDomain =
  /** A bucket's REST endpoint. */
  | 's3'
  | 's3-website'
  | 's3-accelerate'
  /** Something of S3 that is named in another way, such as an access point. */
  | 's3-other'
  | 'lambda-url'
  | 'mediastore'
  | 'mediapackage-v2'
  | 'cloudfront'
  /** Any other service of AWS. */
  | 'aws'
  | 'elsewhere';

const region = '[a-z]{2}(?:-[a-z]+)+-\\d';

const regional = new RegExp(`[.-](${region})\\.(?:[a-z0-9-]+\\.)?(?:amazonaws\\.com|on\\.aws)`);

/**
 * Forms of the names, first match first:
 * https://docs.aws.amazon.com/general/latest/gr/s3.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-origin.html.
 */
const forms: readonly (readonly [RegExp, OriginDomain])[] = [
  [/(?:^|\.)s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, 's3-website'],
  [/\.s3-accelerate(?:\.dualstack)?\.amazonaws\.com$/, 's3-accelerate'],
  [
    new RegExp(
      `.\\.s3(?:-fips|-external-1)?(?:\\.dualstack)?(?:[.-]${region})?\\.amazonaws\\.com(?:\\.cn)?$`,
    ),
    's3',
  ],
  [/\.s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?$/, 's3-other'],
  [/\.lambda-url\.[a-z0-9-]+\.on\.aws$/, 'lambda-url'],
  [/\.mediastore\.[a-z0-9-]+\.amazonaws\.com$/, 'mediastore'],
  [/\.mediapackagev2\.[a-z0-9-]+\.amazonaws\.com$/, 'mediapackage-v2'],
  [/\.cloudfront\.net$/, 'cloudfront'],
  [/\.(?:amazonaws\.com(?:\.cn)?|on\.aws|api\.aws)$/, 'aws'],
];

const suffixes = ['.amazonaws.com', '.amazonaws.com.cn', '.aws', '.cloudfront.net'];

/** What a domain name belongs to. */
export function originDomain(name: string): OriginDomain {
  const lower = name.toLowerCase();
  if (!suffixes.some((it) => lower.endsWith(it))) return 'elsewhere';
  return forms.find(([form]) => form.test(lower))?.[1] ?? 'elsewhere';
}

/** Whether an origin is a bucket's website endpoint, which speaks HTTP only. */
export function isWebsite(origin: Element): boolean {
  return originDomain(valueAt(origin, 'DomainName')) === 's3-website';
}

/** The region that a domain name of AWS says. */
export function regionIn(domainName: string): string | undefined {
  return regional.exec(domainName.toLowerCase())?.[1];
}

/**
 * Whether a value holds the place of a tenant's parameter, such as `{{name}}`, so that it is not known here
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/tenant-customization.html).
 */
export function hasParameter(value: string): boolean {
  return value.includes('{{');
}
