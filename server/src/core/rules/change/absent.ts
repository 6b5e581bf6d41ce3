import { child, valueAt } from '../../model/document.ts';
import { stepsOf } from '../../model/keyed-path.ts';
import type { Change } from '../../plan/change.ts';
import { replacementsOf } from '../../plan/risk.ts';
import type { Element } from '../../xml/index.ts';
import type { ChangeContext, ChangeRule, Report } from '../rule.ts';
import { requirements } from '../update/requirements.ts';
import { absentPath, placeOf } from './place.ts';
import { takingBack } from './restore.ts';

/** Structures whose members stand for themselves. In others, one member often goes because another one changed. */
const holders: ReadonlySet<string> = new Set([
  'CacheBehavior',
  'CustomOriginConfig',
  'DefaultCacheBehavior',
  'DistributionConfig',
  'Origin',
  'OriginGroup',
  'S3OriginConfig',
  'StreamingDistributionConfig',
  'VpcOriginConfig',
]);

/** Members whose absence other rules speak about. */
const owned: ReadonlySet<string> = new Set([
  ...requirements.flatMap((it) => it.members),
  'ConnectionMode',
  'FunctionAssociations',
  'Staging',
  'TrustedKeyGroups',
  'TrustedSigners',
]);

export const replaceSemanticsLoss: ChangeRule = {
  id: 'replace-semantics-loss',
  severity: 'warning',
  summary: 'A member that was there should not be left out.',
  why: 'An update replaces the whole config, and nothing of the old one is kept. CloudFront takes what is left out for "not set", or refuses the update.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html',
  on: 'change',

  check(changes, context) {
    const reports = new Map<string, Report>();
    for (const change of changes) {
      const found = lossBy(change, context);
      if (found !== undefined && !reports.has(found.path)) reports.set(found.path, found.report);
    }
    return reports.values();
  },
};

function lossBy(
  change: Change,
  context: ChangeContext,
): { readonly path: string; readonly report: Report } | undefined {
  const place = change.mark === 'moved' ? undefined : placeOf(context.doc, change);
  const path = place && absentPath(place, change);
  const former = path === undefined ? undefined : context.baseline.elements.get(path);
  if (place === undefined || path === undefined || former === undefined) return undefined;

  const { name, owner, required } = former.declaration;
  const { element } = place.typed;
  const isItem = stepsOf(path).at(-1)?.key !== undefined;
  if (isItem || !holders.has(owner) || required || owned.has(name)) return undefined;
  if (isReplaced(name, element) || isOfNoUse(name, element, context)) return undefined;
  const message = `${name} is left out, and an update keeps nothing of the old config.`;
  return { path, report: { at: element.nameSpan, message, fixes: takingBack(change, context) } };
}

/** Whether something else takes its place, so that leaving it out is meant. */
function isReplaced(name: string, parent: Element): boolean {
  return replacementsOf(name).some((it) => {
    const member = child(parent, it);
    return member !== undefined && (member.children.length > 0 || member.text.trim() !== '');
  });
}

/** Whether it could not stay, for what the rest of the config says by now. */
function isOfNoUse(name: string, parent: Element, { index }: ChangeContext): boolean {
  const root = index.config.element;
  if (name === 'OriginRequestPolicyId') return valueAt(parent, 'CachePolicyId') === '';
  if (name !== 'ResponseCompletionTimeout') return false;
  return valueAt(root, 'Staging') === 'true' || valueAt(root, 'ContinuousDeploymentPolicyId') !== '';
}
