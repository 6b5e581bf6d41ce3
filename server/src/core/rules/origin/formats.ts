import type { ElementRule } from '../rule.ts';
import { apiPage, type TextRow, textRule } from '../value/text-rule.ts';

const anyLength = [0, Number.POSITIVE_INFINITY] as const;

/** Ids, ARNs and account numbers of an origin. */
const rows: readonly TextRow[] = [
  {
    id: 'oai-format',
    on: ['S3OriginConfig.OriginAccessIdentity'],
    severity: 'error',
    awsError: 'InvalidOriginAccessIdentity',
    length: anyLength,
    pattern: /^origin-access-identity\/cloudfront\/[A-Z0-9]+$/,
    meant: (value) => {
      const id = /\bE[A-Z0-9]{8,}\b/.exec(value)?.[0];
      return id && `origin-access-identity/cloudfront/${id}`;
    },
    what: 'OriginAccessIdentity is empty or origin-access-identity/cloudfront/ID.',
    why: 'The id alone, or an ARN, is not enough: CloudFront answers "The specified origin access identity does not exist or is not valid."',
    source: `${apiPage('S3OriginConfig')}, serverless/serverless#11729`,
  },
  {
    id: 'oac-format',
    on: ['Origin.OriginAccessControlId'],
    severity: 'warning',
    awsError: 'InvalidOriginAccessControl',
    length: anyLength,
    pattern: /^E[A-Z0-9]+$/,
    meant: (value) => /\bE[A-Z0-9]{8,}$/.exec(value)?.[0],
    what: 'OriginAccessControlId is probably an id such as E2QWRUHAPOMQZL, not a name or an ARN.',
    why: 'CloudFront names origin access controls by an id of its own, and refuses one that it does not find.',
    source: `inferred; ${apiPage('OriginAccessControl')}`,
  },
  {
    id: 'vpc-origin-owner',
    on: ['VpcOriginConfig.OwnerAccountId'],
    severity: 'warning',
    awsError: 'InvalidArgument',
    length: anyLength,
    pattern: /^\d{12}$/,
    meant: (value) => (/^\d{4}-\d{4}-\d{4}$/.test(value) ? value.replaceAll('-', '') : undefined),
    what: 'OwnerAccountId is probably the 12 digits of an AWS account.',
    why: 'It is the account that shares the VPC origin.',
    source: `inferred; ${apiPage('VpcOriginConfig')}`,
  },
];

export const originFormatRules: readonly ElementRule[] = rows.map(textRule);
