import type { ConfigDocument, TypedElement } from '../model/document.ts';
import { keyedPathAt } from '../model/keyed-path.ts';
import type { Declaration } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import { strangerIn } from './element/stranger.ts';
import { collect, type Found } from './found.ts';
import type {
  Baseline,
  Before,
  ElementContext,
  ElementRule,
  Rule,
  RuleSettings,
  StrangerRule,
} from './rule.ts';

/** The rules about elements, by what they look at. */
export interface ElementRules {
  readonly byDeclaration: ReadonlyMap<Declaration, readonly ElementRule[]>;
  readonly strangerRules: readonly StrangerRule[];
}

/** Sorts out the rules about elements. */
export function elementRules(rules: readonly Rule[]): ElementRules {
  const byDeclaration = new Map<Declaration, ElementRule[]>();
  for (const rule of rules) {
    if (typeof rule.on === 'string') continue;
    for (const declaration of rule.on) {
      const known = byDeclaration.get(declaration);
      if (known === undefined) byDeclaration.set(declaration, [rule]);
      else known.push(rule);
    }
  }
  return { byDeclaration, strangerRules: rules.filter((it) => it.on === 'stranger') };
}

export interface ElementCheckOptions {
  readonly settings: RuleSettings;
  readonly baseline: Baseline | undefined;
  isWanted(rule: Rule): boolean;
}

/** Runs the rules about elements. One walk serves them all; only what the schema knows is walked, so depth is bounded. */
export function checkElements(
  doc: ConfigDocument,
  config: TypedElement,
  { byDeclaration, strangerRules }: ElementRules,
  { settings, baseline, isWanted }: ElementCheckOptions,
  found: Found,
): void {
  const before = (element: Element) => beforeOf(doc, element, baseline);
  const checks = new Map<Declaration, ElementCheck>();
  const checkOf = (declaration: Declaration) => {
    const known = checks.get(declaration);
    if (known !== undefined) return known;

    const rules = (byDeclaration.get(declaration) ?? []).filter(isWanted);
    const context = { text: doc.text, declaration, settings, before };
    const check = { rules, context, members: new Map<string, ElementCheck>() };
    checks.set(declaration, check);
    return check;
  };
  const walk = { text: doc.text, strangerRules: strangerRules.filter(isWanted), found, checkOf };
  visit(walk, config.element, checkOf(config.declaration));
}

interface Walk {
  readonly text: string;
  readonly strangerRules: readonly StrangerRule[];
  readonly found: Found;
  checkOf(declaration: Declaration): ElementCheck;
}

/** What there is to do for the elements of one declaration. */
interface ElementCheck {
  readonly rules: readonly ElementRule[];
  readonly context: ElementContext;
  /** The same for its children by name, as far as any came by: one look-up for each element of a document. */
  readonly members: Map<string, ElementCheck>;
}

function visit(walk: Walk, element: Element, check: ElementCheck): void {
  const { rules, context, members } = check;
  if (isWhole(element, walk.text)) {
    for (const rule of rules) collect(walk.found, rule, () => rule.check(element, context));
  }
  for (const member of element.children) {
    const memberCheck = members.get(member.name) ?? memberOf(walk, check, member.name);
    if (memberCheck !== undefined) visit(walk, member, memberCheck);
    else if (isFinished(member, walk.text)) checkStranger(walk, member, element, context);
  }
}

function memberOf(
  { checkOf }: Walk,
  { context, members }: ElementCheck,
  name: string,
): ElementCheck | undefined {
  const declaration = context.declaration.children.get(name);
  if (declaration === undefined) return undefined;

  const check = checkOf(declaration);
  members.set(name, check);
  return check;
}

function checkStranger(
  { strangerRules, found }: Walk,
  element: Element,
  parent: Element,
  context: ElementContext,
): void {
  const stranger = strangerIn(context.declaration, element);
  for (const rule of strangerRules) collect(found, rule, () => rule.check(stranger, { ...context, parent }));
}

/** What an element without an end lacks may only stand elsewhere. That it has no end is said already. */
function isWhole(element: Element, text: string): boolean {
  return element.form !== 'unclosed' && isFinished(element, text);
}

/** A tag that is still being typed is the mistake of xml-well-formed, and its name may not be all of it. */
function isFinished({ startTag }: Element, text: string): boolean {
  return text.charCodeAt(startTag.end - 1) === 0x3e;
}

function beforeOf(doc: ConfigDocument, element: Element, baseline: Baseline | undefined): Before | undefined {
  const before = baseline?.elements.get(keyedPathAt(doc, element.nameSpan.start));
  return before === undefined || baseline === undefined ? undefined : { ...before, text: baseline.doc.text };
}
