import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Finding, type RuleControl, severityEdit } from '#core';
import { refreshAccountCommand } from '#protocol';
import { toDiagnostic, toTextEdits } from './convert.ts';
import type { SettingsFile } from './settings-files.ts';

/** What the client can do with an action. */
export interface ActionHost {
  /** The settings file of the document; the text as it is open in the editor, where it is. */
  readonly settingsFile: (SettingsFile & { readonly version: number | null }) | undefined;
  /** Whether an edit may bring a new file. */
  readonly canCreateFiles: boolean;
  /** The client's command that explains a rule. */
  readonly explainCommand: string | undefined;
}

/** A control as LSP offers it; none where the client cannot carry it out. */
export function toRuleAction(doc: TextDocument, control: RuleControl, host: ActionHost): CodeAction[] {
  const action = {
    title: control.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(doc, control.finding)],
  };
  switch (control.kind) {
    case 'suppress':
      return [{ ...action, edit: { changes: { [doc.uri]: toTextEdits(doc, [control.edit]) } } }];
    case 'turn-off': {
      const edit = turnOff(control.rule, host);
      return edit === undefined ? [] : [{ ...action, edit }];
    }
    case 'explain': {
      const { explainCommand: command } = host;
      if (command === undefined) return [];
      return [{ ...action, command: { title: control.title, command, arguments: [control.name] } }];
    }
  }
}

/** Reads the account anew. Only a client that has told one gets here, and it is the one that has the command. */
export function refreshAction(doc: TextDocument, findings: readonly Finding[]): CodeAction {
  const title = 'Refresh what is known of the account';
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: findings.map((it) => toDiagnostic(doc, it)),
    command: { title, command: refreshAccountCommand, arguments: [doc.uri] },
  };
}

function turnOff(rule: string, { settingsFile, canCreateFiles }: ActionHost): WorkspaceEdit | undefined {
  if (settingsFile === undefined || settingsFile.state === 'unreadable') return undefined;

  const { uri, state, text, version } = settingsFile;
  const edit = severityEdit(text, rule, 'off');
  if (edit === undefined) return undefined;
  const edits = toTextEdits(TextDocument.create(uri, 'json', 0, text), [edit]);
  const change = { textDocument: { uri, version }, edits };
  if (!canCreateFiles) return state === 'missing' ? undefined : { changes: { [uri]: edits } };
  if (state === 'read') return { documentChanges: [change] };
  return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] };
}
