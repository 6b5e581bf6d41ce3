import * as vscode from 'vscode';
import { followFirstSave } from './first-save.ts';
import type { ConfigLanguageClient } from './language-client.ts';
import type { Session } from './session.ts';

/**
 * Keeps links with their documents: through renames, undo and redo, and saving under a first name.
 * Tells the language server each document's baseline, and menus which documents are linked.
 */
export function followLinkedDocuments(
  session: Session,
  language: ConfigLanguageClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const fenced = (work: Promise<void>) => {
    work.catch((error) => log.error(error));
  };
  const onLink = async (uri: string) => {
    await tellMenus(session);
    await tellServer(session, language, uri);
  };

  fenced(tellMenus(session));
  for (const uri of session.linkedUris()) fenced(tellServer(session, language, uri));
  return vscode.Disposable.from(
    session.onDidChangeLink((uri) => fenced(onLink(uri))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) fenced(session.moveLinks(oldUri.toString(), newUri.toString()));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) fenced(followText(session, document));
    }),
    followFirstSave(session, fenced),
  );
}

async function tellMenus(session: Session): Promise<void> {
  // In a remote window the workbench knows other URIs than we do, but the same paths.
  const paths = session.linkedUris().flatMap((it) => {
    const { path, fsPath } = vscode.Uri.parse(it, true);
    return [path, fsPath];
  });
  await vscode.commands.executeCommand('setContext', 'cloudfrontConfig.linkedPaths', paths);
}

async function tellServer(session: Session, language: ConfigLanguageClient, uri: string): Promise<void> {
  const { readLink } = await import('#sync');
  const linked = await readLink(session, uri);
  const document = vscode.Uri.parse(uri, true);
  if (linked.kind === 'not-linked') {
    language.setBaseline(document, null);
    return;
  }
  const { distributionId, kind, etag } = linked.link;
  language.setBaseline(document, { xml: linked.baseline, distributionId, kind, etag });
}

/** A text that the document had before, back by undo or redo, brings the version back that it belonged to. */
async function followText({ links, hash }: Session, document: vscode.TextDocument): Promise<void> {
  const uri = document.uri.toString();
  const link = await links.get(uri);
  if (link?.knownTexts === undefined) return;

  const text = hash.sha256(document.getText());
  const { linkForText } = await import('#sync');
  const latest = (await links.get(uri)) ?? link;
  const followed = linkForText(latest, text);
  if (followed !== latest) await links.set(uri, followed);
}
