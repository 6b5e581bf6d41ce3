import * as vscode from 'vscode';
import type { Session } from './session.ts';

/**
 * Keeps the link of an untitled document that is saved under its first name, which makes it another document.
 * VS Code does not tell which one: it fills and saves a file, then empties and closes the untitled document.
 */
export function followFirstSave(
  { links }: Session,
  fenced: (work: Promise<void>) => void,
): vscode.Disposable {
  const onSave = async (file: vscode.TextDocument) => {
    // Looked for at once: with the next event its text is gone.
    const text = file.getText();
    const alike = vscode.workspace.textDocuments.filter((it) => isUntitled(it) && it.getText() === text);
    if (file.uri.scheme !== 'file' || (await links.get(file.uri.toString())) !== undefined) return;

    for (const { uri } of alike) {
      const link = await links.get(uri.toString());
      if (link === undefined) continue;
      await links.set(file.uri.toString(), link);
      await links.delete(uri.toString());
      return;
    }
  };
  // Its name may be another document's next.
  const onClose = async (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (isUntitled(document) && (await links.get(uri)) !== undefined) await links.delete(uri);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument((document) => fenced(onSave(document))),
    vscode.workspace.onDidCloseTextDocument((document) => fenced(onClose(document))),
  );
}

function isUntitled({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled';
}
