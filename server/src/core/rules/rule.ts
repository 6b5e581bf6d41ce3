import type { ConfigIndex } from '../model/config-index.ts';
import type { ConfigDocument, TypedElement } from '../model/document.ts';
import type { Change } from '../plan/change.ts';
import type { Declaration } from '../schema/index.ts';
import type { Edit, Span } from '../text/edit.ts';
import type { Element } from '../xml/index.ts';
import type { KnownAccount } from './account-facts.ts';
import type { Stranger } from './element/stranger.ts';
import type { JudgedSuppression } from './suppression/apply.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One place where a rule speaks. Offsets are into the checked text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The code CloudFront would answer with. */
  readonly awsError?: string;
  readonly message: string;
  readonly at: Span;
  readonly related?: readonly Related[];
  /** Best first. */
  readonly fixes: readonly Fix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** Another place that belongs to a finding, e.g. the first of two duplicates. */
export interface Related {
  readonly at: Span;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /**
   * `safe` cannot change what CloudFront would do and may run in fix-all;
   * `preferred` is what one keystroke should do; `choice` must be chosen by a person.
   */
  readonly grade: 'safe' | 'preferred' | 'choice';
}

/** What a rule says; id, severity and AWS error are added from the rule itself. */
export interface Report {
  readonly at: Span;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tag?: Finding['tag'];
  /** Where one rule has two strengths, e.g. closed enums are errors and open ones warnings. */
  readonly severity?: Severity;
}

/** What a rule answers that has nothing to say: nearly always, so nothing should be made for it. */
export const noReports: readonly Report[] = [];

interface RuleFacts {
  /** Kebab-case; names the mistake; never changes, because users write it in settings. */
  readonly id: string;
  readonly severity: Severity;
  /** The code CloudFront answers with, when it answers at all. */
  readonly awsError?: string;
  /** One sentence: what must hold. */
  readonly summary: string;
  /** Why it must hold, for somebody new to CloudFront. */
  readonly why: string;
  /** Where the fact was learned. */
  readonly source: string;
  /** Advice that speaks only when the user asked for its group. */
  readonly optIn?: 'best-practices';
  /** What it cannot speak without; a change rule always needs the baseline. */
  readonly needs?: 'baseline' | 'account';
}

/** Looks at the elements with these declarations and reads only their own subtree. */
export interface ElementRule extends RuleFacts {
  readonly on: readonly Declaration[];
  check(element: Element, context: ElementContext): Iterable<Report>;
}

/** Looks at each element that the schema does not have where it stands. One rule speaks about each kind of them. */
export interface StrangerRule extends RuleFacts {
  readonly on: 'stranger';
  check(stranger: Stranger, context: StrangerContext): Iterable<Report>;
}

/** Looks at the whole document through its index: for whatever needs an ancestor or a sibling. */
export interface DocumentRule extends RuleFacts {
  readonly on: 'document';
  check(doc: ConfigDocument, context: DocumentContext): Iterable<Report>;
}

/** Looks at what changed since the baseline. */
export interface ChangeRule extends RuleFacts {
  readonly on: 'change';
  check(changes: readonly Change[], context: ChangeContext): Iterable<Report>;
}

/** Looks at a comment that suppresses rules, when all others have spoken. */
export interface SuppressionRule extends RuleFacts {
  readonly on: 'suppression';
  check(suppression: JudgedSuppression, context: SuppressionContext): Iterable<Report>;
}

export type Rule = ElementRule | StrangerRule | DocumentRule | ChangeRule | SuppressionRule;

export interface ElementContext {
  readonly text: string;
  readonly declaration: Declaration;
  readonly settings: RuleSettings;
  /** The same element in the baseline, found by its keyed path. */
  before(element: Element): Before | undefined;
}

export interface StrangerContext extends ElementContext {
  /** What it stands in; `declaration` is that of the parent. */
  readonly parent: Element;
}

/** An element of the baseline, with the text its offsets are in. */
export interface Before extends TypedElement {
  readonly text: string;
}

export interface DocumentContext {
  readonly settings: RuleSettings;
  /** Undefined when the document's root is no config. */
  readonly index: ConfigIndex | undefined;
  readonly baseline: Baseline | undefined;
  /** The account that the distribution belongs to, as far as it was read. */
  readonly account: KnownAccount | undefined;
  /** Which distribution has which CallerReference, among those the workspace is linked to. */
  readonly callerReferences: ReadonlyMap<string, string>;
}

export interface ChangeContext extends DocumentContext {
  readonly doc: ConfigDocument;
  readonly index: ConfigIndex;
  readonly baseline: Baseline;
}

export interface SuppressionContext {
  readonly text: string;
  /** Of all rules there are. */
  readonly ruleIds: Iterable<string>;
}

/** The config of the last pull or accepted push. */
export interface Baseline {
  readonly doc: ConfigDocument;
  readonly distributionId: string;
  /** Its elements by keyed path. */
  readonly elements: ReadonlyMap<string, TypedElement>;
  /** What the rules say of it, and where. */
  readonly known: ReadonlySet<string>;
}

/** What users may set; every field has a default in `defaultSettings`. */
export interface RuleSettings {
  /** Severity by rule id; `off` silences it. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Whether rules that give advice on security and good practice speak. */
  readonly bestPractices: boolean;
  /** Quotas that AWS raised for the account, by rule id; others are AWS's defaults. */
  readonly quotas: Readonly<Record<string, number>>;
  /** What a change may touch: everything, the classic three, or keyed paths and what is below them. */
  readonly editableFields: 'all' | 'aliases-comment-enabled' | readonly string[];
}

export const defaultSettings: RuleSettings = {
  rules: {},
  bestPractices: false,
  quotas: {},
  editableFields: 'all',
};
