import * as vscode from 'vscode';

/** What a piece of work that takes a while may tell, and be told. */
export interface Progress {
  report(message: string): void;
  readonly cancel: AbortSignal;
}

/** Shows that something is going on, with a button that cancels it. */
export function withProgress<Result>(
  title: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    vscode.window.withProgress(options, (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work({ report: (message) => progress.report({ message }), cancel: abort.signal });
    }),
  );
}
