import * as vscode from 'vscode';
import type { PlaygroundServer } from '#playground';

/** The playground of this window: a CloudFront of our own in the extension host, on loopback. */
export interface PlaygroundHost extends vscode.Disposable {
  /** Where it listens; undefined while it does not run. */
  readonly url: string | undefined;
  /** Fires when it was started or stopped. */
  readonly onDidChange: vscode.Event<void>;
  /** Starts it unless it runs. Its distributions are those of the last time. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

/** A playground that keeps its distributions in this folder; it does not run yet. */
export function createPlaygroundHost(data: string): PlaygroundHost {
  const changed = new vscode.EventEmitter<void>();
  let running: PlaygroundServer | undefined;

  const tell = () => {
    changed.fire();
    return vscode.commands.executeCommand(
      'setContext',
      'cloudfrontConfig.playgroundRuns',
      running !== undefined,
    );
  };
  const stop = async () => {
    const stopped = running;
    running = undefined;
    await stopped?.close();
    if (stopped !== undefined) await tell();
  };
  return {
    get url() {
      return running?.url;
    },
    onDidChange: changed.event,
    start: async () => {
      if (running !== undefined) return running.url;
      const { startPlayground } = await import('#playground');
      running = await startPlayground({ data, samples: true });
      await tell();
      return running.url;
    },
    stop,
    dispose: () => {
      changed.dispose();
      void running?.close();
    },
  };
}
