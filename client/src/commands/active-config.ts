import * as vscode from 'vscode';
import { openedDocument } from '../documents.ts';
import { say } from '../messages/message.ts';
import { ask } from '../views/ask.ts';
import type { CommandContext } from './index.ts';

/**
 * The config a command is about: the one whose menu it was chosen from, else the active one. A plan stands for its config.
 * Tells the user when there is none.
 */
export async function activeConfig(
  { shown }: CommandContext,
  args: readonly unknown[],
): Promise<vscode.TextDocument | undefined> {
  const [chosen] = args;
  const uri = chosen instanceof vscode.Uri ? chosen : vscode.window.activeTextEditor?.document.uri;
  const document = uri && (await openedDocument(shown.configOf(uri) ?? uri));
  if (document !== undefined && ['file', 'untitled'].includes(document.uri.scheme)) return document;

  await ask(
    document === undefined
      ? say('info', 'Open the config of a distribution first.')
      : say(
          'info',
          `This needs a file on disk; ${document.uri.scheme}: documents can only be read and checked.`,
        ),
  );
  return undefined;
}
