/** Runs a handler; one that throws is logged and answers empty, so that a bug costs one answer only. */
export type Guard = <T>(name: string, empty: T, handler: () => T | Promise<T>) => Promise<T>;

/** The server's fence. `log` gets one line for each failure, without any text of a document. */
export function createGuard(log: (line: string) => void): Guard {
  return async (name, empty, handler) => {
    try {
      return await handler();
    } catch (error) {
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return empty;
    }
  };
}
