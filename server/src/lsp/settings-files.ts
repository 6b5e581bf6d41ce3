import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ReadSettings, readSettingsFile, settingsUris } from '#core';

/** The settings file that counts for a document. */
export interface SettingsFile extends ReadSettings {
  readonly uri: string;
  /** `missing`: there is none yet, and `uri` is where it would be. */
  readonly state: 'read' | 'missing' | 'unreadable';
  readonly text: string;
}

/** The settings files of the folders that documents were opened in, each as it was when it was last read. */
export class SettingsFiles {
  readonly #byFolder = new Map<string, SettingsFile>();
  readonly #reading = new Map<string, Promise<SettingsFile>>();
  readonly #fresh = new Set<string>();

  /** What was found for a document; undefined before `load`, and for documents that are not on disk. */
  of(documentUri: string): SettingsFile | undefined {
    return this.#byFolder.get(folderOf(documentUri));
  }

  /** Whether `load` would find the same again, as far as anybody has told. */
  isFresh(documentUri: string): boolean {
    return !isOnDisk(documentUri) || this.#fresh.has(folderOf(documentUri));
  }

  /** Looks for the file of a document, in its folder and above up to the workspace folder that it is in. */
  async load(documentUri: string, workspaceFolders: readonly string[]): Promise<void> {
    const folder = folderOf(documentUri);
    const root = workspaceFolders
      .map((it) => it.replace(/\/$/, ''))
      .filter((it) => documentUri.startsWith(`${it}/`))
      .sort((a, b) => b.length - a.length)[0];
    const reading = this.#reading.get(folder) ?? findFile(settingsUris(documentUri, root ?? folder));
    this.#reading.set(folder, reading);
    const file = await reading;
    if (this.#reading.get(folder) !== reading) return;

    this.#reading.delete(folder);
    this.#byFolder.set(folder, file);
    this.#fresh.add(folder);
  }

  /** The file of this document may have changed; without a document, all may have. */
  expire(documentUri?: string): void {
    if (documentUri === undefined) {
      this.#fresh.clear();
      this.#reading.clear();
      return;
    }
    this.#fresh.delete(folderOf(documentUri));
    this.#reading.delete(folderOf(documentUri));
  }
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

async function findFile(uris: readonly string[]): Promise<SettingsFile> {
  for (const uri of uris) {
    const file = await readAt(uri);
    if (file.state !== 'missing') return file;
  }
  return { uri: uris.at(-1) ?? '', state: 'missing', text: '', settings: {}, problems: [] };
}

async function readAt(uri: string): Promise<SettingsFile> {
  try {
    const text = await readFile(fileURLToPath(uri), 'utf8');
    return { uri, state: 'read', text, ...readSettingsFile(text) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const none = { uri, text: '', settings: {} };
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ...none, state: 'missing', problems: [] };
    return { ...none, state: 'unreadable', problems: [{ path: '', message }] };
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
