import * as vscode from 'vscode';
import type { StoreOutcome } from '#sync';
import { nameOf } from '../documents.ts';
import { say } from '../messages/message.ts';
import { ask } from '../views/ask.ts';
import { type Attempted, showTrouble } from '../views/trouble.ts';
import type { CommandContext } from './index.ts';

/** Opens the document whose text and link were moved, or says why they were not; `stored` when they were. */
export async function showStored(
  context: CommandContext,
  outcome: StoreOutcome,
  { uri, ...attempted }: Attempted & { readonly uri: string },
): Promise<'stored' | 'not-stored'> {
  const document = vscode.Uri.parse(uri, true);
  switch (outcome.kind) {
    case 'stored':
      context.conflicts.set(uri, 'settled');
      context.language.setAnswer(document, null);
      await vscode.window.showTextDocument(document, { preview: false });
      return 'stored';
    case 'document-changed':
      await ask(say('warning', `${nameOf(document)} was edited in the meantime and stays as it is.`));
      return 'not-stored';
    case 'not-stored':
      await showTrouble(context, outcome, attempted);
      return 'not-stored';
  }
}
