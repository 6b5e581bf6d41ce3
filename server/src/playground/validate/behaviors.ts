import { behaviors, isTenantOnly, member, type Node, valueAt } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/**
 * A behavior takes its cache settings from a policy or from ForwardedValues and TTLs, never from both.
 * Sentences: cloudposse/terraform-aws-cloudfront-s3-cdn#252, terraform-aws-modules/terraform-aws-cloudfront#20,
 * aws-controllers-k8s/community#2335 (MinTTL), hashicorp/terraform-provider-aws#17878 (order).
 */
export function* checkBehaviors(config: Node): Iterable<Refusal> {
  for (const behavior of behaviors(config)) {
    // GET answers with an empty CachePolicyId where there is no policy.
    const hasPolicy = (valueAt(behavior, 'CachePolicyId') ?? '') !== '';
    const hasValues = member(behavior, 'ForwardedValues') !== undefined;
    if (hasPolicy) {
      if (hasValues)
        yield invalid(
          'ForwardedValues cannot be used when a cache policy is associated to the cache behavior.',
        );
      continue;
    }
    if (!hasValues && !isTenantOnly(config)) yield invalid('ForwardedValues is required.');
    if (hasValues) yield* checkTimes(behavior);
  }
}

function* checkTimes(behavior: Node): Iterable<Refusal> {
  const min = valueAt(behavior, 'MinTTL');
  if (min === undefined) {
    yield invalid('MinTTL is required.');
    return;
  }
  const usual = BigInt(valueAt(behavior, 'DefaultTTL') ?? '86400');
  const max = BigInt(valueAt(behavior, 'MaxTTL') ?? '31536000');
  if (BigInt(min) > usual || usual > max)
    yield refusal(
      'InvalidTTLOrder',
      'MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL less than or equal to MaxTTL',
    );
}

function invalid(rest: string): Refusal {
  return refusal('InvalidArgument', `The parameter ${rest}`);
}
