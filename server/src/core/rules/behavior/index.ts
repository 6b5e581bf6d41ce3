import type { Rule } from '../rule.ts';
import * as advice from './advice.ts';
import * as encryption from './field-level-encryption.ts';
import { behaviorFormatRules } from './formats.ts';
import * as cookies from './forwarded-cookies.ts';
import * as headers from './forwarded-headers.ts';
import * as functions from './functions.ts';
import * as grpc from './grpc.ts';
import * as lambdaFunctions from './lambda-functions.ts';
import * as methods from './methods.ts';
import * as pathOrder from './path-order.ts';
import * as pathPattern from './path-pattern.ts';
import * as policies from './policies.ts';
import { policyFormatRules, policyWrongSlotRules } from './policy-ids.ts';
import * as queryKeys from './query-keys.ts';
import * as signers from './signers.ts';
import * as ttl from './ttl.ts';

/** Rules about behaviors: which requests they are for, and what is done with those. */
export const behaviorRules: readonly Rule[] = [
  ...Object.values(pathPattern),
  ...Object.values(pathOrder),
  ...Object.values(methods),
  ...Object.values(policies),
  ...policyFormatRules,
  ...policyWrongSlotRules,
  ...Object.values(ttl),
  ...Object.values(headers),
  ...Object.values(cookies),
  ...Object.values(queryKeys),
  ...Object.values(signers),
  ...behaviorFormatRules,
  ...Object.values(lambdaFunctions),
  ...Object.values(functions),
  ...Object.values(encryption),
  ...Object.values(grpc),
  ...Object.values(advice),
];
