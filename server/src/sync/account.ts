import { accountOf } from '#core';
import type { AwsError, Cancellation, Distributions, Link, NotRead } from './ports.ts';

/** The link's distribution was not found or not allowed, and the profile cannot be shown to speak for the link's account. */
export interface WrongAccount {
  readonly kind: 'wrong-account';
  readonly distributionId: string;
  /** The account that the link remembers. */
  readonly expected: string;
  /** The account that the profile belongs to; undefined when it could not be found out. */
  readonly actual: string | undefined;
  readonly profile: string;
  /** What CloudFront said. */
  readonly error: AwsError;
}

/**
 * "No such distribution" and "access denied" say little when another account was asked: the distribution may be
 * well, and its link right. They pass only where the connection is known to speak for the link's account.
 */
export async function guardAccount<Failure extends NotRead>(
  distributions: Distributions,
  link: Link,
  failure: Failure,
  cancel?: Cancellation,
): Promise<Failure | WrongAccount> {
  if (failure.kind !== 'gone' && failure.kind !== 'denied') return failure;

  const actual = principalAccount(failure) ?? (await accountBehind(distributions, cancel));
  if (actual === link.accountId) return failure;

  const { distributionId, accountId: expected, profile } = link;
  return { kind: 'wrong-account', distributionId, expected, actual, profile, error: failure.error };
}

/** AccessDenied names the principal: `User: arn:aws:iam::111122223333:user/ann is not authorized …`. */
function principalAccount(failure: NotRead): string | undefined {
  return failure.kind === 'denied' ? accountOf(failure.principal ?? '') || undefined : undefined;
}

/** The account of whatever the connection can list. An account without any distribution cannot be told. */
async function accountBehind(
  distributions: Distributions,
  cancel?: Cancellation,
): Promise<string | undefined> {
  for (const kind of ['distribution', 'streaming'] as const) {
    const page = await distributions.list(kind, undefined, cancel);
    const principal = page.kind === 'page' ? undefined : principalAccount(page);
    if (principal !== undefined) return principal;
    const arn = page.kind === 'page' ? page.distributions[0]?.arn : undefined;
    if (arn !== undefined) return accountOf(arn) || undefined;
  }
  return undefined;
}
