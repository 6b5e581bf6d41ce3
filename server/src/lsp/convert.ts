import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Finding, Fix, Severity, Span } from '#core';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where clients send readers who click a code. */
const errorReference =
  'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors';
const configReference =
  'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html';

/** Offsets as LSP counts them. */
export function toRange(doc: TextDocument, { start, end }: Span): Range {
  return { start: doc.positionAt(start), end: doc.positionAt(end) };
}

/** Edits as LSP writes them. */
export function toTextEdits(doc: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: toRange(doc, span), newText: text }));
}

/** A finding as LSP shows it. */
export function toDiagnostic(doc: TextDocument, finding: Finding): Diagnostic {
  const { rule, severity, awsError, message, at, related = [], tag } = finding;
  return {
    range: toRange(doc, at),
    severity: severities[severity],
    source: 'cloudfront',
    code: awsError ?? rule,
    codeDescription: { href: awsError === undefined ? configReference : errorReference },
    message,
    data: { rule },
    ...(related.length > 0 && {
      relatedInformation: related.map((it) => ({
        location: { uri: doc.uri, range: toRange(doc, it.at) },
        message: it.message,
      })),
    }),
    ...(tag !== undefined && {
      tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary],
    }),
  };
}

/** A fix as LSP offers it; only the best fix of a finding may be what one keystroke does. */
export function toCodeAction(doc: TextDocument, finding: Finding, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(doc, finding)],
    isPreferred: fix.grade !== 'choice' && fix === finding.fixes[0],
    edit: { changes: { [doc.uri]: toTextEdits(doc, fix.edits) } },
  };
}
