import type { Rule } from '../rule.ts';
import { aliasNeedsCertificate, aliasOnStaging, certificateWithoutAlias } from './certificate.ts';
import { aliasDuplicate } from './list.ts';
import { aliasCloudfrontNet, aliasLowercase, aliasSyntax, aliasWildcard } from './names.ts';

export const aliasRules: readonly Rule[] = [
  aliasLowercase,
  aliasWildcard,
  aliasSyntax,
  aliasCloudfrontNet,
  aliasDuplicate,
  aliasNeedsCertificate,
  aliasOnStaging,
  certificateWithoutAlias,
];
