import type { Rule } from '../rule.ts';
import { aliasNeedsCertificate, aliasOnStaging, certificateWithoutAlias } from './certificate.ts';
import { aliasCount, streamingAliasCount } from './count.ts';
import { aliasDuplicate } from './list.ts';
import { aliasCloudfrontNet, aliasLowercase, aliasSyntax, aliasWildcard } from './names.ts';

/** Rules about alternate domain names. */
export const aliasRules: readonly Rule[] = [
  aliasCount,
  streamingAliasCount,
  aliasLowercase,
  aliasWildcard,
  aliasSyntax,
  aliasCloudfrontNet,
  aliasDuplicate,
  aliasNeedsCertificate,
  aliasOnStaging,
  certificateWithoutAlias,
];
