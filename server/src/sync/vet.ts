import {
  allRules,
  type Baseline,
  type CheckOptions,
  type ConfigDocument,
  check,
  type Finding,
  identityRules,
  type RuleSettings,
  type SecondOpinion,
  secondOpinion,
  teamRules,
} from '#core';

/** Why a text is not pushed, whatever CloudFront would say. */
export type Unfit =
  /** Not well-formed, no config, or read in another way by a second parser: nobody can say what a push would change. */
  | { readonly kind: 'not-a-config'; readonly findings: readonly Finding[] }
  /** By CallerReference or root, the text of another distribution. Cannot be forced. */
  | { readonly kind: 'other-distribution'; readonly findings: readonly Finding[] }
  /** It changes what the team locked by `editableFields`. Cannot be forced. */
  | { readonly kind: 'locked-fields'; readonly findings: readonly Finding[] }
  /** CloudFront would refuse it. */
  | { readonly kind: 'errors'; readonly findings: readonly Finding[] };

/** What a text is checked against. */
export interface VetOptions {
  readonly errors: 'stop' | 'push-anyway';
  readonly settings?: Partial<RuleSettings>;
  readonly callerReferences?: Readonly<Record<string, string>>;
  /** Undefined while the document is not linked. */
  readonly baseline: Baseline | undefined;
}

/** Checks a text before it is compared with anything. `findings` of a fit text hold errors only when pushed anyway. */
export function vet(
  doc: ConfigDocument,
  options: VetOptions,
): { readonly kind: 'fit'; readonly findings: readonly Finding[] } | Unfit {
  const { settings, callerReferences = {}, baseline } = options;
  const known = {
    callerReferences: new Map(Object.entries(callerReferences)),
    ...(baseline !== undefined && { baseline }),
  };
  const { findings } = check(doc, { ...known, ...(settings !== undefined && { settings }) });
  if (doc.config === undefined || doc.tree.problems.length > 0) return { kind: 'not-a-config', findings };

  const strange = identityFindings(doc, known);
  if (strange.length > 0) return { kind: 'other-distribution', findings: strange };

  const locked = lockedFindings(doc, known, settings);
  if (locked.length > 0) return { kind: 'locked-fields', findings: locked };

  const hasErrors = findings.some((it) => it.severity === 'error');
  if (hasErrors && options.errors === 'stop') return { kind: 'errors', findings };

  const opinion = secondOpinion(doc.text);
  return opinion.kind === 'agree'
    ? { kind: 'fit', findings }
    : { kind: 'not-a-config', findings: [disagreement(opinion)] };
}

function disagreement({ message, at }: Extract<SecondOpinion, { kind: 'disagree' }>): Finding {
  return { rule: 'second-opinion', severity: 'error', message, at, fixes: [] };
}

const identity = allRules.filter((it) => identityRules.has(it.id));

/** Whether a text is that of another distribution. No setting has a say in this. */
export function identityFindings(
  doc: ConfigDocument,
  known: Pick<CheckOptions, 'baseline' | 'callerReferences'>,
): readonly Finding[] {
  return check(doc, { ...known, rules: identity }).findings;
}

const team = allRules.filter((it) => teamRules.has(it.id));

/** Whether a text changes what the team locked. Asked apart: some mistakes leave other rules no say. */
function lockedFindings(
  doc: ConfigDocument,
  known: Pick<CheckOptions, 'baseline'>,
  { editableFields = 'all' }: Partial<RuleSettings> = {},
): readonly Finding[] {
  return check(doc, { ...known, rules: team, settings: { editableFields } }).findings;
}
