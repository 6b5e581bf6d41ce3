import * as vscode from 'vscode';
import { accountMessage } from '../messages/account.ts';
import { ask } from '../views/ask.ts';
import { withProgress } from '../views/progress.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';

/** Reads anew what the account of a document's distribution has. The language server names the document by its URI. */
export async function refreshAccount(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const chosen = args.map((it) => (typeof it === 'string' ? vscode.Uri.parse(it, true) : it));
  const document = await activeConfig(context, chosen);
  if (document === undefined) return;
  const uri = document.uri.toString();
  const link = await context.session.links.get(uri);
  if (link === undefined) return offerLink(context, document, { kind: 'not-linked', link });

  const reading = await withProgress('Reading the account', ({ cancel }) =>
    context.accounts.refresh(document, link, cancel),
  );
  const stopped =
    reading === undefined
      ? ({ kind: 'offline', message: 'The playground does not run.' } as const)
      : reading.missing.find(({ failure }) => failure.kind !== 'denied' && failure.kind !== 'unreadable')
          ?.failure;
  if (stopped !== undefined) {
    if ((await showLinkTrouble(context, stopped, uri)) === 'again')
      await refreshAccount(context, document.uri);
    return;
  }
  const message = reading && accountMessage(reading, link);
  if (message !== undefined && (await ask(message)) === 'show-log') context.log.show();
}
