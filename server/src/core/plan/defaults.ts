import type { Part } from '../model/part.ts';
import type { Declaration } from '../schema/index.ts';

/**
 * What CloudFront fills in for a member that is left out, besides the defaults the schema knows.
 * Seen in GetDistributionConfig answers to configs that were created without these members, and in
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html.
 */
const fillValues: Readonly<Record<string, string>> = {
  'CacheBehavior.Compress': 'false',
  'CacheBehavior.SmoothStreaming': 'false',
  'CustomErrorResponse.ErrorCachingMinTTL': '10',
  'CustomOriginConfig.IpAddressType': 'ipv4',
  'DefaultCacheBehavior.Compress': 'false',
  'DefaultCacheBehavior.SmoothStreaming': 'false',
  'DistributionConfig.ConnectionMode': 'direct',
  'DistributionConfig.HttpVersion': 'http2',
  'DistributionConfig.PriceClass': 'PriceClass_All',
  'DistributionConfig.Staging': 'false',
  'GeoRestriction.RestrictionType': 'none',
  'GrpcConfig.Enabled': 'false',
  'LambdaFunctionAssociation.IncludeBody': 'false',
  'LoggingConfig.Enabled': 'false',
  'LoggingConfig.IncludeCookies': 'false',
  'OriginGroup.SelectionCriteria': 'default',
  'OriginShield.Enabled': 'false',
  'StreamingDistributionConfig.PriceClass': 'PriceClass_All',
  'StreamingLoggingConfig.Enabled': 'false',
  'TrustedKeyGroups.Enabled': 'false',
  'TrustedSigners.Enabled': 'false',
};

/** Times to live that hold for a behavior without a cache policy. */
const legacyTimesToLive: Readonly<Record<string, string>> = {
  MinTTL: '0',
  DefaultTTL: '86400',
  MaxTTL: '31536000',
};

/** Structures of which CloudFront fills in every member when the whole is left out; counted lists are too. */
const filledStructures: ReadonlySet<string> = new Set([
  'GeoRestriction',
  'GrpcConfig',
  'LoggingConfig',
  'OriginShield',
  'Restrictions',
  'StreamingLoggingConfig',
  'ViewerCertificate',
]);

/** The value a member has when it is not written, as far as that is documented or was seen. */
export function filledValue(declaration: Declaration, parent: Part | undefined): string | undefined {
  if (declaration.owner === 'ViewerCertificate') return certificateValue(declaration.name, parent);

  const isBehavior = declaration.owner === 'CacheBehavior' || declaration.owner === 'DefaultCacheBehavior';
  if (isBehavior && Object.hasOwn(legacyTimesToLive, declaration.name)) {
    return textOf(parent, 'CachePolicyId') === '' ? legacyTimesToLive[declaration.name] : undefined;
  }
  return fillValues[declaration.key] ?? declaration.default;
}

/** The steps of the items that a list has when it is not written. */
export function filledItems(list: Declaration): readonly string[] {
  const { name } = list;
  return name === 'AllowedMethods' || name === 'CachedMethods' ? ['Method[GET]', 'Method[HEAD]'] : [];
}

/** Whether leaving the structure out means the same as writing its defaults. */
export function isFilled(structure: Declaration): boolean {
  if (structure.type.kind === 'list') return true;
  if (structure.children.has('Items') && structure.children.has('Quantity')) return true;
  return structure.type.kind === 'structure' && filledStructures.has(structure.type.name);
}

/**
 * ViewerCertificate says one thing in several ways: old members beside new ones, and values that follow
 * from there being no certificate (all seen together in GetDistributionConfig answers).
 */
function certificateValue(name: string, certificate: Part | undefined): string | undefined {
  const source = textOf(certificate, 'CertificateSource');
  const old = textOf(certificate, 'Certificate');
  const acm = textOf(certificate, 'ACMCertificateArn') || (source === 'acm' ? old : '');
  const iam = textOf(certificate, 'IAMCertificateId') || (source === 'iam' ? old : '');
  const isDefault = acm === '' && iam === '';
  switch (name) {
    case 'CloudFrontDefaultCertificate':
      return String(isDefault);
    case 'ACMCertificateArn':
      return acm || undefined;
    case 'IAMCertificateId':
      return iam || undefined;
    case 'Certificate':
      return acm || iam || undefined;
    case 'CertificateSource':
      return isDefault ? 'cloudfront' : acm ? 'acm' : 'iam';
    case 'SSLSupportMethod':
      return isDefault ? 'vip' : undefined;
    case 'MinimumProtocolVersion':
      return isDefault ? 'TLSv1' : undefined;
    default:
      return undefined;
  }
}

function textOf(part: Part | undefined, name: string): string {
  return part?.parts.get(name)?.text ?? '';
}
