import type { Rule } from '../rule.ts';
import { callerReferenceReused } from './caller-reference-reused.ts';
import * as certificate from './certificate.ts';
import * as deployment from './deployment.ts';
import { existsRules } from './exists.ts';
import { functionLive } from './function-live.ts';
import { oacTypeMismatch } from './origin-access-control.ts';
import { ownerRules } from './owner.ts';
import { log4jWaf } from './web-acl.ts';

/** Rules that know more than the document and its baseline. */
export const accountFactRules: readonly Rule[] = [
  ...existsRules,
  ...ownerRules,
  functionLive,
  oacTypeMismatch,
  ...Object.values(certificate),
  ...Object.values(deployment),
  log4jWaf,
  callerReferenceReused,
];
