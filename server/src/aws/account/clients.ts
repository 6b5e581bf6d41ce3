import { ACMClient } from '@aws-sdk/client-acm';
import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import type { Neighbors } from '../settings.ts';

/** Who is asked for the facts of an account. Each getter throws `Unavailable` where the place has no such service. */
export interface Clients {
  readonly cloudFront: CloudFrontClient;
  readonly acm: ACMClient;
  readonly wafv2: WAFV2Client;
  readonly serviceQuotas: ServiceQuotasClient;
}

/** Thrown in place of asking: nobody is there, or the settings name an endpoint that is not safe. */
export class Unavailable extends Error {
  /** Undefined: the place serves CloudFront alone. */
  readonly reason: string | undefined;

  constructor(reason: string | undefined) {
    super(reason ?? 'not served');
    this.name = 'Unavailable';
    this.reason = reason;
  }
}

/**
 * Clients with the credentials and sockets of the one for CloudFront: nobody is asked for a code twice, and closing
 * that one closes all. What concerns CloudFront is kept in us-east-1:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html,
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html.
 */
export function clientsBeside(cloudFront: CloudFrontClient, neighbors: Neighbors): Clients {
  const { credentials, requestHandler } = cloudFront.config;
  const optionsFor = (service: keyof Neighbors) => {
    const endpoint = neighbors[service];
    if (endpoint.kind === 'not-served') throw new Unavailable(undefined);
    if (endpoint.kind === 'unusable') throw new Unavailable(endpoint.message);
    const { url } = endpoint;
    const options = {
      region: 'us-east-1',
      credentials,
      requestHandler,
      ignoreConfiguredEndpointUrls: true,
    };
    return url === undefined ? options : { ...options, endpoint: url };
  };

  let acm: ACMClient | undefined;
  let wafv2: WAFV2Client | undefined;
  let serviceQuotas: ServiceQuotasClient | undefined;
  return {
    cloudFront,
    get acm() {
      acm ??= new ACMClient(optionsFor('acm'));
      return acm;
    },
    get wafv2() {
      wafv2 ??= new WAFV2Client(optionsFor('wafv2'));
      return wafv2;
    },
    get serviceQuotas() {
      serviceQuotas ??= new ServiceQuotasClient(optionsFor('service_quotas'));
      return serviceQuotas;
    },
  };
}
