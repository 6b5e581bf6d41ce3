import * as vscode from 'vscode';
import type { WaitStep } from '#sync';
import type { Connector } from './connector.ts';
import type { Session } from './session.ts';

/** Which documents' distributions are waited for until they are deployed. */
export interface Deployments extends vscode.Disposable {
  /** Waits, also beyond a reload of the window, until deployed or stopped. Starts nothing when already waiting. */
  wait(uri: string): void;
  stop(uri: string): void;
  /** When the waiting began, ISO 8601; undefined when nobody waits. */
  since(uri: string): string | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** Goes on with what the window waited for before it was reloaded. */
  resume(): void;
}

export interface DeploymentDeps {
  readonly session: Session;
  readonly connector: Connector;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** Tells how the waiting ended. */
  onEnd(uri: string, last: WaitStep): Promise<void>;
}

/** `workspaceState` key: since when by URI. */
const memoryKey = 'waitingForDeployment';
type Waiting = Readonly<Record<string, string>>;

/** Nobody waits until asked to. */
export function createDeployments({ session, connector, memory, log, onEnd }: DeploymentDeps): Deployments {
  const aborts = new Map<string, AbortController>();
  const changed = new vscode.EventEmitter<void>();
  let disposed = false;
  const remembered = () => memory.get<Waiting>(memoryKey) ?? {};
  const remember = async (waiting: Waiting) => {
    await memory.update(memoryKey, waiting);
    changed.fire();
  };

  const begin = async (uri: string) => {
    const abort = new AbortController();
    aborts.set(uri, abort);
    await remember({ ...remembered(), [uri]: remembered()[uri] ?? session.clock.now() });
    const last = await lastStep(uri, abort.signal);
    aborts.delete(uri);
    // Disposing is not stopping: the next window goes on.
    if (disposed) return;
    const { [uri]: _, ...others } = remembered();
    await remember(others);
    if (last !== undefined) await onEnd(uri, last);
  };

  const lastStep = async (uri: string, cancel: AbortSignal): Promise<WaitStep | undefined> => {
    const { waitUntilDeployed } = await import('#sync');
    let last: WaitStep | undefined;
    for await (const step of waitUntilDeployed(
      { ...session, connect: await connector.connect() },
      uri,
      cancel,
    )) {
      if (step.kind === 'delayed') log.warn(`Waiting for ${uri} goes on after ${step.failure.kind}.`);
      last = step;
    }
    return last;
  };

  const wait = (uri: string) => {
    if (!aborts.has(uri)) begin(uri).catch((error) => log.error(error));
  };
  return {
    wait,
    stop: (uri) => aborts.get(uri)?.abort(),
    since: (uri) => (aborts.has(uri) ? remembered()[uri] : undefined),
    onDidChange: changed.event,
    resume: () => {
      for (const uri of Object.keys(remembered())) wait(uri);
    },
    dispose: () => {
      disposed = true;
      for (const abort of aborts.values()) abort.abort();
      changed.dispose();
    },
  };
}
