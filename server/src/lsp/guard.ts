/** Runs a handler; one that throws is logged and answers empty, so that a bug costs one answer only. */
export type Guard = <T>(name: string, empty: T, handler: () => T | Promise<T>) => Promise<T>;

/**
 * The server's fence. `log` gets where it failed and never the error's message, which may quote the document: a
 * config holds secrets.
 */
export function createGuard(log: (line: string) => void): Guard {
  return async (name, empty, handler) => {
    try {
      return await handler();
    } catch (error) {
      log(`${name} failed: ${whereOf(error)}`);
      return empty;
    }
  };
}

function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((it) => /^ {4}at /.test(it)) ?? [];
  return [error.name, ...frames].join('\n');
}
