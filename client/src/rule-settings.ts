import * as vscode from 'vscode';
import {
  mergeSettings,
  type ReadSettings,
  type RuleSettings,
  readSettings,
  readSettingsFile,
  settingsUris,
} from '#core';
import { nameOf } from './documents.ts';

/**
 * The settings that a push of a document goes by: the editor's, then those of the nearest settings file.
 * Rejects where what may be changed cannot be read: a locked field must not open by a typo.
 */
export async function ruleSettings(document: vscode.Uri): Promise<Partial<RuleSettings>> {
  const editor = editorSettings();
  const locked = lockedFields();
  refuse('The settings', locked);
  const file = await readNearest(document);
  return mergeSettings(editor, locked.settings, file.settings);
}

/**
 * What the user and the opened folder together leave editable. VS Code alone would let the folder's value replace
 * the user's.
 */
export function lockedFields(): ReadSettings {
  const inspected = vscode.workspace.getConfiguration('cloudfrontConfig').inspect('editableFields');
  const values = [inspected?.globalValue, inspected?.workspaceValue, inspected?.workspaceFolderValue];
  const read = values
    .filter((it) => it !== undefined)
    .map((editableFields) => readSettings({ editableFields }));
  return {
    settings: mergeSettings(...read.map((it) => it.settings)),
    problems: read.flatMap((it) => it.problems),
  };
}

function editorSettings(): Partial<RuleSettings> {
  const settings = vscode.workspace.getConfiguration('cloudfrontConfig');
  const names = ['rules', 'bestPractices', 'quotas'];
  return readSettings(Object.fromEntries(names.map((it) => [it, settings.get(it)]))).settings;
}

async function readNearest(document: vscode.Uri): Promise<ReadSettings> {
  const folder = vscode.Uri.joinPath(document, '..').toString();
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri.toString().replace(/\/$/, '') ?? folder;
  for (const it of document.scheme === 'untitled' ? [] : settingsUris(document.toString(), root)) {
    const uri = vscode.Uri.parse(it, true);
    const text = await readText(uri);
    if (text === undefined) continue;
    const read = readSettingsFile(text);
    refuse(nameOf(uri), read);
    return read;
  }
  return { settings: {}, problems: [] };
}

/** Undefined when there is no such file. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function refuse(name: string, { problems: [problem] }: ReadSettings): void {
  if (problem === undefined) return;
  const place = problem.path === '' ? '' : `${problem.path}: `;
  throw new Error(`${name} cannot be followed. ${place}${problem.message}`);
}
