import { indexOf } from '../model/config-index.ts';
import type { ConfigDocument } from '../model/document.ts';
import { keyedPathAt } from '../model/keyed-path.ts';
import { walk } from '../model/walk.ts';
import { plan } from '../plan/index.ts';
import type { Declaration } from '../schema/index.ts';
import { allRules } from './all.ts';
import { strangersIn } from './element/stranger.ts';
import type { Element } from '../xml/index.ts';
import type { Baseline, Before, ElementRule, Finding, Report, Rule, RuleSettings } from './rule.ts';
import { defaultSettings } from './rule.ts';

export interface CheckOptions {
  /** The pulled text, when the document is linked. */
  readonly baseline?: Baseline;
  readonly settings?: RuleSettings;
  /** Distribution id by CallerReference, of everything the workspace is linked to. */
  readonly callerReferences?: ReadonlyMap<string, string>;
  /** Run these rules only. */
  readonly rules?: readonly Rule[];
}

export interface CheckResult {
  /** In text order. */
  readonly findings: readonly Finding[];
  /** Rules that threw: our bugs, reported as data so that the host can log them. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

const allByDeclaration = dispatch(allRules);

/** Everything the rules say about a document. Never throws. */
export function check(doc: ConfigDocument, options: CheckOptions = {}): CheckResult {
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const settings = options.settings ?? defaultSettings;
  const { baseline } = options;
  const rules = options.rules ?? allRules;

  const run = (rule: Rule, reports: () => Iterable<Report>) => {
    try {
      for (const report of reports()) findings.push(findingOf(rule, report));
    } catch (error) {
      failures.push({ rule: rule.id, error });
    }
  };

  const index = doc.config && doc.kind && indexOf(doc.config, doc.kind);
  const callerReferences = options.callerReferences ?? new Map<string, string>();
  const context = { settings, index, baseline, callerReferences };
  for (const rule of rules) if (rule.on === 'document') run(rule, () => rule.check(doc, context));

  if (doc.config !== undefined && index !== undefined && !isStopped(findings)) {
    const rulesByDeclaration = options.rules === undefined ? allByDeclaration : dispatch(options.rules);
    for (const typed of walk(doc.config)) {
      const { element, declaration } = typed;
      const strangers = declaration.type.kind === 'structure' ? strangersIn(element, declaration) : [];
      const elementContext = { text: doc.text, declaration, settings, strangers, before: () => beforeOf(doc, element, baseline) };
      for (const rule of rulesByDeclaration.get(declaration) ?? []) run(rule, () => rule.check(element, elementContext));
    }
    if (baseline !== undefined && baseline.doc.kind === doc.kind) {
      const changeRules = rules.filter((it) => it.on === 'change');
      const changes = changeRules.length === 0 ? [] : plan(baseline.doc, doc);
      for (const rule of changeRules) run(rule, () => rule.check(changes, { ...context, doc, index, baseline }));
    }
  }

  const shown = findings
    .map((it) => (baseline && isKnown(doc, it, baseline) ? softened(it) : it))
    .map((it) => ({ ...it, severity: settings.rules[it.rule] ?? it.severity }))
    .filter((it): it is Finding => it.severity !== 'off')
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { findings: shown, failures };
}

function beforeOf(doc: ConfigDocument, element: Element, baseline: Baseline | undefined): Before | undefined {
  const before = baseline?.elements.get(keyedPathAt(doc, element.nameSpan.start));
  return before === undefined || baseline === undefined ? undefined : { ...before, text: baseline.doc.text };
}

function findingOf(rule: Rule, { at, message, related, fixes, tag, severity }: Report): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    ...(rule.awsError !== undefined && { awsError: rule.awsError }),
    message,
    at,
    ...(related !== undefined && { related }),
    fixes: fixes ?? [],
    ...(tag !== undefined && { tag }),
  };
}

/** The service itself returned it like this, so it can be no mistake that stops a push. */
function isKnown(doc: ConfigDocument, { rule, at }: Finding, baseline: Baseline): boolean {
  return baseline.known.has(knownKey(rule, keyedPathAt(doc, at.start)));
}

/** Names one rule speaking at one place, equal in document and baseline. */
export function knownKey(rule: string, keyedPath: string): string {
  return `${rule} ${keyedPath}`;
}

function softened(finding: Finding): Finding {
  return { ...finding, severity: 'hint', message: `${finding.message} CloudFront returned it like this.` };
}

/** A config of another age or with another root gets one finding, not a storm. */
function isStopped(findings: readonly Finding[]): boolean {
  return findings.some((it) => it.rule === 'api-version-too-old');
}

function dispatch(rules: readonly Rule[]): ReadonlyMap<Declaration, readonly ElementRule[]> {
  const res = new Map<Declaration, ElementRule[]>();
  for (const rule of rules) {
    if (rule.on === 'document' || rule.on === 'change') continue;
    for (const declaration of rule.on) {
      const known = res.get(declaration);
      if (known === undefined) res.set(declaration, [rule]);
      else known.push(rule);
    }
  }
  return res;
}
