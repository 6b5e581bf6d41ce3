import * as vscode from 'vscode';
import type { ConfigLanguageClient } from '../language-client.ts';
import { runCommand } from './run-command.ts';

/** What a command may use. */
export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly language: ConfigLanguageClient;
  readonly log: vscode.LogOutputChannel;
}

/** One command. What it throws is logged and shown by `runCommand`. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void>;

/** Every command by its name without `cloudfrontConfig.`, each loaded on first use so that activation stays quick. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  showLog: async () => (await import('./show-log.ts')).showLog,
};

/** Registers all commands of the extension. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registrations = Object.entries(commands).map(([name, load]) =>
    vscode.commands.registerCommand(`cloudfrontConfig.${name}`, (...args: unknown[]) =>
      runCommand(name, context.log, async () => (await load())(context, ...args)),
    ),
  );
  return vscode.Disposable.from(...registrations);
}
