import type { Rule } from '../rule.ts';
import { anycastPriceClass, cacheTagHeader, ipv6SignedIp, priceClassNone } from './others.ts';
import { cdPolicyOnStaging, httpVersionCdHttp3 } from './staging.ts';
import { viewerMtlsHttp3, viewerMtlsHttps, viewerMtlsTruststore } from './viewer-mtls.ts';
import { webaclClassic, webaclFormat, webaclMissing, webaclRegional } from './web-acl.ts';

/** Rules about other members of the config itself. */
export const rootRules: readonly Rule[] = [
  priceClassNone,
  httpVersionCdHttp3,
  webaclFormat,
  webaclRegional,
  webaclClassic,
  webaclMissing,
  ipv6SignedIp,
  cdPolicyOnStaging,
  anycastPriceClass,
  viewerMtlsTruststore,
  viewerMtlsHttps,
  viewerMtlsHttp3,
  cacheTagHeader,
];
