import { join } from 'node:path';
import * as vscode from 'vscode';
import { followAccounts } from './account-facts.ts';
import { registerCommands } from './commands/index.ts';
import { createConflicts } from './conflicts.ts';
import { createConnector } from './connector.ts';
import { createDeployments } from './deployments.ts';
import { createLanguageClient } from './language-client.ts';
import { switchLanguageOnOpen } from './language-switch.ts';
import { followLinkedDocuments } from './linked-documents.ts';
import { createPlaygroundHost } from './playground.ts';
import { createSession } from './session.ts';
import { serveRulePages } from './views/rule-pages.ts';
import { createShownTexts } from './views/shown-texts.ts';
import { showStatusBar } from './views/status-bar.ts';

/** Connects the parts; whatever is not needed at once is loaded by the command that needs it. */
export function activate(extension: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('CloudFront Config', { log: true });
  const language = createLanguageClient(extension.asAbsolutePath('dist/server.js'), log);
  const session = createSession(extension);
  const playground = createPlaygroundHost(join(extension.globalStorageUri.fsPath, 'playground'));
  const connector = createConnector(playground, log);
  const conflicts = createConflicts();
  const shown = createShownTexts();
  const deployments = createDeployments({
    session,
    connector,
    memory: extension.workspaceState,
    log,
    onEnd: async (uri, last) => {
      const { tellDeployment } = await import('./commands/tell-deployment.ts');
      await tellDeployment(context, uri, last);
    },
  });
  const accounts = followAccounts({ session, connector, language, log });
  const context = {
    accounts,
    extension,
    language,
    log,
    session,
    connector,
    playground,
    deployments,
    conflicts,
    shown,
  };
  extension.subscriptions.push(
    log,
    language,
    session,
    playground,
    connector,
    deployments,
    conflicts,
    shown,
    accounts,
    registerCommands(context),
    switchLanguageOnOpen(extension.workspaceState, log),
    followLinkedDocuments(session, language, log),
    serveRulePages(),
    showStatusBar({ session, deployments, conflicts, log }),
  );
  language.start();
  if (vscode.workspace.isTrusted) deployments.resume();
  else extension.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(deployments.resume));
}
