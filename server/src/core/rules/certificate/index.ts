import type { Rule } from '../rule.ts';
import { certificateAcmFormat, certificateAcmRegion } from './acm-arn.ts';
import { certificateDeprecatedFields, certificateNone, certificateOneOf } from './choice.ts';
import { certificateDefaultUsed, minProtocolNotPqc, minProtocolWeak, sslMethodVip } from './practice.ts';
import {
  certificateDefaultWithExtras,
  certificateMinProtocolMissing,
  certificateSslMethodMissing,
  minProtocolSslv3Sni,
  minProtocolVip,
} from './protocol.ts';

/** Rules about the certificate and the TLS versions that viewers get. */
export const certificateRules: readonly Rule[] = [
  certificateOneOf,
  certificateNone,
  certificateSslMethodMissing,
  certificateMinProtocolMissing,
  certificateDefaultWithExtras,
  certificateAcmRegion,
  certificateAcmFormat,
  certificateDeprecatedFields,
  sslMethodVip,
  minProtocolSslv3Sni,
  minProtocolVip,
  minProtocolWeak,
  minProtocolNotPqc,
  certificateDefaultUsed,
];
