import type { InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from '#protocol';

/** What the client said of itself when it started the server. */
export interface ClientFacts {
  /** Whether it answers when it is asked for settings. */
  readonly canConfigure: boolean;
  /** Whether it tells changes of settings it was asked to watch. */
  readonly canWatchSettings: boolean;
  /** Whether it tells changes of files it was asked to watch. */
  readonly canWatchFiles: boolean;
  readonly canListFolders: boolean;
  /** Whether an edit may bring a new file. */
  readonly canCreateFiles: boolean;
  /** URIs of the folders that were open then. */
  readonly folders: readonly string[];
  /** A command that explains a rule. */
  readonly explainCommand: string | undefined;
}

/** Reads what the client said; what it did not say it cannot do. */
export function clientFacts({
  capabilities: { workspace },
  initializationOptions,
  ...folders
}: InitializeParams): ClientFacts {
  const { explainCommand } = (initializationOptions ?? {}) as InitializationOptions;
  const edit = workspace?.workspaceEdit;
  const opened = folders.workspaceFolders ?? (folders.rootUri ? [{ uri: folders.rootUri }] : []);
  return {
    canConfigure: workspace?.configuration === true,
    canWatchSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    canWatchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canListFolders: workspace?.workspaceFolders === true,
    canCreateFiles: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
    folders: opened.map((it) => it.uri),
    explainCommand: typeof explainCommand === 'string' ? explainCommand : undefined,
  };
}
