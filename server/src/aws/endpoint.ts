import type { Section, SharedConfig } from './profiles.ts';

/** Where CloudFront is called; `url` undefined is AWS itself. */
export type Endpoint =
  | { readonly kind: 'endpoint'; readonly url: string | undefined }
  | { readonly kind: 'unusable'; readonly message: string };

/** A service as the SDK's settings name it: `acm.endpoint_url`, AWS_ENDPOINT_URL_ACM. */
export type Service = 'cloudfront' | 'acm' | 'wafv2' | 'service_quotas';

export interface EndpointSources {
  readonly service: Service;
  readonly option: string | undefined;
  readonly profile: Section | undefined;
  readonly services: SharedConfig['services'];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds the endpoint of a service. A profile that was chosen is more deliberate than the environment of whoever started the
 * process, so it comes first; the SDK alone would read the endpoint of AWS_PROFILE, whatever profile it was given.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointOf({ service, option, profile, services, env }: EndpointSources): Endpoint {
  if (option !== undefined) return usable(option);
  if (isTrue(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS) || isTrue(profile?.ignore_configured_endpoint_urls)) {
    return { kind: 'endpoint', url: undefined };
  }

  const name = profile?.services;
  const section = name === undefined ? undefined : services.get(name);
  if (name !== undefined && section === undefined) {
    return {
      kind: 'unusable',
      message: `The profile names a services section that does not exist: "${name}"`,
    };
  }
  const configured = section?.[`${service}.endpoint_url`] ?? profile?.endpoint_url;
  const exported = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || env.AWS_ENDPOINT_URL || undefined;
  const url = configured ?? exported;
  return url === undefined ? { kind: 'endpoint', url } : usable(url);
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

function usable(url: string): Endpoint {
  const message = endpointProblem(url);
  return message === undefined ? { kind: 'endpoint', url } : { kind: 'unusable', message };
}

/** Why an endpoint cannot be used; undefined when it can. Configs hold secrets, so http stays inside the machine. */
export function endpointProblem(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return `The endpoint is no URL: "${endpoint}"`;

  const { username, password, protocol } = new URL(endpoint);
  if (username !== '' || password !== '') return 'The endpoint may not carry a user name or password.';
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(endpoint))) return undefined;
  return `The endpoint must use https; http is only for this machine (127.0.0.1, localhost): "${endpoint}"`;
}

/** Whether the endpoint is on this machine. */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;

  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
