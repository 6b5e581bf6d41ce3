import * as vscode from 'vscode';
import { type Change, type PlanText, planLines } from '#core';
import type { ShownTexts } from './shown-texts.ts';

/** Opens a plan, each change leading to its element. */
export async function showPlan(
  shown: ShownTexts,
  name: string,
  { document, ...plan }: PlanText & { readonly document: vscode.TextDocument },
): Promise<void> {
  const lines = planLines(plan);
  const numbered = lines.map(({ change }, line) => ({ change, line }));
  const uri = shown.put(name, {
    text: lines.map((it) => `${it.text}\n`).join(''),
    about: document.uri,
    links: numbered.flatMap(({ change, line }) => {
      const target = change === undefined ? undefined : elementOf(document, change, plan.changes);
      return target === undefined ? [] : [{ line, target }];
    }),
    dangerousLines: numbered.filter((it) => it.change?.risk === 'dangerous').map((it) => it.line),
  });
  // Not beside: its lines are long, and what they end in is what they warn of.
  await vscode.window.showTextDocument(uri, { preview: true });
}

/** Changes of others are about another text: only the author's lead into the document. */
function elementOf(
  document: vscode.TextDocument,
  change: Change,
  mine: readonly Change[],
): vscode.Uri | undefined {
  if (change.afterSpan === undefined || !mine.includes(change)) return undefined;

  const { line, character } = document.positionAt(change.afterSpan.start);
  return document.uri.with({ fragment: `L${line + 1},${character + 1}` });
}
