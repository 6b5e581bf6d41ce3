import type { Bounds } from './declaration.ts';

/** Constraints of AWS's API model that its JavaScript SDK does not carry. */
export interface Constraint {
  readonly length?: Bounds;
  readonly count?: Bounds;
  readonly pattern?: string;
}

/**
 * By `Structure.Member`; learned from the model as botocore publishes it:
 * https://github.com/boto/botocore/blob/develop/botocore/data/cloudfront/2020-05-31/service-2.json
 */
export const constraints: Readonly<Record<string, Constraint>> = {
  'ConnectionFunctionAssociation.Id': { length: { min: 1, max: 64 } },
  'FunctionAssociation.FunctionARN': {
    length: { min: 0, max: 108 },
    pattern: 'arn:aws:cloudfront::[0-9]{12}:function/[a-zA-Z0-9-_]{1,64}',
  },
  'OriginGroupMembers.Items': { count: { min: 2, max: 2 } },
  'OriginShield.OriginShieldRegion': { length: { min: 1, max: 32 }, pattern: '[a-z]{2}-[a-z]+-\\d' },
  'Origins.Items': { count: { min: 1, max: Number.POSITIVE_INFINITY } },
  'ParameterDefinition.Name': { length: { min: 1, max: 128 }, pattern: '[a-zA-Z0-9-_]+' },
  'StatusCodes.Items': { count: { min: 1, max: Number.POSITIVE_INFINITY } },
  'StringSchemaConfig.DefaultValue': { length: { min: 1, max: 256 } },
  'ViewerCertificate.IAMCertificateId': { length: { min: 0, max: 32 } },
};

/** Enums that CloudFront extends from time to time, so that a value we do not know may be one it does. */
export const openEnums: ReadonlySet<string> = new Set([
  'CertificateSource',
  'ConnectionMode',
  'HttpVersion',
  'IpAddressType',
  'MinimumProtocolVersion',
  'OriginGroupSelectionCriteria',
  'PriceClass',
  'SSLSupportMethod',
  'SslProtocol',
  'ViewerMtlsMode',
]);

/**
 * Other item names by the key of their list. The SDKs write `member`, AWS's API reference shows
 * `ParameterDefinition`: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
 */
export const itemAliases: Readonly<Record<string, readonly string[]>> = {
  'TenantConfig.ParameterDefinitions': ['ParameterDefinition'],
};
