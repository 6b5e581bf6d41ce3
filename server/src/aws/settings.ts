import type { NotDone } from '#sync';
import { endpointOf, isLoopback } from './endpoint.ts';
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

  const endpoint = endpointOf({ option: choice.endpoint || undefined, profile, services, env });
  if (endpoint.kind === 'unusable') return { kind: 'offline', message: endpoint.message };

  const region = choice.region || env.AWS_REGION || profile?.region || 'us-east-1';
  const { url } = endpoint;
  return {
    kind: 'settings',
    profile: name,
    region: url === undefined ? region : signingRegion(region),
    endpoint: url,
  };
}

/**
 * CloudFront is global: a region only says which partition of AWS is meant, and requests are signed for the region
 * its CloudFront lives in. The SDK looks that up only while it chooses the endpoint too.
 * @see https://docs.aws.amazon.com/general/latest/gr/cf_region.html
 */
function signingRegion(region: string): string {
  if (region.startsWith('cn-')) return 'cn-northwest-1';
  return /^(us-gov|us-iso|eu-iso|eusc)/.test(region) ? region : 'us-east-1';
}
