import * as vscode from 'vscode';

/** The documents whose last push met changes of others that nobody has decided about. Known to this window only. */
export interface Conflicts extends vscode.Disposable {
  has(uri: string): boolean;
  set(uri: string, state: 'conflict' | 'settled'): void;
  readonly onDidChange: vscode.Event<void>;
}

/** None yet. */
export function createConflicts(): Conflicts {
  const uris = new Set<string>();
  const changed = new vscode.EventEmitter<void>();
  return {
    has: (uri) => uris.has(uri),
    set: (uri, state) => {
      if (state === 'conflict') uris.add(uri);
      else uris.delete(uri);
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
