import type { Severity } from '../rule.ts';

/** What an update must say though the API model leaves it optional. */
export interface Requirement {
  readonly id: string;
  readonly in: Holder;
  readonly members: readonly string[];
  readonly severity: Severity;
  readonly awsError: string;
  /** What the members hold in an element that the baseline does not have, by name; none for the config itself. */
  readonly usual?: Readonly<Record<string, string>>;
  /** CloudFront's own words, or what else is known. */
  readonly why?: string;
  readonly source?: string;
}

/** Where requirements stand; a behavior is the default one or any other. */
export type Holder =
  | 'config'
  | 'origin'
  | 'custom-origin'
  | 'behavior'
  | 'allowed-methods'
  | 'forwarded-values'
  | 'error-response';

/**
 * In the order of the documentation's table, then deeper ones:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html
 */
export const requirements: readonly Requirement[] = [
  inConfig('update-requires-aliases', 'Aliases', {
    why: 'It answers "Aliases are missing for the resource".',
  }),
  inConfig('update-requires-defaultrootobject', 'DefaultRootObject'),
  inConfig('update-requires-cachebehaviors', 'CacheBehaviors'),
  inConfig('update-requires-customerrorresponses', 'CustomErrorResponses', {
    why: 'It answers "The specified list of custom error responses does not exist or is not valid."',
    source: 'ansible-collections/community.aws#1424',
  }),
  inConfig('update-requires-logging', 'Logging'),
  inConfig('update-requires-priceclass', 'PriceClass'),
  inConfig('update-requires-viewercertificate', 'ViewerCertificate', {
    awsError: 'InvalidViewerCertificate',
    why: 'It answers "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate".',
  }),
  inConfig('update-requires-restrictions', 'Restrictions', { source: 'aws/aws-sdk-ruby#490' }),
  inConfig('update-requires-webaclid', 'WebACLId', {
    why: 'It answers "WebACLId is missing for the resource".',
  }),
  inConfig('update-requires-httpversion', 'HttpVersion'),
  {
    id: 'update-requires-customheaders',
    in: 'origin',
    members: ['CustomHeaders'],
    severity: 'error',
    awsError: 'IllegalUpdate',
    usual: { CustomHeaders: '<Quantity>0</Quantity>' },
    why: 'It answers "The \'OriginCustomHeaders\' field is missing".',
    source: 'ubergeek42/lambda-letsencrypt#24',
  },
  {
    id: 'update-requires-originpath',
    in: 'origin',
    members: ['OriginPath'],
    severity: 'error',
    awsError: 'InvalidArgument',
    usual: { OriginPath: '' },
    why: 'It answers "The parameter originPath is null."',
    source: 'aws/aws-sdk-php#507',
  },
  {
    id: 'update-requires-originreadtimeout',
    in: 'custom-origin',
    members: ['OriginReadTimeout'],
    severity: 'error',
    awsError: 'IllegalUpdate',
    usual: { OriginReadTimeout: '30' },
    why: 'It answers "OriginReadTimeout is required for updates."',
    source: 'boto/boto3#1083, aws-controllers-k8s/community#2335',
  },
  {
    id: 'update-requires-originkeepalivetimeout',
    in: 'custom-origin',
    members: ['OriginKeepaliveTimeout'],
    severity: 'error',
    awsError: 'IllegalUpdate',
    usual: { OriginKeepaliveTimeout: '5' },
    why: 'It answers "OriginKeepaliveTimeout is required for updates."',
    source: 'boto/boto3#1083',
  },
  {
    id: 'update-requires-originsslprotocols',
    in: 'custom-origin',
    members: ['OriginSslProtocols'],
    severity: 'error',
    awsError: 'InvalidArgument',
    usual: { OriginSslProtocols: listOf('SslProtocol', ['TLSv1.2']) },
    why: 'It answers "The parameter OriginSslProtocols is required."',
    source: 'a note in public code that quotes the answer',
  },
  inBehavior('update-requires-allowedmethods', 'AllowedMethods', {
    usual: { AllowedMethods: usualMethods() },
  }),
  {
    id: 'update-requires-cachedmethods',
    in: 'allowed-methods',
    members: ['CachedMethods'],
    severity: 'warning',
    awsError: 'InvalidArgument',
    usual: { CachedMethods: listOf('Method', ['GET', 'HEAD']) },
    why: 'Other tools always send it with an update, so CloudFront probably wants it.',
    source: 'go-to-k/cdkd; aws/aws-sdk-ruby#490',
  },
  inBehavior('update-requires-smoothstreaming', 'SmoothStreaming', {
    usual: { SmoothStreaming: 'false' },
    why: 'It answers "The parameter SmoothStreaming flag is missing".',
  }),
  inBehavior('update-requires-compress', 'Compress', {
    severity: 'warning',
    usual: { Compress: 'false' },
    why: 'The documentation says so, but nobody reported that CloudFront insists.',
  }),
  inBehavior('update-requires-lambdafunctionassociations', 'LambdaFunctionAssociations', {
    usual: { LambdaFunctionAssociations: '<Quantity>0</Quantity>' },
    source: 'ubergeek42/lambda-letsencrypt#24',
  }),
  inBehavior('update-requires-fieldlevelencryptionid', 'FieldLevelEncryptionId', {
    usual: { FieldLevelEncryptionId: '' },
    why: 'It answers "The parameter Field level encryption id is required."',
    source: 'boto/boto3#1558, ansible/ansible#61271',
  }),
  {
    id: 'update-requires-errorcachingminttl',
    in: 'error-response',
    members: ['ErrorCachingMinTTL'],
    severity: 'warning',
    awsError: 'IllegalUpdate',
    usual: { ErrorCachingMinTTL: '10' },
    why: 'A list without it was refused with "The specified list of custom error responses does not exist or is not valid.", though that may have had another cause.',
    source: 'inferred from ansible-collections/community.aws#1424',
  },
  {
    id: 'update-requires-legacy-lists',
    in: 'forwarded-values',
    members: ['Headers', 'QueryStringCacheKeys'],
    severity: 'warning',
    awsError: 'IllegalUpdate',
    usual: { Headers: '<Quantity>0</Quantity>', QueryStringCacheKeys: '<Quantity>0</Quantity>' },
    why: 'It was seen to refuse an update in which a list of ForwardedValues was absent.',
    source: 'ubergeek42/lambda-letsencrypt#24',
  },
];

type Details = Partial<Pick<Requirement, 'severity' | 'awsError' | 'usual' | 'why' | 'source'>>;

function inConfig(id: string, member: string, details: Details = {}): Requirement {
  return { id, in: 'config', members: [member], severity: 'error', awsError: 'IllegalUpdate', ...details };
}

function inBehavior(id: string, member: string, details: Details): Requirement {
  return {
    id,
    in: 'behavior',
    members: [member],
    severity: 'error',
    awsError: 'InvalidArgument',
    ...details,
  };
}

/** What a list holds, as lines inside its tags. */
function listOf(item: string, values: readonly string[]): string {
  const items = values.map((it) => `\n    <${item}>${it}</${item}>`).join('');
  return `\n  <Quantity>${values.length}</Quantity>\n  <Items>${items}\n  </Items>\n`;
}

/** The methods of a behavior without its own, cached ones included. */
function usualMethods(): string {
  const methods = listOf('Method', ['GET', 'HEAD']);
  return `${methods}  <CachedMethods>${methods.replaceAll('\n', '\n  ')}</CachedMethods>\n`;
}
