import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';

/** What a piece of work that takes a while may tell, and be told. */
export interface Progress {
  report(message: string): void;
  readonly cancel: AbortSignal;
}

/** What is done sooner needs no notification, which would only flash. */
const patience = 500;

/** Does a piece of work; when it takes a while, shows that it goes on, with a button that cancels it. */
export async function withProgress<Result>(
  title: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController();
  let message = '';
  let show = (text: string) => {
    message = text;
  };
  const working = work({ report: (text) => show(text), cancel: abort.signal });
  const isDone = await Promise.race([working.then(() => true), wait(patience, false)]);
  if (isDone) return working;

  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => abort.abort());
    show = (text) => progress.report({ message: text });
    show(message);
    return working;
  });
}
