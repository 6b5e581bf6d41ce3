import { accountFactRules } from './account/index.ts';
import { aliasRules } from './alias/index.ts';
import { behaviorRules } from './behavior/index.ts';
import { certificateRules } from './certificate/index.ts';
import { changeRules } from './change/index.ts';
import { distributionRules } from './distribution/index.ts';
import * as namespace from './document/namespace.ts';
import * as root from './document/root.ts';
import * as wellFormed from './document/well-formed.ts';
import { duplicateElement } from './element/duplicate.ts';
import { readOnlyRules } from './element/read-only.ts';
import { requiredMember } from './element/required-member.ts';
import * as strangers from './element/strangers.ts';
import * as textAndAttributes from './element/text-and-attributes.ts';
import { errorResponseRules } from './error-response/index.ts';
import { geoRules } from './geo/index.ts';
import { callerReferenceImmutable, callerReferenceMissing } from './identity/caller-reference.ts';
import * as tenant from './identity/tenant.ts';
import * as items from './list/items.ts';
import { listMemberName } from './list/member-name.ts';
import * as quantity from './list/quantity.ts';
import { quotaRules } from './list/quota.ts';
import { loggingRules } from './logging/index.ts';
import { originRules } from './origin/index.ts';
import { originGroupRules } from './origin-group/index.ts';
import * as origins from './reference/origins.ts';
import { rootRules } from './root/index.ts';
import { rootObjectRules } from './root-object/index.ts';
import type { Rule } from './rule.ts';
import { streamingRules } from './streaming/index.ts';
import * as suppression from './suppression/rules.ts';
import { tenantRules } from './tenant/index.ts';
import { updateRules } from './update/index.ts';
import { boundsRules } from './value/bounds.ts';
import * as lexical from './value/lexical.ts';
import { textRules } from './value/text.ts';

/** Every rule, in the order of the catalogue. */
export const allRules: readonly Rule[] = [
  ...Object.values(wellFormed),
  ...Object.values(root),
  ...Object.values(namespace),
  ...Object.values(textAndAttributes),
  ...Object.values(strangers),
  duplicateElement,
  ...readOnlyRules,
  requiredMember,
  callerReferenceImmutable,
  callerReferenceMissing,
  ...changeRules,
  ...updateRules,
  ...Object.values(quantity),
  ...Object.values(items),
  listMemberName,
  ...quotaRules,
  ...Object.values(lexical),
  ...boundsRules,
  ...textRules,
  ...Object.values(origins),
  ...aliasRules,
  ...rootObjectRules,
  ...originRules,
  ...originGroupRules,
  ...behaviorRules,
  ...errorResponseRules,
  ...distributionRules,
  ...certificateRules,
  ...geoRules,
  ...loggingRules,
  ...rootRules,
  ...Object.values(tenant),
  ...tenantRules,
  ...streamingRules,
  ...accountFactRules,
  ...Object.values(suppression),
];

/** Errors about which distribution a text belongs to. Nobody can push in spite of them. */
export const identityRules: ReadonlySet<string> = new Set([
  'caller-reference-immutable',
  'caller-reference-missing',
  'root-kind-mismatch',
]);

/** By which a team locks fields. No setting silences them, and nobody can push in spite of them. */
export const teamRules: ReadonlySet<string> = new Set(['editable-fields']);

/** Rules whose word is only as good as the facts of the account are new. */
export const accountRules: ReadonlySet<string> = new Set(
  allRules.filter((it) => it.needs === 'account').map((it) => it.id),
);

/**
 * Mistakes that no comment suppresses: the text cannot be read, it belongs to another distribution, or the team
 * has locked what it changes.
 */
export const unsuppressableRules: ReadonlySet<string> = new Set([
  ...Object.values(wellFormed).map((it) => it.id),
  ...Object.values(root).map((it) => it.id),
  ...identityRules,
  ...teamRules,
]);
