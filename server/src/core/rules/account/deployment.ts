import { child } from '../../model/document.ts';
import { readPattern } from '../../model/path-pattern.ts';
import type { ChangeRule, DocumentRule } from '../rule.ts';
import { timeOf } from './known.ts';

export const statusInProgress: ChangeRule = {
  id: 'status-in-progress',
  severity: 'hint',
  needs: 'account',
  summary: 'A push before the last one is deployed starts the deployment anew.',
  why: 'CloudFront takes an update at any time. What was pushed before may then never be everywhere at once, which is hard to test.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html',
  on: 'change',

  *check(changes, { index, account, baseline }) {
    const list = account?.facts.distributions;
    const distribution = list?.items.find((it) => it.id === baseline.distributionId);
    if (changes.length === 0 || list === undefined || distribution?.status !== 'InProgress') return;
    yield {
      at: index.config.element.nameSpan,
      message: `CloudFront was still deploying ${distribution.id} on ${timeOf(list)}.`,
    };
  },
};

/** Only the primary distribution names the policy, and with it the staging distribution. */
export const stagingPathPatterns: DocumentRule = {
  id: 'staging-path-patterns',
  severity: 'warning',
  needs: 'account',
  summary: 'The primary distribution should have every path pattern of its staging distribution.',
  why: 'Continuous deployment compares two distributions by sending them the same requests. A behavior that only the staging distribution has cannot be promoted as it is.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html',
  on: 'document',

  *check(_, { index, account }) {
    const list = account?.facts.distributions;
    const policies = account?.facts.continuousDeploymentPolicies;
    if (index === undefined || list === undefined || policies === undefined) return;

    const { element } = index.config;
    const policyId = child(element, 'ContinuousDeploymentPolicyId')?.text.trim();
    const policy = policies.items.find((it) => it.id === policyId);
    if (policy === undefined) return;

    const own = new Set(index.behaviors.map((it) => normalized(child(it, 'PathPattern')?.text ?? '')));
    for (const staging of list.items.filter((it) => policy.stagingDomainNames.includes(it.name))) {
      const lacking = staging.pathPatterns.filter((it) => !own.has(normalized(it)));
      if (lacking.length === 0) continue;
      yield {
        at: (child(element, 'CacheBehaviors') ?? element).nameSpan,
        message: `The staging distribution ${staging.id} had a behavior for ${lacking.join(', ')} on ${timeOf(list)}. The primary one has none.`,
      };
    }
  },
};

function normalized(pattern: string): string {
  return readPattern(pattern.trim()).normalized;
}
