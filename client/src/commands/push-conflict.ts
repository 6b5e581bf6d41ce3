import * as vscode from 'vscode';
import { layOut } from '#core';
import { type Conflict, replaceBy } from '#sync';
import { nameOf } from '../documents.ts';
import { conflictMessage, useLiveMessage } from '../messages/conflict.ts';
import { pullSettings } from '../settings.ts';
import { ask } from '../views/ask.ts';
import { showComparison } from '../views/comparison.ts';
import type { CommandContext } from './index.ts';
import { mergeByHand } from './merge-by-hand.ts';
import { pushDocument } from './push.ts';
import { showStored } from './stored.ts';

/** A person decides how both sides' changes come together. Until then text, ETag and baseline stay. */
export async function answerConflict(
  context: CommandContext,
  document: vscode.TextDocument,
  conflict: Conflict,
): Promise<void> {
  const { incoming } = conflict;
  switch (await ask(conflictMessage(conflict))) {
    case 'merge':
      if ((await mergeByHand(context, conflict)) === 'stored')
        await pushDocument(context, document, { errors: 'stop', first: 'plan' });
      return;
    case 'compare':
      return showComparison(context.shown, {
        uri: incoming.uri,
        target: incoming.target,
        live: incoming.config.xml,
      });
    case 'use-live':
      return useLive(context, document, conflict);
    case undefined:
      return;
  }
}

/** Replaces the text, and keeps the author's beside it. */
async function useLive(
  context: CommandContext,
  document: vscode.TextDocument,
  { incoming }: Conflict,
): Promise<void> {
  if ((await ask(useLiveMessage(nameOf(document.uri)))) !== 'use-live') return;

  const { format } = pullSettings(document.uri);
  const mine = document.getText();
  const live = format === 'raw' ? incoming.config.xml : layOut(incoming.config.xml);
  const stored = await showStored(context, await replaceBy(context.session, incoming, live), incoming);
  if (stored !== 'stored') return;

  const kept = await vscode.workspace.openTextDocument({ language: 'cloudfront-config', content: mine });
  await vscode.window.showTextDocument(kept, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
}
