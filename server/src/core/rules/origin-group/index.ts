import type { Rule } from '../rule.ts';
import { originGroupMemberDistinct } from './members.ts';
import { originGroupStatusCodes } from './status-codes.ts';
import { originGroupMethods, originGroupUnused } from './usage.ts';

/** Rules about origin groups: two origins of which the second is asked when the first fails. */
export const originGroupRules: readonly Rule[] = [
  originGroupMemberDistinct,
  originGroupStatusCodes,
  originGroupMethods,
  originGroupUnused,
];
