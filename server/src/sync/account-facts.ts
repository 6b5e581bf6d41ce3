import type { AccountFacts, FactKind } from '#core';
import { accountOf } from '#core';
import type { Account, Cancellation, Clock, FactsRead, NotRead } from './ports.ts';

/** What could be read of an account. */
export interface AccountReading {
  /** Undefined when nothing told whose account it is, so that nothing can be said of it. */
  readonly facts: AccountFacts | undefined;
  readonly missing: readonly Missing[];
}

/** A list that could not be read. */
export interface Missing {
  readonly kind: FactKind;
  /** The IAM action that reads it. */
  readonly action: string;
  readonly failure: NotRead;
}

/**
 * The IAM action behind each kind, in the order of reading. The first tells whose account it is.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html and its neighbors.
 */
const actions = [
  ['distributions', 'cloudfront:ListDistributions'],
  ['cachePolicies', 'cloudfront:ListCachePolicies'],
  ['originRequestPolicies', 'cloudfront:ListOriginRequestPolicies'],
  ['responseHeadersPolicies', 'cloudfront:ListResponseHeadersPolicies'],
  ['functions', 'cloudfront:ListFunctions'],
  ['keyGroups', 'cloudfront:ListKeyGroups'],
  ['originAccessControls', 'cloudfront:ListOriginAccessControls'],
  ['originAccessIdentities', 'cloudfront:ListCloudFrontOriginAccessIdentities'],
  ['certificates', 'acm:ListCertificates'],
  ['webAcls', 'wafv2:ListWebACLs'],
  ['fieldLevelEncryptionConfigs', 'cloudfront:ListFieldLevelEncryptionConfigs'],
  ['realtimeLogConfigs', 'cloudfront:ListRealtimeLogConfigs'],
  ['continuousDeploymentPolicies', 'cloudfront:ListContinuousDeploymentPolicies'],
  ['vpcOrigins', 'cloudfront:ListVpcOrigins'],
  ['anycastIpLists', 'cloudfront:ListAnycastIpLists'],
  ['quotas', 'servicequotas:ListServiceQuotas'],
] as const satisfies readonly (readonly [FactKind, string])[];

export interface AccountDeps {
  readonly account: Account;
  readonly clock: Clock;
}

/**
 * Reads every kind of fact, one after the other: nobody waits for them, and CloudFront throttles those in a hurry.
 * A kind that fails leaves the others as they are, unless its failure is bound to be theirs too.
 */
export async function readAccount(
  { account, clock }: AccountDeps,
  cancel?: Cancellation,
): Promise<AccountReading> {
  const missing: Missing[] = [];
  let lists: Omit<AccountFacts, 'accountId'> = {};
  let accountId: string | undefined;
  for (const [kind, action] of actions) {
    const readAt = clock.now();
    const read = await account.read(kind, cancel);
    accountId ??= ownerIn(read);
    if (read.kind === 'facts') lists = { ...lists, [kind]: { items: read.items, readAt } };
    else if (read.kind !== 'not-served') missing.push({ kind, action, failure: read });
    if (isForAll(read)) break;
  }
  return { facts: accountId === undefined ? undefined : { ...lists, accountId }, missing };
}

/** An account is named by ARNs: of what it has, or of who is told that they may not see it. */
function ownerIn(read: FactsRead<FactKind>): string | undefined {
  if (read.kind === 'facts') return read.accountId;
  return read.kind === 'denied' ? accountOf(read.principal ?? '') || undefined : undefined;
}

function isForAll(read: FactsRead<FactKind>): boolean {
  return ['no-credentials', 'offline', 'throttled', 'cancelled'].includes(read.kind);
}
