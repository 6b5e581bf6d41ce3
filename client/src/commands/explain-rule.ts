import * as vscode from 'vscode';
import { explainable } from '../explain-name.ts';
import { rulePage } from '../views/rule-pages.ts';
import type { CommandContext } from './index.ts';

/** Opens the page of a rule or of an error of CloudFront: the one that is named, else the one the user picks. */
export async function explainRule(_context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const [named] = args;
  const name = typeof named === 'string' ? named : await pickName();
  if (name !== undefined) await vscode.commands.executeCommand('markdown.showPreview', rulePage(name));
}

async function pickName(): Promise<string | undefined> {
  const { rules, errors } = await explainable();
  const rows: readonly vscode.QuickPickItem[] = [
    { label: 'rules', kind: vscode.QuickPickItemKind.Separator },
    ...rules.map(({ id, awsError = '', summary }) => ({ label: id, description: awsError, detail: summary })),
    { label: 'errors of CloudFront', kind: vscode.QuickPickItemKind.Separator },
    ...errors.map((label) => ({ label })),
  ];
  const chosen = await vscode.window.showQuickPick(rows, {
    title: 'Explain a rule or an error',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.label;
}
