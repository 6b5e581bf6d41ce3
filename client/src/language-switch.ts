import * as vscode from 'vscode';
import { rootIsConfig } from './config-root.ts';

/** `workspaceState` key: URIs of documents whose user chose plain XML. */
const declinedKey = 'languageSwitch.declined';

/**
 * Gives XML documents that are configs the language `cloudfront-config`, once, when they are opened.
 * Who switches back to XML is left alone with that file.
 */
export function switchLanguageOnOpen(
  memory: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  // VS Code reports a change of language as close and open of the same object, and opens a file as a new one.
  const switched = new WeakSet<vscode.TextDocument>();

  async function consider(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const declined = memory.get<readonly string[]>(declinedKey, []);
    if (document.languageId === 'cloudfront-config' && declined.includes(uri)) {
      await memory.update(
        declinedKey,
        declined.filter((it) => it !== uri),
      );
    }
    if (document.languageId !== 'xml' || declined.includes(uri)) return;
    if (switched.has(document)) {
      await memory.update(declinedKey, [...declined, uri]);
      return;
    }
    if (!rootIsConfig(document.getText(new vscode.Range(0, 0, headLines, 0)))) return;

    switched.add(document);
    await vscode.languages.setTextDocumentLanguage(document, 'cloudfront-config');
  }

  const considerAll = (documents: readonly vscode.TextDocument[]) => {
    for (const document of documents) consider(document).catch((error) => log.error(error));
  };
  considerAll(vscode.workspace.textDocuments);
  return vscode.workspace.onDidOpenTextDocument((document) => considerAll([document]));
}

/** The root stands on top, below the declaration and comments. */
const headLines = 200;
