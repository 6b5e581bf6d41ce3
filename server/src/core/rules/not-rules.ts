/** A constraint of the catalogue that no rule checks, and why. */
export interface NotRule {
  readonly id: string;
  /**
   * `service`: only CloudFront can know; its answer is placed on the element.
   * `dropped`: found to be wrong, or another rule says it.
   * `account`: needs facts of the account that are not read; CloudFront's answer is placed on the element.
   */
  readonly reason: 'service' | 'dropped' | 'account';
  readonly why: string;
}

/** What one general rule says of every element, by id of the rule and of the constraints in it. */
const saidByRule: Readonly<Record<string, readonly string[]>> = {
  'edge-event-unique': ['function-count'],
  'enum-value': [
    'origin-protocol-policy',
    'origin-ssl-protocols',
    'origin-ip-address-type',
    'origin-group-selection',
    'viewer-protocol-policy',
    'method-enum',
    'fv-cookies-enum',
    'lambda-event-enum',
    'certificate-source-enum',
    'ssl-method-enum',
    'min-protocol-enum',
    'geo-type-enum',
    'price-class-enum',
    'http-version-enum',
    'viewer-mtls-mode',
    'connection-mode-enum',
  ],
  'items-required-here': ['origin-min'],
  'misplaced-element': ['path-pattern-in-default', 'streaming-web-only-elements', 'streaming-oac'],
  'required-member': [
    'update-requires-comment',
    'update-requires-enabled',
    'streaming-required',
    'streaming-logging-members',
  ],
  'unknown-element': ['required-protocol'],
};

/** What only CloudFront can tell, by id. */
const knownToService: Readonly<Record<string, string>> = {
  'etag-missing': 'A text has no ETag. A push sends that of the last pull, and stops where there is none.',
  'etag-stale':
    'Whether somebody else changed the config is known when CloudFront compares the ETag of a push.',
  'distribution-gone': 'Whether the distribution still exists is known when it is asked for.',
  'access-denied': 'What a caller may do is decided by IAM with each request.',
  'update-check-order':
    'CloudFront names one missing member at a time. The rules name all at once, so the order does not matter.',
  'staging-update-origin-caller':
    'Seen once for the update of a staging distribution, which hid what CloudFront really missed.',
  'delete-not-disabled': 'Nothing here deletes a distribution.',
  'alias-in-use': 'Aliases of other accounts are visible to nobody else.',
  'alias-dns-elsewhere': 'Where a DNS record points is known to DNS, and CloudFront looks there itself.',
  'signers-exist': 'Whether another account has an active key pair is visible to nobody else.',
  'cd-policy-on-create':
    'A text does not say whether it will be created or updated, and in an update a policy is right.',
  'ssl-method-static-ip': 'AWS enables static IP addresses for an account on request.',
  'staging-in-use': 'Which continuous deployment policy names a distribution stands in the policy.',
  'cd-policy-in-use':
    'Which primary distribution a policy is attached to is known when another one asks for it.',
  'entity-limit': 'A general error: some limit of the account is reached.',
  'entity-not-found': 'A general error: something that the config names does not exist.',
  'invalid-tagging': 'Tags are no part of a config.',
  'pricing-plan-feature': 'The pricing plan of a distribution stands in no config.',
  'pricing-plan-webacl': 'The pricing plan of a distribution stands in no config.',
  'too-many-distributions': quotaOfAccount('distributions'),
  'streaming-quota': quotaOfAccount('streaming distributions'),
  'certificate-quota': quotaOfAccount('certificates with dedicated addresses'),
  'lambda-distribution-quota': quotaOfAccount('distributions with Lambda@Edge functions'),
  'cache-policy-quota': quotaOfThing('cache policy'),
  'origin-request-policy-quota': quotaOfThing('origin request policy'),
  'response-headers-policy-quota': quotaOfThing('response headers policy'),
  'oac-quota': quotaOfThing('origin access control'),
  'keygroup-quota': quotaOfThing('key group'),
  'fle-quota': quotaOfThing('field-level encryption configuration'),
  'function-quota': quotaOfThing('CloudFront function'),
  'lambda-single-arn-quota': quotaOfThing('version of a Lambda@Edge function'),
};

export const notRules: readonly NotRule[] = [
  ...Object.entries(knownToService).map(([id, why]): NotRule => ({ id, reason: 'service', why })),
  ...Object.entries(saidByRule).flatMap(([rule, ids]) =>
    ids.map((id): NotRule => ({ id, reason: 'dropped', why: `The rule ${rule} says it.` })),
  ),
  {
    id: 'origin-s3-bucket-exists',
    reason: 'account',
    why: 'Whether a bucket exists is a question for S3, and buckets of other accounts are origins too.',
  },
  {
    id: 'lambda-role',
    reason: 'account',
    why: 'Who may assume the role of a function is known to IAM, which is not asked.',
  },
  {
    id: 'lambda-config',
    reason: 'account',
    why: 'Run time, timeout, size and environment of a function are known to Lambda, which is not asked.',
  },
  {
    id: 'logging-bucket-acl',
    reason: 'account',
    why: 'Whether a bucket allows ACLs is a question for S3, which is not asked.',
  },
  {
    id: 'logging-bucket-permission',
    reason: 'account',
    why: 'What the caller may do with a bucket is decided when CloudFront tries it.',
  },
  {
    id: 'shield-advanced',
    reason: 'account',
    why: 'Protections of Shield Advanced are known to Shield, which is not asked.',
  },
];

function quotaOfAccount(things: string): string {
  return `How many ${things} the account has is counted when one more is made.`;
}

function quotaOfThing(thing: string): string {
  return `How many distributions use a ${thing} is counted when one more asks for it.`;
}
