import * as vscode from 'vscode';
import { registerCommands } from './commands/index.ts';
import { createLanguageClient } from './language-client.ts';
import { switchLanguageOnOpen } from './language-switch.ts';

/** Connects the parts; whatever is not needed at once is loaded by the command that needs it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('CloudFront Config', { log: true });
  const language = createLanguageClient(context.asAbsolutePath('dist/server.js'), log);
  context.subscriptions.push(
    log,
    language,
    registerCommands({ extension: context, language, log }),
    switchLanguageOnOpen(context.workspaceState, log),
  );
  language.start();
}
