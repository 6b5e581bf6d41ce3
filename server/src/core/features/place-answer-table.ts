import type { TypedElement } from '../model/document.ts';
import type { Element } from '../xml/index.ts';
import type { NarrowedPlace } from './place-answer-find.ts';
import {
  countsNamed,
  danglingReferences,
  featuresOf,
  type Groups,
  repeatedEvents,
  repeatedIds,
  unreadable,
  unsortedTimes,
} from './place-answer-search.ts';

/** Places in their little language, or a search where the meaning is more than a name. */
export type Places =
  | readonly NarrowedPlace[]
  | ((config: TypedElement, groups: Groups) => readonly Element[]);

interface Row {
  /** A sentence or part of one; its group `name` is what `$name` means. */
  readonly says: RegExp;
  readonly at: Places;
}

const behaviors = '{DefaultCacheBehavior,CacheBehaviors/CacheBehavior}';
const filled = /\S/;
const writing = /^\s*(?:POST|PUT|PATCH|DELETE)\s*$/;

/**
 * CloudFront's sentences as they were seen in public reports, and what they mean. The first that fits counts,
 * so those about one case stand before those that a name completes.
 */
export const placesByMessage: readonly Row[] = [
  {
    says: /specified quantity of (?<noun>\w+) \((?<promised>-?\d+)\) does not match the actual quantity supplied \((?<actual>\d+)\)/i,
    at: countsNamed,
  },
  { says: /unexpected (?:list|complex) element termination/i, at: unreadable },

  // IllegalUpdate
  { says: /cannot update Origin or CallerReference/i, at: ['{CallerReference,S3Origin/DomainName}'] },
  {
    says: /not supported for continuous deployment/i,
    at: [['{ContinuousDeploymentPolicyId,Staging}', /^(?!\s*false)\s*\S/]],
  },
  { says: /list of custom error responses does not exist or is not valid/i, at: ['CustomErrorResponses'] },
  {
    says: /specify either a CustomOrigin or an S3Origin/i,
    at: ['//Origin[S3OriginConfig][CustomOriginConfig]'],
  },
  { says: /alias move is not allowed|alias DNS TXT records/i, at: ['Aliases'] },
  {
    says: /(?<name>OriginReadTimeout|OriginKeepaliveTimeout) is required for updates/i,
    at: ['//CustomOriginConfig/$name!'],
  },
  { says: /\bthe '(?<name>\w+)' field is missing/i, at: ['//$name!'] },
  { says: /(?<name>\w+) (?:is|are) missing for the resource/i, at: ['$name!'] },

  // Origins
  {
    says: /origin name (?:must be a domain name|cannot contain a colon|cannot be an IP address)/i,
    at: [['//Origin/DomainName', /[^a-z0-9.-]|^[^.]*$|^[\d.]+$/i]],
  },
  {
    says: /origin (?:domainname )?does not refer to a valid S3 bucket/i,
    at: ['//Origin[S3OriginConfig]/DomainName', 'S3Origin/DomainName'],
  },
  { says: /origin ID must be unique/i, at: repeatedIds },
  { says: /parameter name must be non-null/i, at: ['//Origin/Id!'] },
  { says: /OriginPath cannot be empty/i, at: [['//Origin/OriginPath', /^\s*$/]] },
  { says: /HeaderName : \S+ is not allowed/i, at: ['//OriginCustomHeader/HeaderName~'] },
  {
    says: /origin server does not exist/i,
    at: ['//Origin[!S3OriginConfig][!CustomOriginConfig][!VpcOriginConfig]'],
  },
  { says: /origin server does not exist/i, at: ['//Origin/DomainName'] },
  { says: /origin type and OAC origin type differ/i, at: [['//OriginAccessControlId', filled]] },
  { says: /origin access identity (?:does not|is not valid)/i, at: [['//OriginAccessIdentity', filled]] },
  { says: /origins(?: or origin groups)? do not exist/i, at: danglingReferences },

  // Behaviors
  { says: /ForwardedValues is required/i, at: [`${behaviors}[!CachePolicyId]/ForwardedValues!`] },
  {
    says: /ForwardedValues cannot be used when a cache policy/i,
    at: [`${behaviors}[CachePolicyId]/ForwardedValues`],
  },
  { says: /(?<name>(?:Min|Default|Max)TTL) is required/i, at: [`${behaviors}[!CachePolicyId]/$name!`] },
  { says: /follow order MinTTL less than or equal to DefaultTTL/i, at: unsortedTimes },
  {
    says: /AllowedMethods cannot include POST, PUT, PATCH, or DELETE/i,
    at: [['//AllowedMethods/Method', writing]],
  },
  { says: /gRPC only supports the POST method/i, at: [['//GrpcConfig/Enabled', /true/]] },
  { says: /forwarded Header Name \S+ that is not allowed by S3/i, at: ['//ForwardedValues/Headers/Name~'] },
  { says: /Header settings is required/i, at: ['//ForwardedValues/Headers!'] },
  {
    says: /function ARN must reference a specific function version/i,
    at: [['//LambdaFunctionARN~', /:(?:\$LATEST|[a-z]\w*)?$|function:[^:]*$/i]],
  },
  { says: /function must be in region|repository type of ECR/i, at: ['//LambdaFunctionARN~'] },
  {
    says: /\bfunction (?:cannot have environment variables|has an invalid runtime|timeout is larger|execution role)/i,
    at: ['//LambdaFunctionARN~'],
  },
  {
    says: /event type of a function association must be unique.* Event type (?<event>[\w-]+)/i,
    at: repeatedEvents,
  },

  // Aliases and certificate
  {
    says: /CNAME contains one or more parameters that are not valid/i,
    at: [['Aliases/CNAME', /[^\w.*-]|^[^.]*$|.\*/]],
  },
  {
    says: /SNI and the Minimum SSL Protocol Version is specified as SSLv3/i,
    at: ['ViewerCertificate/{MinimumProtocolVersion,SSLSupportMethod}'],
  },
  {
    says: /MinimumProtocolVersion cannot be used with the specified SSLSupportMethod/i,
    at: ['ViewerCertificate/{MinimumProtocolVersion,SSLSupportMethod}'],
  },
  { says: /ViewerCertificate is missing one of/i, at: ['ViewerCertificate'] },
  {
    says: /IAMCertificateId does not match|IAMCertificateId and a CertificateSource/i,
    at: ['ViewerCertificate/{Certificate,CertificateSource}'],
  },
  {
    says: /SSL certificate doesn't exist, isn't in us-east-1/i,
    at: [['ViewerCertificate/{ACMCertificateArn,IAMCertificateId}', filled]],
  },
  {
    says: /certificate that is attached to your distribution doesn't cover/i,
    at: ['Aliases', 'ViewerCertificate/ACMCertificateArn'],
  },
  {
    says: /attach a trusted certificate that validates your authorization/i,
    at: ['Aliases', 'ViewerCertificate'],
  },
  {
    says: /CNAMEs? you provided (?:is|are) already associated|aliases specified .* incorrectly configured DNS/i,
    at: ['Aliases'],
  },

  // Everything else
  { says: /Comment is too big/i, at: ['Comment'] },
  {
    says: /Logging Bucket does not refer|S3 bucket (?:that you specified )?for CloudFront logs/i,
    at: ['Logging/Bucket'],
  },
  { says: /invalid Restriction parameters/i, at: ['Restrictions/GeoRestriction'] },
  { says: /invalid location codes/i, at: [['Restrictions/GeoRestriction/Location', /^(?![A-Z]{2}$)/]] },
  {
    says: /specify both ResponsePagePath and ResponseCode together/i,
    at: [
      '//CustomErrorResponse[ResponsePagePath][!ResponseCode]',
      '//CustomErrorResponse[ResponseCode][!ResponsePagePath]',
    ],
  },
  { says: /unknown error occurred/i, at: ['//CustomErrorResponse[ResponseCode][!ResponsePagePath]'] },
  { says: /only global scoped ARNs are supported/i, at: ['WebACLId'] },
  { says: /pricing plan can't have the following features: (?<list>.+)/i, at: featuresOf },
  {
    says: /continuous deployment policy is not supported during distribution creation/i,
    at: ['ContinuousDeploymentPolicyId'],
  },
  { says: /staging distribution is currently used by a continuous deployment policy/i, at: ['Staging'] },
  { says: /is associated with another distribution\. Already exists/i, at: ['CallerReference'] },
  { says: /you cannot update the specified distribution using this API version/i, at: ['/'] },
  { says: /request-header fields|If-Match version is missing or not valid/i, at: ['/'] },
  {
    says: /parameter HeaderBehavior is invalid|parameter Headers contains \S+ that is not allowed/i,
    at: ['/'],
  },

  // Sentences that any element's name may complete
  { says: /parameter (?<name>[\w ]+?)(?: flag)? is (?:required|missing|null)/i, at: ['//$name!'] },
  { says: /parameter (?<name>[\w ]+?) (?:is|does|must|cannot|contains)\b/i, at: ['//$name'] },
];

/** What a code means whose sentence nobody has reported. Codes that are about no element are not here. */
export const placesByCode: Readonly<Record<string, Places>> = {
  CNAMEAlreadyExists: ['Aliases'],
  ContinuousDeploymentPolicyInUse: ['ContinuousDeploymentPolicyId'],
  DistributionAlreadyExists: ['CallerReference'],
  IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior: [['//FieldLevelEncryptionId', filled]],
  IllegalOriginAccessConfiguration: [['//{OriginAccessControlId,OriginAccessIdentity}', filled]],
  IllegalUpdate: ['CallerReference'],
  InconsistentQuantities: countsNamed,
  InvalidDefaultRootObject: ['DefaultRootObject'],
  InvalidDomainNameForOriginAccessControl: ['//Origin[OriginAccessControlId]/DomainName'],
  InvalidErrorCode: ['//CustomErrorResponse/ErrorCode'],
  InvalidForwardCookies: ['//ForwardedValues/Cookies'],
  InvalidFunctionAssociation: ['//FunctionAssociation'],
  InvalidGeoRestrictionParameter: ['Restrictions/GeoRestriction'],
  InvalidHeadersForS3Origin: ['//ForwardedValues/Headers/Name~'],
  InvalidLambdaFunctionAssociation: ['//LambdaFunctionARN~'],
  InvalidLocationCode: ['Restrictions/GeoRestriction/Location'],
  InvalidMinimumProtocolVersion: ['ViewerCertificate/MinimumProtocolVersion'],
  InvalidOrigin: ['//Origin/DomainName~', 'S3Origin'],
  InvalidOriginAccessControl: [['//OriginAccessControlId', filled]],
  InvalidOriginAccessIdentity: [['//OriginAccessIdentity', filled]],
  InvalidOriginKeepaliveTimeout: ['//OriginKeepaliveTimeout'],
  InvalidOriginReadTimeout: ['//OriginReadTimeout'],
  InvalidProtocolSettings: ['ViewerCertificate/{MinimumProtocolVersion,SSLSupportMethod}'],
  InvalidQueryStringParameters: ['//ForwardedValues/QueryStringCacheKeys'],
  InvalidRelativePath: [['//{OriginPath,ResponsePagePath}', filled]],
  InvalidRequiredProtocol: ['//ViewerProtocolPolicy'],
  InvalidResponseCode: ['//CustomErrorResponse/ResponseCode'],
  InvalidTTLOrder: unsortedTimes,
  InvalidViewerCertificate: ['ViewerCertificate'],
  InvalidWebACLId: ['WebACLId'],
  MalformedInput: unreadable,
  NoSuchCachePolicy: [['//CachePolicyId', filled]],
  NoSuchContinuousDeploymentPolicy: ['ContinuousDeploymentPolicyId'],
  NoSuchFieldLevelEncryptionConfig: [['//FieldLevelEncryptionId', filled]],
  NoSuchOrigin: danglingReferences,
  NoSuchOriginRequestPolicy: [['//OriginRequestPolicyId', filled]],
  NoSuchRealtimeLogConfig: [['//RealtimeLogConfigArn', filled]],
  NoSuchResponseHeadersPolicy: [['//ResponseHeadersPolicyId', filled]],
  RealtimeLogConfigOwnerMismatch: [['//RealtimeLogConfigArn', filled]],
  StagingDistributionInUse: ['Staging'],
  StreamingDistributionAlreadyExists: ['CallerReference'],
  TooManyCacheBehaviors: ['CacheBehaviors'],
  TooManyCertificates: ['ViewerCertificate'],
  TooManyCookieNamesInWhiteList: ['//Cookies/WhitelistedNames'],
  TooManyDistributionCNAMEs: ['Aliases'],
  TooManyDistributionsAssociatedToCachePolicy: [['//CachePolicyId', filled]],
  TooManyDistributionsAssociatedToFieldLevelEncryptionConfig: [['//FieldLevelEncryptionId', filled]],
  TooManyDistributionsAssociatedToKeyGroup: ['//TrustedKeyGroups/KeyGroup'],
  TooManyDistributionsAssociatedToOriginAccessControl: [['//OriginAccessControlId', filled]],
  TooManyDistributionsAssociatedToOriginRequestPolicy: [['//OriginRequestPolicyId', filled]],
  TooManyDistributionsAssociatedToResponseHeadersPolicy: [['//ResponseHeadersPolicyId', filled]],
  TooManyDistributionsWithFunctionAssociations: ['//FunctionAssociation'],
  TooManyDistributionsWithLambdaAssociations: ['//LambdaFunctionAssociation'],
  TooManyDistributionsWithSingleFunctionARN: ['//LambdaFunctionARN'],
  TooManyFunctionAssociations: ['//FunctionAssociations'],
  TooManyHeadersInForwardedValues: ['//ForwardedValues/Headers'],
  TooManyKeyGroupsAssociatedToDistribution: ['//TrustedKeyGroups'],
  TooManyLambdaFunctionAssociations: ['//LambdaFunctionAssociations'],
  TooManyOriginCustomHeaders: ['//CustomHeaders'],
  TooManyOriginGroupsPerDistribution: ['OriginGroups'],
  TooManyOrigins: ['Origins'],
  TooManyQueryStringParameters: ['//ForwardedValues/QueryStringCacheKeys'],
  TooManyStreamingDistributionCNAMEs: ['Aliases'],
  TooManyTrustedSigners: ['//TrustedSigners'],
  TrustedKeyGroupDoesNotExist: ['//TrustedKeyGroups/KeyGroup~'],
  TrustedSignerDoesNotExist: ['//TrustedSigners/AwsAccountNumber~'],
};
