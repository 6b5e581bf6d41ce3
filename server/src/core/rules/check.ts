import { indexOf } from '../model/config-index.ts';
import type { ConfigDocument, TypedElement } from '../model/document.ts';
import { keyedPathAt } from '../model/keyed-path.ts';
import { plan } from '../plan/index.ts';
import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { allRules } from './all.ts';
import { strangerIn } from './element/stranger.ts';
import type {
  Baseline,
  Before,
  DocumentContext,
  ElementContext,
  ElementRule,
  Finding,
  Report,
  Rule,
  RuleSettings,
  StrangerRule,
} from './rule.ts';
import { defaultSettings, noReports } from './rule.ts';

export interface CheckOptions {
  /** The pulled text, when the document is linked. */
  readonly baseline?: Baseline;
  readonly settings?: Partial<RuleSettings>;
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

/** Rules by what they look at. */
interface RuleSet {
  readonly all: readonly Rule[];
  readonly byDeclaration: ReadonlyMap<Declaration, readonly ElementRule[]>;
  readonly strangerRules: readonly StrangerRule[];
}

const everything = ruleSet(allRules);

/** Everything the rules say about a document. Never throws. */
export function check(doc: ConfigDocument, options: CheckOptions = {}): CheckResult {
  const settings = { ...defaultSettings, ...options.settings };
  const rules = options.rules === undefined ? everything : ruleSet(options.rules);
  const { baseline } = options;
  const found: Found = { findings: [], failures: [] };

  const index = doc.config && doc.kind && indexOf(doc.config, doc.kind);
  const callerReferences = options.callerReferences ?? new Map<string, string>();
  const context = { settings, index, baseline, callerReferences };
  for (const rule of rules.all) {
    if (rule.on === 'document' && isWanted(rule, settings))
      collect(found, rule, () => rule.check(doc, context));
  }

  if (doc.config !== undefined && index !== undefined && !isStopped(found.findings)) {
    checkElements(doc, doc.config, rules, { settings, baseline, found });
    if (baseline !== undefined) checkChanges(doc, rules, { ...context, index, baseline }, found);
  }

  const shown = found.findings
    .filter((it) => settings.rules[it.rule] !== 'off')
    .map((it) => (baseline && isKnown(doc, it, baseline) ? softened(it) : weighed(it, settings)))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { findings: shown, failures: found.failures };
}

interface Found {
  readonly findings: Finding[];
  readonly failures: RuleFailure[];
}

interface ElementCheck {
  readonly settings: RuleSettings;
  readonly baseline: Baseline | undefined;
  readonly found: Found;
}

/** One walk serves all rules. Only what the schema knows is walked, so that depth is bounded. */
function checkElements(
  doc: ConfigDocument,
  config: TypedElement,
  { byDeclaration, strangerRules }: RuleSet,
  { settings, baseline, found }: ElementCheck,
): void {
  const before = (element: Element) => beforeOf(doc, element, baseline);
  const checks = new Map<Declaration, { rules: readonly ElementRule[]; context: ElementContext }>();
  const checkOf = (declaration: Declaration) => {
    const known = checks.get(declaration);
    if (known !== undefined) return known;

    const context = { text: doc.text, declaration, settings, before };
    const wanted = (byDeclaration.get(declaration) ?? []).filter((it) => isWanted(it, settings));
    const made = { rules: wanted, context };
    checks.set(declaration, made);
    return made;
  };

  const visit = (element: Element, declaration: Declaration): void => {
    const { rules, context } = checkOf(declaration);
    for (const rule of isWhole(element, doc.text) ? rules : []) {
      try {
        const reports = rule.check(element, context);
        if (reports === noReports) continue;
        for (const report of reports) found.findings.push(findingOf(rule, report));
      } catch (error) {
        found.failures.push({ rule: rule.id, error });
      }
    }
    for (const member of element.children) {
      const memberDeclaration = declaration.children.get(member.name);
      if (memberDeclaration !== undefined) {
        visit(member, memberDeclaration);
        continue;
      }
      if (!isFinished(member, doc.text)) continue;
      const stranger = strangerIn(declaration, member);
      const strangerContext = { ...context, parent: element };
      for (const rule of strangerRules) collect(found, rule, () => rule.check(stranger, strangerContext));
    }
  };
  visit(config.element, config.declaration);
}

function isWanted({ optIn }: Rule, { bestPractices }: RuleSettings): boolean {
  return optIn === undefined || bestPractices;
}

/** What an element without an end lacks may only stand elsewhere. That it has no end is said already. */
function isWhole(element: Element, text: string): boolean {
  return element.form !== 'unclosed' && isFinished(element, text);
}

/** A tag that is still being typed is the mistake of xml-well-formed, and its name may not be all of it. */
function isFinished({ startTag }: Element, text: string): boolean {
  return text.charCodeAt(startTag.end - 1) === 0x3e;
}

function checkChanges(
  doc: ConfigDocument,
  { all }: RuleSet,
  context: DocumentContext & Pick<Required<DocumentContext>, 'index' | 'baseline'>,
  found: Found,
): void {
  const { index, baseline } = context;
  if (index === undefined || baseline === undefined || baseline.doc.kind !== doc.kind) return;

  const rules = all.filter((it) => it.on === 'change').filter((it) => isWanted(it, context.settings));
  const changes = rules.length === 0 ? [] : plan(baseline.doc, doc);
  for (const rule of rules)
    collect(found, rule, () => rule.check(changes, { ...context, doc, index, baseline }));
}

function collect({ findings, failures }: Found, rule: Rule, reports: () => Iterable<Report>): void {
  try {
    for (const report of reports()) findings.push(findingOf(rule, report));
  } catch (error) {
    failures.push({ rule: rule.id, error });
  }
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
function isKnown(doc: ConfigDocument, finding: Finding, baseline: Baseline): boolean {
  return baseline.known.size > 0 && baseline.known.has(knownKey(doc, finding));
}

/** Names one rule saying one thing at one place, equal in document and baseline. */
export function knownKey(doc: ConfigDocument, { rule, at, message }: Finding): string {
  return `${rule} ${keyedPathAt(doc, at.start)} ${message}`;
}

function weighed(finding: Finding, { rules }: RuleSettings): Finding {
  const severity = rules[finding.rule] ?? finding.severity;
  return severity === 'off' ? finding : { ...finding, severity };
}

function softened(finding: Finding): Finding {
  return { ...finding, severity: 'hint', message: `${finding.message} CloudFront returned it like this.` };
}

/** A config of another age gets one finding, not a storm. */
function isStopped(findings: readonly Finding[]): boolean {
  return findings.some((it) => it.rule === 'api-version-too-old');
}

function ruleSet(all: readonly Rule[]): RuleSet {
  const byDeclaration = new Map<Declaration, ElementRule[]>();
  for (const rule of all) {
    if (rule.on === 'document' || rule.on === 'stranger' || rule.on === 'change') continue;
    for (const declaration of rule.on) {
      const known = byDeclaration.get(declaration);
      if (known === undefined) byDeclaration.set(declaration, [rule]);
      else known.push(rule);
    }
  }
  return { all, byDeclaration, strangerRules: all.filter((it) => it.on === 'stranger') };
}
