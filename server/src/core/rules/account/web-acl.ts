import { child } from '../../model/document.ts';
import type { DocumentRule } from '../rule.ts';
import { valueSpan } from '../value/value.ts';
import { timeOf } from './known.ts';

/** The rule group of AWS that blocks the requests of CVE-2021-44228. */
const knownBadInputs = 'AWSManagedRulesKnownBadInputsRuleSet';

export const log4jWaf: DocumentRule = {
  id: 'log4j-waf',
  severity: 'hint',
  needs: 'account',
  optIn: 'best-practices',
  summary: 'The web ACL should block what exploits Log4j.',
  why: `AWS keeps such patterns in its rule group ${knownBadInputs}.`,
  source:
    'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html; checkov CKV2_AWS_47',
  on: 'document',

  *check(_, { index, account }) {
    const list = account?.facts.webAcls;
    const element = index && child(index.config.element, 'WebACLId');
    const acl = element && list?.items.find((it) => it.id === element.text.trim());
    if (element === undefined || list === undefined || acl?.managedRuleGroups === undefined) return;
    if (acl.managedRuleGroups.includes(knownBadInputs)) return;
    yield {
      at: valueSpan(element),
      message: `The web ACL ${acl.name} had no rule group ${knownBadInputs} on ${timeOf(list)}.`,
    };
  },
};
