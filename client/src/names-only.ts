import type { LogOutputChannel } from 'vscode';

/**
 * A log for the messages to and from the language server. A config holds secrets, so of each message only the
 * first line, its name, is written, whatever detail the library was told to trace.
 */
export function namesOnly(log: LogOutputChannel, wanted: () => boolean): LogOutputChannel {
  return Object.create(log, {
    trace: {
      value: (message: string) => {
        const isObject = message.startsWith('{');
        if (wanted() && !isObject) log.trace(message.split('\n', 1)[0] ?? '');
      },
    },
  });
}
