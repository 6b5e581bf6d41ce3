import { indexOf } from '../model/config-index.ts';
import type { ConfigDocument, TypedElement } from '../model/document.ts';
import { keyedPathAt } from '../model/keyed-path.ts';
import { plan } from '../plan/index.ts';
import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { allRules, unsuppressableRules } from './all.ts';
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
import { type Standing, suppress } from './suppression/apply.ts';
import { readSuppressions } from './suppression/read.ts';

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
const ruleIds: ReadonlySet<string> = new Set(allRules.map((it) => it.id));

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
    checkElements(doc, doc.config, rules, context, found);
    if (baseline !== undefined) checkChanges(doc, rules, { ...context, index, baseline }, found);
  }

  const shown = found.findings
    .filter((it) => settings.rules[it.rule] !== 'off')
    .map((it) => (baseline && isKnown(doc, it, baseline) ? softened(it) : weighed(it, settings)));
  const unsuppressed = withoutSuppressed(doc, shown, rules, { ...context, failures: found.failures });
  return {
    findings: unsuppressed.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end),
    failures: found.failures,
  };
}

/** What remains when the comments in the document have had their say, and what is to be said of them. */
function withoutSuppressed(
  doc: ConfigDocument,
  findings: readonly Finding[],
  { all }: RuleSet,
  { settings, baseline, failures }: Silencing,
): readonly Finding[] {
  const suppressions = readSuppressions(doc);
  if (suppressions.length === 0) return findings;

  // A text that is broken hides from the rules what they would speak about.
  const isPartial = doc.tree.problems.length > 0 || isStopped(findings);
  const standingOf = (id: string): Standing => {
    if (!ruleIds.has(id)) return 'unknown';
    if (unsuppressableRules.has(id)) return 'fixed';
    const rule = all.find((it) => it.id === id);
    return rule === undefined || isPartial || isIdle(rule, settings, baseline) ? 'idle' : 'speaks';
  };
  const { kept, judged } = suppress(findings, suppressions, standingOf);
  const found: Found = { findings: [], failures };
  for (const rule of all) {
    if (rule.on !== 'suppression' || settings.rules[rule.id] === 'off') continue;
    for (const it of judged) collect(found, rule, () => rule.check(it, { text: doc.text, ruleIds }));
  }
  const ofComments = found.findings.map((it) => weighed(it, settings));
  return [...kept, ...suppress(ofComments, suppressions, standingOf).kept];
}

interface Silencing extends Pick<DocumentContext, 'settings' | 'baseline'> {
  readonly failures: RuleFailure[];
}

/** Whether a rule has no chance to speak, so that a comment which suppresses it may be right all the same. */
function isIdle(rule: Rule, settings: RuleSettings, baseline: Baseline | undefined): boolean {
  if (rule.on === 'suppression' || rule.needs === 'account') return true;
  const lacksBaseline = baseline === undefined && (rule.on === 'change' || rule.needs === 'baseline');
  return lacksBaseline || settings.rules[rule.id] === 'off' || !isWanted(rule, settings);
}

interface Found {
  readonly findings: Finding[];
  readonly failures: RuleFailure[];
}

/** What one walk through a config carries along. */
interface Walk {
  readonly text: string;
  readonly strangerRules: readonly StrangerRule[];
  readonly found: Found;
  /** The rules for each element and what they get, made when the first such element comes by. */
  readonly checks: Map<Declaration, ElementCheck>;
  newCheck(declaration: Declaration): ElementCheck;
}

interface ElementCheck {
  readonly rules: readonly ElementRule[];
  readonly context: ElementContext;
}

/** One walk serves all rules. Only what the schema knows is walked, so that depth is bounded. */
function checkElements(
  doc: ConfigDocument,
  config: TypedElement,
  { byDeclaration, strangerRules }: RuleSet,
  { settings, baseline }: Pick<DocumentContext, 'settings' | 'baseline'>,
  found: Found,
): void {
  const before = (element: Element) => beforeOf(doc, element, baseline);
  const newCheck = (declaration: Declaration) => ({
    rules: (byDeclaration.get(declaration) ?? []).filter((it) => isWanted(it, settings)),
    context: { text: doc.text, declaration, settings, before },
  });
  const wanted = strangerRules.filter((it) => isWanted(it, settings));
  const walk = { text: doc.text, strangerRules: wanted, found, checks: new Map(), newCheck };
  visit(walk, config.element, config.declaration);
}

/** A function of its own, not inside another one: a closure made anew for each check is slower by half. */
function visit(walk: Walk, element: Element, declaration: Declaration): void {
  let check = walk.checks.get(declaration);
  if (check === undefined) {
    check = walk.newCheck(declaration);
    walk.checks.set(declaration, check);
  }
  if (isWhole(element, walk.text)) {
    for (const rule of check.rules) checkElement(walk.found, rule, element, check.context);
  }
  for (const member of element.children) {
    const memberDeclaration = declaration.children.get(member.name);
    if (memberDeclaration !== undefined) visit(walk, member, memberDeclaration);
    else if (isFinished(member, walk.text)) checkStranger(walk, member, element, check.context);
  }
}

function checkElement(found: Found, rule: ElementRule, element: Element, context: ElementContext): void {
  try {
    const reports = rule.check(element, context);
    if (reports === noReports) return;
    for (const report of reports) found.findings.push(findingOf(rule, report));
  } catch (error) {
    found.failures.push({ rule: rule.id, error });
  }
}

function checkStranger(walk: Walk, element: Element, parent: Element, context: ElementContext): void {
  const stranger = strangerIn(context.declaration, element);
  const strangerContext = { ...context, parent };
  for (const rule of walk.strangerRules)
    collect(walk.found, rule, () => rule.check(stranger, strangerContext));
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
    if (typeof rule.on === 'string') continue;
    for (const declaration of rule.on) {
      const known = byDeclaration.get(declaration);
      if (known === undefined) byDeclaration.set(declaration, [rule]);
      else known.push(rule);
    }
  }
  return { all, byDeclaration, strangerRules: all.filter((it) => it.on === 'stranger') };
}
