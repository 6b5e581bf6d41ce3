import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Baselines, Clock, Documents, Hash, Journal, Links } from '#sync';
import { documents } from './documents.ts';
import { baselineFiles } from './storage/baseline-files.ts';
import { hash } from './storage/hash.ts';
import { journalFiles } from './storage/journal-files.ts';
import { linkedUris, moveLinks, storedLinks } from './storage/links.ts';

/** The window's state: everything is read from storage at each use, because another window may have written it. */
export interface Session extends vscode.Disposable {
  readonly links: Links;
  readonly baselines: Baselines;
  readonly documents: Documents;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly hash: Hash;
  /** Fires with the URI of a document whose link was set, moved or deleted. */
  readonly onDidChangeLink: vscode.Event<string>;
  linkedUris(): readonly string[];
  /** Moves the links of a renamed document, or of all documents in a renamed folder. */
  moveLinks(oldUri: string, newUri: string): Promise<void>;
}

/** The state that VS Code keeps for the open workspace. */
export function createSession({
  workspaceState,
  storageUri,
  globalStorageUri,
}: vscode.ExtensionContext): Session {
  const folder = (storageUri ?? globalStorageUri).fsPath;
  const changed = new vscode.EventEmitter<string>();
  const stored = storedLinks(workspaceState);
  const links: Links = {
    get: stored.get,
    set: async (uri, link) => {
      await stored.set(uri, link);
      changed.fire(uri);
    },
    delete: async (uri) => {
      await stored.delete(uri);
      changed.fire(uri);
    },
  };
  return {
    links,
    baselines: baselineFiles(join(folder, 'baselines')),
    documents,
    journal: journalFiles(join(folder, 'journal')),
    clock,
    hash: hashOfDocuments,
    onDidChangeLink: changed.event,
    linkedUris: () => linkedUris(workspaceState),
    moveLinks: async (oldUri, newUri) => {
      const before = linkedUris(workspaceState);
      await moveLinks(workspaceState, oldUri, newUri);
      const after = linkedUris(workspaceState);
      for (const uri of new Set([...before, ...after])) {
        if (!before.includes(uri) || !after.includes(uri)) changed.fire(uri);
      }
    },
    dispose: () => changed.dispose(),
  };
}

/** Of texts in editors, which give all lines of a document the same end. */
const hashOfDocuments: Hash = { sha256: (text) => hash.sha256(text.replaceAll('\r\n', '\n')) };

const clock: Clock = {
  now: () => new Date().toISOString(),
  sleep: async (milliseconds, cancel) => {
    const abort = new AbortController();
    const onAbort = () => abort.abort();
    cancel?.addEventListener('abort', onAbort);
    if (cancel?.aborted) onAbort();
    await wait(milliseconds, undefined, { signal: abort.signal }).catch(() => undefined);
    cancel?.removeEventListener('abort', onAbort);
  },
};
