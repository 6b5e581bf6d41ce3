import { indexOf } from '../model/config-index.ts';
import type { ConfigDocument } from '../model/document.ts';
import { keyedPathAt } from '../model/keyed-path.ts';
import { plan } from '../plan/index.ts';
import type { KnownAccount } from './account-facts.ts';
import { accountRules, allRules, teamRules, unsuppressableRules } from './all.ts';
import { checkElements, type ElementRules, elementRules } from './check-elements.ts';
import { collect, type Found, type RuleFailure } from './found.ts';
import type { Baseline, DocumentContext, Finding, Rule, RuleSettings, Severity } from './rule.ts';
import { defaultSettings } from './rule.ts';
import { type Standing, suppress } from './suppression/apply.ts';
import { readSuppressions } from './suppression/read.ts';

export interface CheckOptions {
  /** The pulled text, when the document is linked. */
  readonly baseline?: Baseline;
  readonly settings?: Partial<RuleSettings>;
  /** The account that the distribution belongs to; without it, rules that need it are silent. */
  readonly account?: KnownAccount;
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

/** All rules, and those about elements by what they look at. */
interface RuleSet extends ElementRules {
  readonly all: readonly Rule[];
}

const everything = ruleSet(allRules);
const ruleIds: ReadonlySet<string> = new Set(allRules.map((it) => it.id));

/** Everything the rules say about a document. Never throws. */
export function check(doc: ConfigDocument, options: CheckOptions = {}): CheckResult {
  const { baseline, account } = options;
  const settings = settingsFor(options);
  const rules = options.rules === undefined ? everything : ruleSet(options.rules);
  const found: Found = { findings: [], failures: [] };

  const index = doc.config && doc.kind && indexOf(doc.config, doc.kind);
  const callerReferences = options.callerReferences ?? new Map<string, string>();
  const context = { settings, index, baseline, account, callerReferences };
  checkDocument(doc, rules.all, context, found);

  if (doc.config !== undefined && index !== undefined && !isStopped(found.findings)) {
    const isRuleWanted = (rule: Rule) => isWanted(rule, settings);
    checkElements(doc, doc.config, rules, { settings, baseline, isWanted: isRuleWanted }, found);
    if (baseline !== undefined) checkChanges(doc, rules, { ...context, index, baseline }, found);
  }

  const known = knownKeys(found.findings, context);
  const shown = found.findings
    .filter((it) => severitySet(it.rule, settings) !== 'off')
    .map((it) => (isKnown(doc, it, known) ? softened(it) : weighed(it, settings)));
  const unsuppressed = withoutSuppressed(doc, shown, rules, { ...context, failures: found.failures });
  return {
    findings: unsuppressed.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end),
    failures: found.failures,
  };
}

function checkDocument(
  doc: ConfigDocument,
  rules: readonly Rule[],
  context: DocumentContext,
  found: Found,
): void {
  for (const rule of rules) {
    if (rule.on === 'document' && isWanted(rule, context.settings))
      collect(found, rule, () => rule.check(doc, context));
  }
}

/** What remains when the comments in the document have had their say, and what is to be said of them. */
function withoutSuppressed(
  doc: ConfigDocument,
  findings: readonly Finding[],
  { all }: RuleSet,
  { failures, ...context }: Silencing,
): readonly Finding[] {
  const suppressions = readSuppressions(doc);
  if (suppressions.length === 0) return findings;

  // A text that is broken hides from the rules what they would speak about.
  const isPartial = doc.tree.problems.length > 0 || isStopped(findings);
  const standingOf = (id: string): Standing => {
    if (!ruleIds.has(id)) return 'unknown';
    if (unsuppressableRules.has(id)) return 'fixed';
    const rule = all.find((it) => it.id === id);
    return rule === undefined || isPartial || isIdle(rule, context) ? 'idle' : 'speaks';
  };
  const { kept, judged } = suppress(findings, suppressions, standingOf);
  const found: Found = { findings: [], failures };
  for (const rule of all) {
    if (rule.on !== 'suppression' || context.settings.rules[rule.id] === 'off') continue;
    for (const it of judged) collect(found, rule, () => rule.check(it, { text: doc.text, ruleIds }));
  }
  const ofComments = found.findings.map((it) => weighed(it, context.settings));
  return [...kept, ...suppress(ofComments, suppressions, standingOf).kept];
}

type Known = Pick<DocumentContext, 'settings' | 'baseline' | 'account'>;

interface Silencing extends Known {
  readonly failures: RuleFailure[];
}

/** Whether a rule has no chance to speak, so that a comment which suppresses it may be right all the same. */
function isIdle(rule: Rule, { settings, baseline, account }: Known): boolean {
  if (rule.on === 'suppression' || (account === undefined && rule.needs === 'account')) return true;
  const lacksBaseline = baseline === undefined && (rule.on === 'change' || rule.needs === 'baseline');
  return lacksBaseline || settings.rules[rule.id] === 'off' || !isWanted(rule, settings);
}

function isWanted({ optIn }: Rule, { bestPractices }: RuleSettings): boolean {
  return optIn === undefined || bestPractices;
}

function checkChanges(
  doc: ConfigDocument,
  { all }: RuleSet,
  context: DocumentContext & Pick<Required<DocumentContext>, 'index' | 'baseline'>,
  found: Found,
): void {
  const { index, baseline } = context;
  if (index === undefined || baseline === undefined || baseline.doc.kind !== doc.kind) return;
  // While a tag is half typed, much seems to be gone.
  if (doc.tree.problems.length > 0) return;

  const rules = all.filter((it) => it.on === 'change').filter((it) => isWanted(it, context.settings));
  const changes = rules.length === 0 ? [] : plan(baseline.doc, doc);
  for (const rule of rules)
    collect(found, rule, () => rule.check(changes, { ...context, doc, index, baseline }));
}

/** The service itself returned it like this, so it can be no mistake that stops a push. */
function isKnown(doc: ConfigDocument, finding: Finding, known: ReadonlySet<string>): boolean {
  return known.size > 0 && known.has(knownKey(doc, finding));
}

/** Rules about the account are asked about the baseline only when they speak: facts come and go after it was read. */
function knownKeys(findings: readonly Finding[], context: DocumentContext): ReadonlySet<string> {
  const { baseline, account } = context;
  if (baseline === undefined) return nothingKnown;
  const spoken = new Set(findings.map((it) => it.rule).filter((it) => accountRules.has(it)));
  if (account === undefined || spoken.size === 0) return baseline.known;

  const { doc, known } = baseline;
  const index = doc.config && doc.kind && indexOf(doc.config, doc.kind);
  const found: Found = { findings: [], failures: [] };
  const rules = allRules.filter((it) => spoken.has(it.id));
  checkDocument(doc, rules, { ...context, index }, found);
  return new Set([...known, ...found.findings.map((it) => knownKey(doc, it))]);
}

const nothingKnown: ReadonlySet<string> = new Set();

/** Quotas of the account hold where the user set none. */
function settingsFor({ settings, account }: CheckOptions): RuleSettings {
  const inForce = account?.facts.quotas?.items.map(({ rule, value }) => [rule, value] as const);
  if (inForce === undefined) return { ...defaultSettings, ...settings };
  const quotas = { ...Object.fromEntries(inForce), ...settings?.quotas };
  return { ...defaultSettings, ...settings, quotas };
}

/** Names one rule saying one thing at one place, equal in document and baseline. */
export function knownKey(doc: ConfigDocument, { rule, at, message }: Finding): string {
  return `${rule} ${keyedPathAt(doc, at.start)} ${message}`;
}

/** What the user wants of a rule. Nobody has a say in what a team locked. */
function severitySet(rule: string, { rules }: RuleSettings): Severity | 'off' | undefined {
  return teamRules.has(rule) ? undefined : rules[rule];
}

function weighed(finding: Finding, settings: RuleSettings): Finding {
  const severity = severitySet(finding.rule, settings) ?? finding.severity;
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
  return { all, ...elementRules(all) };
}
