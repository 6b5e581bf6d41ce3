/** A constraint of the catalogue that no rule checks, and why. */
export interface NotRule {
  readonly id: string;
  /**
   * `service`: only CloudFront can know; its answer is placed on the element. `dropped`: found to be wrong.
   * `account`: needs facts of the account that are not read; CloudFront's answer is placed on the element.
   */
  readonly reason: 'service' | 'dropped' | 'account';
  readonly why: string;
}

export const notRules: readonly NotRule[] = [
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
