import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  MarkupKind,
  SymbolKind,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  accountRules,
  type ConfigSymbol,
  documentSymbols,
  type Finding,
  type Fix,
  fixAll,
  foldingRanges,
  hover,
  ruleControls,
  type SchemaDocs,
} from '#core';
import { toCodeAction, toDiagnostic, toRange, toTextEdits } from './convert.ts';
import { type ActionHost, refreshAction, toRuleAction } from './rule-actions.ts';
import type { Workspace } from './workspace.ts';

/** The kind of action that editors may run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.cloudfrontConfig`;

/**
 * Each finding's fixes at the cursor, then one action for all of the same kind, then a second look at the account,
 * then what silences and explains the rules, then everything that is safe.
 */
export function codeActions(
  workspace: Workspace,
  doc: TextDocument,
  { range, context }: CodeActionParams,
  host: ActionHost,
): CodeAction[] {
  const { findings } = workspace.check(doc);
  // The empty kind stands for all.
  const wants = (kind: string) =>
    context.only?.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`)) ?? true;
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const start = doc.offsetAt(range.start);
    const end = doc.offsetAt(range.end);
    const here = findings.filter((it) => it.at.start <= end && start <= it.at.end);
    actions.push(...here.flatMap((finding) => finding.fixes.map((fix) => toCodeAction(doc, finding, fix))));
    for (const rule of new Set(here.map((it) => it.rule))) actions.push(...fixAllOfRule(doc, rule, findings));
    const ofAccount = here.filter((it) => accountRules.has(it.rule));
    if (ofAccount.length > 0) actions.push(refreshAction(doc, ofAccount));
    const controls = ruleControls(workspace.read(doc), here);
    actions.push(...controls.flatMap((it) => toRuleAction(doc, it, host)));
  }
  if (wants(fixAllKind)) {
    const action = fixAllAction(
      doc,
      'Fix all that cannot change what CloudFront does',
      fixAllKind,
      findings,
      ['safe'],
    );
    if (action !== undefined) actions.push(action);
  }
  return actions;
}

function fixAllOfRule(doc: TextDocument, rule: string, findings: readonly Finding[]): CodeAction[] {
  const alike = findings.filter((it) => it.rule === rule);
  if (alike.filter((it) => it.fixes[0] !== undefined && it.fixes[0].grade !== 'choice').length < 2) return [];

  const action = fixAllAction(doc, `Fix all: ${rule}`, CodeActionKind.QuickFix, alike, ['safe', 'preferred']);
  return action === undefined ? [] : [{ ...action, diagnostics: alike.map((it) => toDiagnostic(doc, it)) }];
}

function fixAllAction(
  doc: TextDocument,
  title: string,
  kind: CodeActionKind,
  findings: readonly Finding[],
  grades: readonly Fix['grade'][],
): CodeAction | undefined {
  const edits = fixAll(findings, grades);
  return edits.length === 0
    ? undefined
    : { title, kind, edit: { changes: { [doc.uri]: toTextEdits(doc, edits) } } };
}

/** What the element under the cursor means. */
export function hoverAt(
  workspace: Workspace,
  doc: TextDocument,
  offset: number,
  docs: SchemaDocs,
): Hover | null {
  const res = hover(workspace.read(doc), offset, docs);
  if (res === undefined) return null;
  return { range: toRange(doc, res.span), contents: { kind: MarkupKind.Markdown, value: res.markdown } };
}

const symbolKinds: Readonly<Record<ConfigSymbol['kind'], SymbolKind>> = {
  structure: SymbolKind.Struct,
  list: SymbolKind.Array,
  string: SymbolKind.String,
  integer: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  enum: SymbolKind.EnumMember,
  unknown: SymbolKind.Field,
};

/** The outline. */
export function symbols(workspace: Workspace, doc: TextDocument): DocumentSymbol[] {
  return documentSymbols(workspace.read(doc)).map((it) => toSymbol(doc, it));
}

function toSymbol(
  doc: TextDocument,
  { name, detail, kind, span, selectionSpan, children }: ConfigSymbol,
): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: toRange(doc, span),
    selectionRange: toRange(doc, selectionSpan),
    children: children.map((it) => toSymbol(doc, it)),
  };
}

/** What can be folded. */
export function folding(workspace: Workspace, doc: TextDocument): FoldingRange[] {
  return foldingRanges(workspace.read(doc)).map(({ span, kind }) => ({
    startLine: doc.positionAt(span.start).line,
    endLine: doc.positionAt(span.end).line,
    ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
  }));
}
