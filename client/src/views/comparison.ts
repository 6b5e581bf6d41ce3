import * as vscode from 'vscode';
import { applyEdits, layOut, merge, parseConfig } from '#core';
import type { Target } from '#sync';
import { nameOf } from '../documents.ts';
import type { ShownTexts } from './shown-texts.ts';

export interface Comparison {
  readonly uri: string;
  readonly target: Target;
  /** The config as CloudFront has it. */
  readonly live: string;
}

/** Opens the live config, read-only, beside the document, so that the editor marks what differs and nothing else. */
export async function showComparison(
  shown: ShownTexts,
  { uri, target: { distributionId }, live }: Comparison,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const left = shown.put(`${distributionId} at CloudFront.distribution.xml`, {
    text: laidOutLike(document.getText(), live),
    about: document.uri,
  });
  const title = `${distributionId} at CloudFront ↔ ${nameOf(document.uri)}`;
  await vscode.commands.executeCommand('vscode.diff', left, document.uri, title, { preview: true });
}

/** The live config with the comments, order and layout of the user's text. */
function laidOutLike(text: string, live: string): string {
  const mine = parseConfig(text);
  const result = merge(mine, mine, parseConfig(live));
  return result.kind === 'merged' ? applyEdits(text, result.edits) : layOut(live);
}
