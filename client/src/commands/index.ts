import * as vscode from 'vscode';
import type { Accounts } from '../account-facts.ts';
import type { Conflicts } from '../conflicts.ts';
import type { Connector } from '../connector.ts';
import type { Deployments } from '../deployments.ts';
import type { ConfigLanguageClient } from '../language-client.ts';
import type { PlaygroundHost } from '../playground.ts';
import type { Session } from '../session.ts';
import { ask } from '../views/ask.ts';
import type { ShownTexts } from '../views/shown-texts.ts';
import { runCommand } from './run-command.ts';

/** What a command may use. */
export interface CommandContext {
  readonly accounts: Accounts;
  readonly extension: vscode.ExtensionContext;
  readonly language: ConfigLanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly session: Session;
  readonly connector: Connector;
  readonly playground: PlaygroundHost;
  readonly deployments: Deployments;
  readonly conflicts: Conflicts;
  readonly shown: ShownTexts;
}

/** One command. What it throws is logged and shown by `runCommand`. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void>;

interface Entry {
  /** Loads it on first use, so that activation stays quick. */
  readonly load: () => Promise<Command>;
  /** `trust`: it reaches CloudFront, which an untrusted workspace must not cause. */
  readonly needs?: 'trust';
}

/** Every command by its name without `cloudfrontConfig.`. */
const commands: Readonly<Record<string, Entry>> = {
  pull: { load: async () => (await import('./pull.ts')).pullCommand, needs: 'trust' },
  push: { load: async () => (await import('./push.ts')).pushCommand, needs: 'trust' },
  plan: { load: async () => (await import('./plan.ts')).planCommand, needs: 'trust' },
  compare: { load: async () => (await import('./compare.ts')).compareCommand, needs: 'trust' },
  link: { load: async () => (await import('./link.ts')).linkCommand, needs: 'trust' },
  unlink: { load: async () => (await import('./unlink.ts')).unlinkCommand },
  status: { load: async () => (await import('./status.ts')).statusCommand, needs: 'trust' },
  refreshAccount: {
    load: async () => (await import('./refresh-account.ts')).refreshAccount,
    needs: 'trust',
  },
  convertFromJson: { load: async () => (await import('./convert.ts')).convertFromJson },
  convertToJson: { load: async () => (await import('./convert.ts')).convertToJsonCommand },
  explainRule: { load: async () => (await import('./explain-rule.ts')).explainRule },
  selectProfile: {
    load: async () => (await import('./select-profile.ts')).selectProfile,
    needs: 'trust',
  },
  startPlayground: {
    load: async () => (await import('./playground.ts')).startPlayground,
    needs: 'trust',
  },
  stopPlayground: { load: async () => (await import('./playground.ts')).stopPlayground },
  showActions: { load: async () => (await import('./show-actions.ts')).showActions },
  showLog: { load: async () => (await import('./show-log.ts')).showLog },
};

/** Registers all commands of the extension. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registrations = Object.entries(commands).map(([name, { load, needs }]) =>
    vscode.commands.registerCommand(`cloudfrontConfig.${name}`, (...args: unknown[]) =>
      runCommand(name, context.log, async () => {
        if (needs === 'trust' && !vscode.workspace.isTrusted) return askForTrust();
        await (await load())(context, ...args);
      }),
    ),
  );
  return vscode.Disposable.from(...registrations);
}

async function askForTrust(): Promise<void> {
  const answer = await ask({
    tone: 'warning',
    text: 'This command reaches CloudFront, which only a trusted workspace may cause.',
    buttons: [{ title: 'Manage Workspace Trust', action: 'manage' }],
  });
  if (answer === 'manage') await vscode.commands.executeCommand('workbench.trust.manage');
}
