import * as vscode from 'vscode';
import { openedDocument } from '../documents.ts';
import { say } from '../messages/message.ts';
import { ask } from '../views/ask.ts';

/**
 * The document a command is about: the one whose menu it was chosen from, else the active one.
 * Tells the user when there is none.
 */
export async function activeConfig(args: readonly unknown[]): Promise<vscode.TextDocument | undefined> {
  const [chosen] = args;
  const document =
    chosen instanceof vscode.Uri ? await openedDocument(chosen) : vscode.window.activeTextEditor?.document;
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
