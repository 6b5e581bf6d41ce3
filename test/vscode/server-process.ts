import childProcess, { type ChildProcess } from 'node:child_process';

const started: ChildProcess[] = [];

/** Remembers the language servers that the extension starts. Call it before the extension is activated. */
export function watchServers(): void {
  childProcess.fork = new Proxy(childProcess.fork, {
    apply(fork, self, args) {
      const child = Reflect.apply(fork, self, args);
      started.push(child);
      return child;
    },
  });
}

/** The language server that runs now. */
export function runningServer(): ChildProcess | undefined {
  return started.findLast((it) => it.exitCode === null && it.signalCode === null);
}
