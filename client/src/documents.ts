import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Documents } from '#sync';
import { difference } from './text-difference.ts';

/** The user's documents, changed through their editors so that every change can be undone. */
export const documents: Documents = {
  replace: async (uri, before, after) => {
    const parsed = vscode.Uri.parse(uri, true);
    if (before !== undefined) return overwrite(parsed, before, after);
    return parsed.scheme === 'untitled' ? overwrite(parsed, '', after) : create(parsed, after);
  },
};

/** The text of a document as its editor has it; undefined when there is no such document. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const document = await openedDocument(uri);
  return document?.getText();
}

/** The document, loaded without being shown; undefined when there is none. */
export async function openedDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  if (open !== undefined) return open;
  if (uri.scheme === 'untitled' || !(await exists(uri))) return undefined;
  return vscode.workspace.openTextDocument(uri);
}

/** What people call a document. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function create(uri: vscode.Uri, text: string): Promise<{ readonly kind: 'written' | 'changed' }> {
  await mkdir(dirname(uri.fsPath), { recursive: true });
  try {
    await writeFile(uri.fsPath, text, { flag: 'wx' });
    return { kind: 'written' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return { kind: 'changed' };
    throw error;
  }
}

async function overwrite(
  uri: vscode.Uri,
  before: string,
  after: string,
): Promise<{ readonly kind: 'written' | 'changed' }> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== before) return { kind: 'changed' };

  if (before !== after && !(await applyDifference(document, before, after))) {
    // VS Code refuses an edit of a version that has passed.
    if (document.getText() !== before) return { kind: 'changed' };
    throw new Error(`The editor did not take the change of ${nameOf(uri)}.`);
  }
  if (uri.scheme !== 'untitled' && document.isDirty && !(await document.save()))
    throw new Error(`${nameOf(uri)} could not be saved.`);
  return { kind: 'written' };
}

async function applyDifference(
  document: vscode.TextDocument,
  before: string,
  after: string,
): Promise<boolean> {
  const { start, end, text } = difference(before, after);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  return vscode.workspace.applyEdit(edit);
}
