import { managedPolicies } from '../../../server/src/core/model/managed-policies.ts';
import type { Makers } from './build.ts';
import type { Dice } from './dice.ts';

const policyIds = (kind: string) =>
  [...managedPolicies].filter(([, it]) => it.kind === kind && !it.isForAmplify).map(([id]) => id);
const managed = {
  cache: policyIds('cache'),
  'origin-request': policyIds('origin-request'),
  'response-headers': policyIds('response-headers'),
};

/** The id of a policy that AWS manages, or of one of the account. */
export function policyId(dice: Dice, kind: keyof typeof managed): string {
  return dice.chance(0.7) ? dice.from(managed[kind]) : uuid(dice);
}

/** A UUID such as CloudFront gives. */
export function uuid(dice: Dice): string {
  return [8, 4, 4, 4, 12].map((it) => letters(dice, '0123456789abcdef', it)).join('-');
}

/** An id such as that of an origin access control. */
export function token(dice: Dice): string {
  return `E${letters(dice, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 13)}`;
}

/** So many letters of an alphabet. */
export function letters(dice: Dice, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(dice.int(0, alphabet.length - 1))).join('');
}

const account = '111122223333';

/** An ARN of a certificate. */
export function certificateArn(dice: Dice): string {
  return `arn:aws:acm:us-east-1:${account}:certificate/${uuid(dice)}`;
}

/** Texts and numbers that stand for themselves, by the key of their declaration or by name. */
export const values: Makers = {
  CallerReference: ({ dice }) =>
    dice.from([
      'cli-example',
      '1700000000',
      's3://bucket/ 2013-05-18 23:07:56 +0300',
      '0b7d-terraform',
      'ä & ö',
    ]),
  Comment: ({ dice }) => dice.from(['', 'Travel shop', 'a & b < c', 'Bücher, 本', 'x'.repeat(128)]),
  'DistributionConfig.DefaultRootObject': ({ dice }) =>
    dice.from(['', 'index.html', 'start/Page_1-~2.$.htm', 'a\'"b']),
  'DistributionConfig.ContinuousDeploymentPolicyId': () => '',
  'Origin.OriginPath': ({ dice }) => dice.from(['', '', '/v1', '/a/b%20c/d.e_f-g~h']),
  'OriginShield.OriginShieldRegion': ({ dice }) => dice.from(['us-east-1', 'eu-west-1', 'ap-northeast-1']),
  'VpcOriginConfig.VpcOriginId': ({ dice }) => `vo_${letters(dice, 'abcdefABCDEF0123456789', 22)}`,
  'VpcOriginConfig.OwnerAccountId': () => account,
  'OriginMtlsConfig.ClientCertificateArn': ({ dice }) => certificateArn(dice),
  ErrorCachingMinTTL: ({ dice }) => dice.from(['0', '10', '86400']),
  FieldLevelEncryptionId: () => '',
  RealtimeLogConfigArn: () => `arn:aws:cloudfront::${account}:realtime-log-config/clicks`,
  FunctionARN: ({ dice }) => `arn:aws:cloudfront::${account}:function/${dice.from(['add-index', 'A_1'])}`,
  LambdaFunctionARN: ({ dice }) =>
    `arn:aws:lambda:us-east-1:${account}:function:edge-auth:${dice.int(1, 40)}`,
  'OriginCustomHeader.HeaderValue': ({ dice }) => dice.from(['1', 'a b; c="d"', '']),
  HTTPPort: ({ dice }) => dice.from(['80', '8080', '1024', '65535', '443']),
  HTTPSPort: ({ dice }) => dice.from(['443', '8443', '1024', '65535']),
  'ConnectionFunctionAssociation.Id': ({ dice }) => token(dice),
  'CacheTagConfig.HeaderName': ({ dice }) => dice.from(['Cache-Tag', 'x-tags']),
  'TrustStoreConfig.TrustStoreId': ({ dice }) => `ts_${letters(dice, 'abcdef0123456789', 20)}`,
  'StringSchemaConfig.DefaultValue': ({ dice }) => dice.from(['x', 'eu', '/a/b', 'y'.repeat(256)]),
};
