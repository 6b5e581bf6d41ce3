import type { NotDone } from '#sync';
import { type Endpoint, endpointOf, isLoopback } from './endpoint.ts';
import { readSharedConfig } from './profiles.ts';

/** What a user or a link chose. Empty texts count as not chosen. */
export interface Choice {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Everything a client is made of. */
export interface Settings {
  readonly kind: 'settings';
  readonly profile: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly neighbors: Neighbors;
}

/** Where the services beside CloudFront are asked. */
export type Neighbors = Readonly<Record<'acm' | 'wafv2' | 'service_quotas', Endpoint | NotServed>>;

/** Whoever leads CloudFront away from AWS does not want AWS to be asked behind their back. */
export interface NotServed {
  readonly kind: 'not-served';
}

/** The profile whose credentials a choice leads to; undefined: the environment's or the default ones. */
export function profileOf(choice: Choice, env: Env): string | undefined {
  return choice.profile || (needsNoCredentials(choice, env) ? undefined : env.AWS_PROFILE || undefined);
}

/**
 * A playground is told by its address. It checks no keys, so unless some were chosen it is not shown any:
 * no question for an MFA code, no search for instance metadata, no session token in clear text.
 */
export function needsNoCredentials({ profile, endpoint }: Choice, env: Env): boolean {
  return !profile && endpoint !== undefined && isLoopback(endpoint) && !env.AWS_ACCESS_KEY_ID;
}

/** Reads the shared files and the environment; refuses a profile that does not exist and an endpoint that is not safe. */
export async function readSettings(choice: Choice, env: Env): Promise<Settings | NotDone> {
  const { profiles, services } = await readSharedConfig();
  const name = profileOf(choice, env);
  const profile = profiles.get(name ?? 'default');
  if (name !== undefined && profile === undefined) {
    const message = `No profile in the AWS config or credentials file has this name: "${name}"`;
    return { kind: 'no-credentials', reason: 'unknown-profile', profile: name, message };
  }

  const sources = { profile, services, env };
  const option = choice.endpoint || undefined;
  const endpoint = endpointOf({ ...sources, service: 'cloudfront', option });
  if (endpoint.kind === 'unusable') return { kind: 'offline', message: endpoint.message };

  const region = choice.region || env.AWS_REGION || profile?.region || 'us-east-1';
  const { url } = endpoint;
  const neighbor = (service: keyof Neighbors): Endpoint | NotServed => {
    const found = endpointOf({ ...sources, service, option: undefined });
    const isOfAws = found.kind === 'endpoint' && found.url === undefined;
    return isOfAws && (url !== undefined || isOtherPartition(region)) ? { kind: 'not-served' } : found;
  };
  return {
    kind: 'settings',
    profile: name,
    region: url === undefined ? region : signingRegion(region),
    endpoint: url,
    neighbors: {
      acm: neighbor('acm'),
      wafv2: neighbor('wafv2'),
      service_quotas: neighbor('service_quotas'),
    },
  };
}

/**
 * CloudFront is global: a region only says which partition of AWS is meant, and requests are signed for the region
 * its CloudFront lives in. The SDK looks that up only while it chooses the endpoint too.
 * @see https://docs.aws.amazon.com/general/latest/gr/cf_region.html
 */
function signingRegion(region: string): string {
  if (region.startsWith('cn-')) return 'cn-northwest-1';
  return isOtherPartition(region) ? region : 'us-east-1';
}

/** Partitions other than AWS's public one have their own accounts, and their own CloudFront or none. */
function isOtherPartition(region: string): boolean {
  return /^(cn-|us-gov|us-iso|eu-iso|eusc)/.test(region);
}
