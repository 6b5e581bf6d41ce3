import type { ConfigIndex } from '../../model/config-index.ts';
import { child, descendant, items } from '../../model/document.ts';
import { managedPolicies } from '../../model/managed-policies.ts';
import type { Element } from '../../xml/index.ts';
import type { FactKind, FactList, KnownAccount, Thing } from '../account-facts.ts';
import type { DocumentRule, Report, Severity } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { canBeMissed, choosing, isOfAnother, nearestThing, ofAnother, timeOf } from './known.ts';

interface ExistsRow {
  readonly id: string;
  readonly awsError: string;
  /** A warning for what another account may share. */
  readonly severity: Severity;
  readonly kind: Exclude<FactKind, 'quotas'>;
  /** What people call one. */
  readonly what: string;
  /** The elements that refer to one. */
  places(index: ConfigIndex): readonly (Element | undefined)[];
  /** Other forms are the mistake of other rules. */
  readonly form: RegExp;
  /** Another rule speaks of those of another account. */
  readonly hasOwnerRule?: true;
  readonly why: string;
  readonly source: string;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const api = (operation: string) =>
  `https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_${operation}.html`;

const inBehaviors =
  (name: string) =>
  ({ behaviors }: ConfigIndex) =>
    behaviors.map((it) => child(it, name));

const inRoot =
  (name: string) =>
  ({ config }: ConfigIndex) => [child(config.element, name)];

/** What must be in the account. */
const rows: readonly ExistsRow[] = [
  {
    id: 'cache-policy-exists',
    awsError: 'NoSuchCachePolicy',
    severity: 'error',
    kind: 'cachePolicies',
    what: 'cache policy',
    places: inBehaviors('CachePolicyId'),
    form: uuid,
    why: 'A behavior uses a cache policy of its account or one that AWS manages, by its id.',
    source: api('ListCachePolicies'),
  },
  {
    id: 'origin-request-policy-exists',
    awsError: 'NoSuchOriginRequestPolicy',
    severity: 'error',
    kind: 'originRequestPolicies',
    what: 'origin request policy',
    places: inBehaviors('OriginRequestPolicyId'),
    form: uuid,
    why: 'A behavior uses an origin request policy of its account or one that AWS manages, by its id.',
    source: api('ListOriginRequestPolicies'),
  },
  {
    id: 'response-headers-policy-exists',
    awsError: 'NoSuchResponseHeadersPolicy',
    severity: 'error',
    kind: 'responseHeadersPolicies',
    what: 'response headers policy',
    places: inBehaviors('ResponseHeadersPolicyId'),
    form: uuid,
    why: 'A behavior uses a response headers policy of its account or one that AWS manages, by its id.',
    source: api('ListResponseHeadersPolicies'),
  },
  {
    id: 'keygroup-exists',
    awsError: 'TrustedKeyGroupDoesNotExist',
    severity: 'error',
    kind: 'keyGroups',
    what: 'key group',
    places: ({ behaviors }) => behaviors.flatMap((it) => items(child(it, 'TrustedKeyGroups'))),
    form: uuid,
    why: 'Signed URLs and cookies are checked with the public keys of key groups, which belong to the account.',
    source: api('ListKeyGroups'),
  },
  {
    id: 'fle-exists',
    awsError: 'NoSuchFieldLevelEncryptionConfig',
    severity: 'error',
    kind: 'fieldLevelEncryptionConfigs',
    what: 'field-level encryption config',
    places: inBehaviors('FieldLevelEncryptionId'),
    form: /^\w+$/,
    why: 'A behavior encrypts the fields that a field-level encryption config of the account names.',
    source: api('ListFieldLevelEncryptionConfigs'),
  },
  {
    id: 'realtime-log-exists',
    awsError: 'NoSuchRealtimeLogConfig',
    severity: 'error',
    kind: 'realtimeLogConfigs',
    what: 'real-time log config',
    places: inBehaviors('RealtimeLogConfigArn'),
    form: /^arn:[\w-]+:cloudfront::\d{12}:realtime-log-config\/.+$/,
    hasOwnerRule: true,
    why: 'A behavior logs its requests as a real-time log config of the account says.',
    source: api('ListRealtimeLogConfigs'),
  },
  {
    id: 'oac-exists',
    awsError: 'InvalidOriginAccessControl',
    severity: 'error',
    kind: 'originAccessControls',
    what: 'origin access control',
    places: ({ origins }) => origins.map((it) => child(it, 'OriginAccessControlId')),
    form: /^E[A-Z\d]+$/,
    why: 'CloudFront signs its requests to an origin as an origin access control of the account says.',
    source: api('ListOriginAccessControls'),
  },
  {
    id: 'oai-exists',
    awsError: 'InvalidOriginAccessIdentity',
    severity: 'error',
    kind: 'originAccessIdentities',
    what: 'origin access identity',
    places: ({ origins, config }) => [
      ...origins.map((it) => descendant(it, 'S3OriginConfig', 'OriginAccessIdentity')),
      descendant(config.element, 'S3Origin', 'OriginAccessIdentity'),
    ],
    form: /^origin-access-identity\/cloudfront\/E[A-Z\d]+$/,
    why: 'CloudFront reads from a bucket as an origin access identity of the account.',
    source: api('ListCloudFrontOriginAccessIdentities'),
  },
  {
    id: 'vpc-origin-id',
    awsError: 'InvalidArgument',
    severity: 'warning',
    kind: 'vpcOrigins',
    what: 'VPC origin',
    places: ({ origins }) => origins.map((it) => descendant(it, 'VpcOriginConfig', 'VpcOriginId')),
    form: /\S/,
    why: 'CloudFront reaches into a VPC through a VPC origin. Another account may have shared one, so this is only a warning.',
    source: api('ListVpcOrigins'),
  },
  {
    id: 'webacl-exists',
    awsError: 'InvalidWebACLId',
    severity: 'error',
    kind: 'webAcls',
    what: 'web ACL',
    places: inRoot('WebACLId'),
    form: /^arn:[\w-]+:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/,
    why: 'AWS WAF filters the requests by a web ACL of the account, of scope CLOUDFRONT.',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html',
  },
  {
    id: 'cd-policy-exists',
    awsError: 'NoSuchContinuousDeploymentPolicy',
    severity: 'error',
    kind: 'continuousDeploymentPolicies',
    what: 'continuous deployment policy',
    places: inRoot('ContinuousDeploymentPolicyId'),
    form: uuid,
    why: 'A continuous deployment policy of the account says which requests go to the staging distribution.',
    source: api('ListContinuousDeploymentPolicies'),
  },
  {
    id: 'anycast-exists',
    awsError: 'EntityNotFound',
    severity: 'warning',
    kind: 'anycastIpLists',
    what: 'Anycast IP list',
    places: inRoot('AnycastIpListId'),
    form: /\S/,
    why: 'A distribution gets its static addresses from an Anycast IP list. Another account may have shared one, so this is only a warning.',
    source: api('ListAnycastIpLists'),
  },
];

export const existsRules: readonly DocumentRule[] = rows.map(
  ({ kind, what, places, form, hasOwnerRule, why, ...facts }) => ({
    ...facts,
    needs: 'account',
    summary: `The ${what} must be one that the account has.`,
    why: `${why} Speaks only where the account's list could be read.`,
    on: 'document',

    *check(_, { index, account, baseline }) {
      const list: FactList<Thing> | undefined = account?.facts[kind];
      if (index === undefined || account === undefined || list === undefined) return;
      const known = new Set(list.items.map((it) => it.id));
      for (const element of places(index)) {
        const value = element?.text.trim() ?? '';
        if (element === undefined || known.has(value) || !form.test(value)) continue;
        if (managedPolicies.has(value) || !canBeMissed(value, account, baseline)) continue;
        if (!isOfAnother(value, account.facts)) yield missing(element, { list, what, account });
        else if (hasOwnerRule === undefined) yield ofAnother(element, what, account.facts);
      }
    },
  }),
);

interface Sought {
  readonly list: FactList<Thing>;
  readonly what: string;
  readonly account: KnownAccount;
}

function missing(element: Element, { list, what, account }: Sought): Report {
  const best = nearestThing(element.text.trim(), list.items);
  const hint = best === undefined ? '' : ` Did you mean ${best.name}?`;
  return {
    at: valueSpan(element),
    message: `Account ${account.facts.accountId} had no such ${what} on ${timeOf(list)}.${hint}`,
    fixes: choosing(element, list.items, best),
  };
}
