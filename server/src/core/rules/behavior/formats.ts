import type { ElementRule } from '../rule.ts';
import { apiPage, type TextRow, textRule } from '../value/text-rule.ts';
import { inBehaviors } from './behaviors.ts';

const anyLength = [0, Number.POSITIVE_INFINITY] as const;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids, ARNs and account numbers of a behavior. */
const rows: readonly TextRow[] = [
  {
    id: 'signers-account',
    on: ['TrustedSigners.Items.AwsAccountNumber'],
    severity: 'error',
    awsError: 'TrustedSignerDoesNotExist',
    length: [1, Number.POSITIVE_INFINITY],
    pattern: /^(?:self|\d{12})$/,
    meant: (value) => {
      if (/^self$/i.test(value)) return 'self';
      return /^\d{4}-\d{4}-\d{4}$/.test(value)
        ? value.replaceAll('-', '')
        : /(?<=:)\d{12}(?=:)/.exec(value)?.[0];
    },
    what: 'A trusted signer is self or the 12 digits of an AWS account.',
    why: 'A signer is an AWS account: the distribution’s own, or another by its number without hyphens.',
    source: apiPage('TrustedSigners'),
  },
  {
    id: 'keygroup-format',
    on: ['TrustedKeyGroups.Items.KeyGroup'],
    severity: 'warning',
    awsError: 'TrustedKeyGroupDoesNotExist',
    length: anyLength,
    pattern: new RegExp(`^${uuid.source}`, 'i'),
    meant: (value) => uuid.exec(value)?.[0],
    what: 'A key group is probably named by an id such as ad9e4c5c-259e-43cc-a3ea-78f7c737902d, not by its name.',
    why: 'Key groups have a name for people and an id for configs. CloudFront refuses an id that it does not find.',
    source: `inferred; ${apiPage('TrustedKeyGroups')}`,
  },
  {
    id: 'realtime-log-arn',
    on: inBehaviors('RealtimeLogConfigArn'),
    severity: 'warning',
    awsError: 'NoSuchRealtimeLogConfig',
    length: anyLength,
    pattern: /^arn:aws[a-z-]*:cloudfront::\d{12}:realtime-log-config\/\S+$/,
    what: 'RealtimeLogConfigArn is probably arn:aws:cloudfront::ACCOUNT:realtime-log-config/NAME.',
    why: 'It names the configuration of real-time logs that a behavior writes to. CloudFront refuses one that it does not find.',
    source: `inferred; ${apiPage('RealtimeLogConfig')}`,
  },
];

export const behaviorFormatRules: readonly ElementRule[] = rows.map(textRule);
