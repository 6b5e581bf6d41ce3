import type { ConfigIndex } from '../../model/config-index.ts';
import { child, valueAt } from '../../model/document.ts';
import { stepsOf } from '../../model/keyed-path.ts';
import type { Change } from '../../plan/change.ts';
import type { Element } from '../../xml/index.ts';
import type { ChangeContext, ChangeRule, Report, Severity } from '../rule.ts';
import { placeOf, spanOf } from './place.ts';
import { formerRootMember, restoringMember, takingBack } from './restore.ts';

export const stagingFlagImmutable: ChangeRule = {
  id: 'staging-flag-immutable',
  severity: 'warning',
  awsError: 'IllegalUpdate',
  summary: 'Staging should not change.',
  why: 'A staging distribution is made as the copy of another one. CloudFront probably refuses to make one out of a distribution that exists, or the other way round.',
  source:
    'inferred from https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CopyDistribution.html',
  on: 'change',
  check: (changes, context) => lockedValue(changes, context, 'Staging', 'Staging can probably never change.'),
};

export const connectionModeImmutable: ChangeRule = {
  id: 'connection-mode-immutable',
  severity: 'warning',
  awsError: 'IllegalUpdate',
  summary: 'ConnectionMode should not change.',
  why: 'A distribution is made for tenants or without them. CloudFront probably refuses to turn one into the other.',
  source:
    'inferred from https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html',
  on: 'change',
  check: (changes, context) =>
    lockedValue(changes, context, 'ConnectionMode', 'ConnectionMode can probably never change.'),
};

export const streamingOriginImmutable: ChangeRule = {
  id: 'streaming-origin-immutable',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'The origin of a streaming distribution can never change.',
  why: 'CloudFront answers "You cannot update Origin or CallerReference." to an update with another one.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateStreamingDistribution.html#API_UpdateStreamingDistribution_Errors',
  on: 'change',
  check: (changes, context) =>
    lockedValue(
      changes,
      context,
      'S3Origin/DomainName',
      'The origin of a streaming distribution can never change.',
    ),
};

function lockedValue(
  changes: readonly Change[],
  context: ChangeContext,
  path: string,
  rule: string,
): readonly Report[] {
  const change = changes.find((it) => it.path === path);
  const place = change && placeOf(context.doc, change);
  if (change === undefined || place === undefined) return [];
  // An absent S3Origin is the mistake of required-member.
  if (path.includes('/') && !place.isWritten) return [];

  const was = change.before === undefined ? '' : ` It was ${change.before}.`;
  return [{ at: spanOf(place), message: `${rule}${was}`, fixes: takingBack(change, context) }];
}

/** What an update may touch during continuous deployment, and what other rules own. */
const unlocked = new Set([
  'CacheBehaviors',
  'CallerReference',
  'Comment',
  'ConnectionMode',
  'ContinuousDeploymentPolicyId',
  'CustomErrorResponses',
  'DefaultCacheBehavior',
  'DefaultRootObject',
  'Enabled',
  'Logging',
  'OriginGroups',
  'Origins',
  'Restrictions',
  'Staging',
]);

/** Members that AWS names; the others are locked by what it does not name. */
const namedLocked = new Set([
  'Aliases',
  'HttpVersion',
  'IsIPV6Enabled',
  'PriceClass',
  'ViewerCertificate',
  'WebACLId',
]);

export const continuousDeploymentLockedFields: ChangeRule = {
  id: 'continuous-deployment-locked-fields',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'During continuous deployment, some settings cannot change.',
  why: 'A primary distribution with its policy and the staging distribution must stay alike in these. CloudFront answers "One or more fields updated are not supported for continuous deployment." Take the policy off first.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html; aws-samples/amazon-cloudfront-continuous-deployment#8, hashicorp/terraform-provider-aws#28920',
  on: 'change',

  check(changes, context) {
    const { index, doc, baseline } = context;
    const before = baseline.doc.config?.element;
    if (before === undefined || !isInDeployment(before, index.config.element)) return [];

    const members = changes.map((it) => stepsOf(it.path)[0]);
    // That something stands there twice is the mistake of another rule, and so is an absent member.
    const names = new Set(members.flatMap((it) => (it?.nth === 1 ? it.name : [])));
    return [...names].flatMap((name): readonly Report[] => {
      const member = child(index.config.element, name);
      if (unlocked.has(name) || member === undefined) return [];
      const severity: Severity = namedLocked.has(name) ? 'error' : 'warning';
      const former = isContested(name, index) ? undefined : formerRootMember(baseline, name);
      return [
        {
          at: member.nameSpan,
          severity,
          message: `${name} ${severity === 'error' ? 'cannot' : 'probably cannot'} change during continuous deployment.`,
          fixes: former === undefined ? [] : [restoringMember(doc.text, index.config, name, former)],
        },
      ];
    });
  },
};

/** Whether it was and stays in continuous deployment: what goes in the update that ends it was never verified. */
function isInDeployment(before: Element, after: Element): boolean {
  if (valueAt(before, 'Staging') === 'true') return true;
  return [before, after].every((it) => valueAt(it, 'ContinuousDeploymentPolicyId') !== '');
}

/** Whether another rule would want another value than the former one at once. */
function isContested(name: string, { config, behaviors }: ConfigIndex): boolean {
  if (name === 'PriceClass') return valueAt(config.element, 'AnycastIpListId') !== '';
  return name === 'HttpVersion' && behaviors.some((it) => valueAt(it, 'GrpcConfig', 'Enabled') === 'true');
}
