import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Waits until the function answers something; fails with what was awaited after 20 seconds. */
export async function until<T>(
  what: string,
  read: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    await sleep(50);
  }
  assert.fail(`waited for: ${what}`);
}

/** Writes a file into the workspace folder and shows it. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests need a folder');
  const path = join(folder.uri.fsPath, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return vscode.window.showTextDocument(vscode.Uri.file(path));
}

/** Replaces the whole text, as typing would. */
export async function replaceText({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The codes of our diagnostics on a document, sorted. */
export function codesOn({ uri }: vscode.TextDocument): readonly string[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'cloudfront');
  return ours.map(({ code }) => String(typeof code === 'object' ? code.value : code)).sort();
}
