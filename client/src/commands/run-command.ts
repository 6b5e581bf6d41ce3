import * as vscode from 'vscode';

/** The fence around all commands: the only place of the client that catches to log and show. */
export async function runCommand(
  name: string,
  log: vscode.LogOutputChannel,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`cloudfrontConfig.${name} stopped`, error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    const choice = await vscode.window.showErrorMessage(
      `CloudFront Config could not finish: ${reason}`,
      'Show Log',
    );
    if (choice === 'Show Log') log.show();
  }
}
