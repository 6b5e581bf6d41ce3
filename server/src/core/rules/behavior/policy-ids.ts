import { child, valueAt } from '../../model/document.ts';
import { managedPolicies, type PolicyKind } from '../../model/managed-policies.ts';
import { removing, settingMember } from '../fixes.ts';
import { type ElementRule, type Fix, noReports } from '../rule.ts';
import { textRule } from '../value/text-rule.ts';
import { valueSpan } from '../value/value.ts';
import { behaviorDeclarations, behaviorPage, inBehaviors } from './behaviors.ts';

interface KindRow {
  readonly kind: PolicyKind;
  /** Of the two rules, written out because users and tools look for them. */
  readonly ids: { readonly format: string; readonly wrongSlot: string };
  /** The element of a behavior that names such a policy. */
  readonly member: string;
  readonly awsError: string;
  /** Where AWS lists the ones it manages, and the id of one of them. */
  readonly managed: string;
  readonly example: string;
}

const guide = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide';

const rows: readonly KindRow[] = [
  {
    kind: 'cache',
    ids: { format: 'cache-policy-format', wrongSlot: 'cache-policy-wrong-slot' },
    member: 'CachePolicyId',
    awsError: 'NoSuchCachePolicy',
    managed: `${guide}/using-managed-cache-policies.html`,
    example: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  },
  {
    kind: 'origin-request',
    ids: { format: 'origin-request-policy-format', wrongSlot: 'origin-request-policy-wrong-slot' },
    member: 'OriginRequestPolicyId',
    awsError: 'NoSuchOriginRequestPolicy',
    managed: `${guide}/using-managed-origin-request-policies.html`,
    example: '216adef6-5c7f-47e4-b989-5492eafa07d3',
  },
  {
    kind: 'response-headers',
    ids: { format: 'response-headers-policy-format', wrongSlot: 'response-headers-policy-wrong-slot' },
    member: 'ResponseHeadersPolicyId',
    awsError: 'NoSuchResponseHeadersPolicy',
    managed: `${guide}/using-managed-response-headers-policies.html`,
    example: '67f7725c-6f97-4210-82d7-5512b31e9d03',
  },
];

const memberOf = new Map(rows.map((it) => [it.kind, it.member]));

/** One rule for the form of each kind of policy id. */
export const policyFormatRules: readonly ElementRule[] = rows.map(
  ({ kind, ids, member, awsError, managed, example }) =>
    textRule({
      id: ids.format,
      on: inBehaviors(member),
      severity: 'warning',
      awsError,
      length: [0, Number.POSITIVE_INFINITY],
      pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      meant: (value) =>
        idNamed(value, kind) ?? /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(value)?.[0],
      what: `${member} is probably an id such as ${example}, not a name or an ARN.`,
      why: 'Policies have a name for people and an id for configs. CloudFront refuses an id that it does not find.',
      source: `inferred; ${managed}`,
    }),
);

/** One rule for each element that may hold the id of a policy of another kind. */
export const policyWrongSlotRules: readonly ElementRule[] = rows.map(
  ({ kind, ids, member, awsError, managed }) => ({
    id: ids.wrongSlot,
    severity: 'warning',
    awsError,
    summary: `${member} should hold the id of ${article(kind)} policy.`,
    why: 'Each kind of policy has an element of its own. AWS’s managed policies have known ids, so a mix-up can be seen. CloudFront probably finds no policy of this kind by the id.',
    source: `inferred; ${managed}, ${behaviorPage}`,
    on: behaviorDeclarations,

    check(behavior, { text, declaration }) {
      const element = child(behavior, member);
      const policy = element && managedPolicies.get(element.text.trim().toLowerCase());
      if (element === undefined || policy === undefined || policy.kind === kind) return noReports;

      const home = memberOf.get(policy.kind) ?? '';
      const parent = { element: behavior, declaration };
      const removal = removing(text, element, 'choice');
      const move = settingMember(text, parent, home, { value: element.text.trim(), grade: 'preferred' });
      const moving: Fix = {
        title: `Move to ${home}`,
        edits: [...removal.edits, ...move.edits],
        grade: 'preferred',
      };
      return [
        {
          at: valueSpan(element),
          message: `${policy.name} is ${article(policy.kind)} policy, so it probably belongs into ${home}.`,
          fixes: valueAt(behavior, home) === '' ? [moving, removal] : [removal],
        },
      ];
    },
  }),
);

/** The id of a managed policy, by the name that its author wrote. */
function idNamed(name: string, kind: PolicyKind): string | undefined {
  const plain = name.toLowerCase().replace(/^managed-/, '');
  for (const [id, policy] of managedPolicies)
    if (policy.kind === kind && policy.name.toLowerCase() === plain) return id;
  return undefined;
}

function article(kind: PolicyKind): string {
  return kind === 'origin-request'
    ? 'an origin request'
    : kind === 'cache'
      ? 'a cache'
      : 'a response headers';
}
