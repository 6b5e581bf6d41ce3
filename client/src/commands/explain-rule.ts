import * as vscode from 'vscode';
import { allRules, explain } from '#core';
import type { CommandContext } from './index.ts';

/** Opens the page of a rule or of an error of CloudFront: the one that is named, else the one the user picks. */
export async function explainRule({ shown }: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const { default: docs } = await import('#docs', { with: { type: 'json' } });
  const errors: Readonly<Record<string, string>> = docs.errors;
  const [named] = args;
  const name = typeof named === 'string' ? named : await pickName(Object.keys(errors));
  const page = name === undefined ? undefined : explain(name, errors);
  if (page === undefined) return;

  const uri = shown.put(`${name}.md`, { text: page });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

async function pickName(errors: readonly string[]): Promise<string | undefined> {
  const rules = allRules.map(({ id, awsError = '', summary }) => ({
    label: id,
    description: awsError,
    detail: summary,
  }));
  const chosen = await vscode.window.showQuickPick(
    [
      { label: 'rules', kind: vscode.QuickPickItemKind.Separator },
      ...rules,
      { label: 'errors of CloudFront', kind: vscode.QuickPickItemKind.Separator },
      ...errors.map((label) => ({ label })),
    ],
    { title: 'Explain a rule or an error', matchOnDescription: true, matchOnDetail: true },
  );
  return chosen?.label;
}
