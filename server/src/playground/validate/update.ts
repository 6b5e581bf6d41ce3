import { isTenantOnly, member, type Node, valueAt, walk } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/** What an update may never change. Sentence: hashicorp/terraform-provider-aws#33338; for streaming, AWS's API reference. */
export function* checkIdentity(config: Node, current: Node): Iterable<Refusal> {
  const isSame =
    valueAt(config, 'CallerReference') === valueAt(current, 'CallerReference') &&
    valueAt(config, 'S3Origin', 'DomainName') === valueAt(current, 'S3Origin', 'DomainName');
  if (!isSame) yield refusal('IllegalUpdate', 'You cannot update Origin or CallerReference.');
}

interface Requirement {
  /** Structure that must have the member. */
  readonly in: string;
  readonly member: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Members that the API model leaves optional and an update needs all the same, in the order they were seen refused:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html
 *
 * Sentences were reported for: Aliases, WebACLId, OriginCustomHeaders, SmoothStreaming; originPath (aws/aws-sdk-php#507);
 * the origin timeouts (boto/boto3#1083); ViewerCertificate; custom error responses (ansible-collections/community.aws#1424);
 * "Field level encryption id" (boto/boto3#1558); OriginSslProtocols; "Lambda function associations"; "Header settings".
 * The others follow their pattern (UNVERIFIED).
 */
const requirements: readonly Requirement[] = [
  missing('Aliases', 'Aliases are missing for the resource'),
  missing('DefaultRootObject', 'DefaultRootObject is missing for the resource'),
  inOrigin('CustomHeaders', 'IllegalUpdate', "The 'OriginCustomHeaders' field is missing"),
  inOrigin('OriginPath', 'InvalidArgument', 'The parameter originPath is null.'),
  inCustomOrigin('OriginReadTimeout', 'IllegalUpdate', 'OriginReadTimeout is required for updates.'),
  inCustomOrigin(
    'OriginKeepaliveTimeout',
    'IllegalUpdate',
    'OriginKeepaliveTimeout is required for updates.',
  ),
  inCustomOrigin('OriginSslProtocols', 'InvalidArgument', 'The parameter OriginSslProtocols is required.'),
  ...inBehavior('SmoothStreaming', 'The parameter SmoothStreaming flag is missing'),
  ...inBehavior('AllowedMethods', 'The parameter AllowedMethods is required.'),
  ...inBehavior('Compress', 'The parameter Compress is required.'),
  ...inBehavior('LambdaFunctionAssociations', 'The parameter Lambda function associations is required.'),
  ...inBehavior('FieldLevelEncryptionId', 'The parameter Field level encryption id is required.'),
  {
    in: 'ForwardedValues',
    member: 'Headers',
    code: 'InvalidArgument',
    message: 'The parameter Header settings is required.',
  },
  missing('CacheBehaviors', 'CacheBehaviors are missing for the resource'),
  missing(
    'CustomErrorResponses',
    'The specified list of custom error responses does not exist or is not valid.',
  ),
  missing('Logging', 'Logging is missing for the resource'),
  missing('PriceClass', 'PriceClass is missing for the resource'),
  {
    in: 'DistributionConfig',
    member: 'ViewerCertificate',
    code: 'InvalidViewerCertificate',
    message:
      'Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate',
  },
  missing('Restrictions', 'Restrictions are missing for the resource'),
  missing('WebACLId', 'WebACLId is missing for the resource'),
  missing('HttpVersion', 'HttpVersion is missing for the resource'),
];

/** What an update must not leave out. Streaming distributions need no more than the model says (UNVERIFIED). */
export function* checkRequiredOnUpdate(config: Node): Iterable<Refusal> {
  const tenantOnly = isTenantOnly(config);
  const structures = Map.groupBy(walk(config), ({ declaration: { type } }) =>
    type.kind === 'structure' ? type.name : undefined,
  );
  for (const requirement of requirements) {
    for (const structure of structures.get(requirement.in) ?? []) {
      if (member(structure, requirement.member) !== undefined) continue;
      // Multi-tenant distributions cannot have what belongs to standard ones.
      const isStandardOnly = structure.declaration.children.get(requirement.member)?.scope === 'standard';
      if (tenantOnly && isStandardOnly) continue;
      yield refusal(requirement.code, requirement.message);
    }
  }
}

function missing(name: string, message: string): Requirement {
  return { in: 'DistributionConfig', member: name, code: 'IllegalUpdate', message };
}

function inOrigin(name: string, code: string, message: string): Requirement {
  return { in: 'Origin', member: name, code, message };
}

function inCustomOrigin(name: string, code: string, message: string): Requirement {
  return { in: 'CustomOriginConfig', member: name, code, message };
}

function inBehavior(name: string, message: string): readonly Requirement[] {
  const structures = ['DefaultCacheBehavior', 'CacheBehavior'];
  return structures.map((it) => ({ in: it, member: name, code: 'InvalidArgument', message }));
}
