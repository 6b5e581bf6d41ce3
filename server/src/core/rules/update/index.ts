import { type DocumentRule, noReports, type Rule } from '../rule.ts';
import { completing, inserting } from './complete.ts';
import { updateRequiresLegacyTtl } from './legacy-ttl.ts';
import { missingMembers } from './missing.ts';
import { type Requirement, requirements } from './requirements.ts';

const table =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html';

/** One rule for each member that an update must have; all say at once what CloudFront says one by one. */
export const updateRules: readonly Rule[] = [...requirements.map(ruleOf), updateRequiresLegacyTtl];

function ruleOf(requirement: Requirement): DocumentRule {
  const { id, severity, awsError, members, why, source } = requirement;
  const isSure = severity === 'error';
  const names = members.join(' and ');
  return {
    id,
    severity,
    awsError,
    summary: `An update ${isSure ? 'must' : 'should'} have ${names}.`,
    why: [
      `An update replaces the whole config, and CloudFront ${isSure ? '' : 'probably '}refuses one without ${names}, though a new distribution may be created so.`,
      ...(why === undefined ? [] : [why]),
    ].join(' '),
    source: source === undefined ? table : `${source}; ${table}`,
    needs: 'baseline',
    on: 'document',

    check(doc, { index, baseline }) {
      // While a tag is half typed, nobody knows what is absent.
      if (index?.kind !== 'distribution' || baseline === undefined || doc.tree.problems.length > 0)
        return noReports;
      const missing = missingMembers(doc, index, baseline, [requirement]);
      if (missing.length === 0) return noReports;

      const all = missingMembers(doc, index, baseline, requirements);
      const everything = completing(doc.text, all);
      return missing.map((it) => ({
        at: it.parent.element.nameSpan,
        message: `${it.parent.element.name} has no ${it.member.name}, which CloudFront ${isSure ? '' : 'probably '}wants in an update.`,
        fixes: all.length === 1 ? [everything] : [everything, inserting(doc.text, it)],
      }));
    },
  };
}
