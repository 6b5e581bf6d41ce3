import * as vscode from 'vscode';
import { machineSettings } from '../settings.ts';
import type { CommandContext } from './index.ts';

interface Action extends vscode.QuickPickItem {
  run(): unknown;
}

/** What can be done now with the document whose state the status bar shows. */
export async function showActions({ session, deployments, playground }: CommandContext): Promise<void> {
  const document = vscode.window.activeTextEditor?.document.uri;
  const uri = document?.toString();
  const link = uri === undefined ? undefined : await session.links.get(uri);
  const command = (label: string, name: string): Action => ({
    label,
    run: () => vscode.commands.executeCommand(`cloudfrontConfig.${name}`, document),
  });
  const actions: readonly Action[] = [
    ...(uri !== undefined && deployments.since(uri) !== undefined
      ? [{ label: '$(debug-stop) Stop Waiting for Deployed', run: () => deployments.stop(uri) }]
      : []),
    ...(link === undefined
      ? [command('$(link) Link…', 'link')]
      : [
          ...(machineSettings().readOnly ? [] : [command('$(cloud-upload) Push', 'push')]),
          command('$(list-unordered) Show Plan', 'plan'),
          command('$(diff) Compare with CloudFront', 'compare'),
          command('$(cloud-download) Pull Again', 'pull'),
          command('$(watch) Show Status', 'status'),
          command('$(debug-disconnect) Unlink', 'unlink'),
        ]),
    ...(playground.url === undefined ? [] : [command('$(beaker) Stop Playground', 'stopPlayground')]),
    command('$(output) Show Log', 'showLog'),
  ];
  const chosen = await vscode.window.showQuickPick(actions, {
    title: link?.distributionId ?? 'CloudFront Config',
  });
  await chosen?.run();
}
