import { readStatus } from '#sync';
import { deployedMessage, inProgressMessage } from '../messages/status.ts';
import { patiently } from '../patience.ts';
import { ask } from '../views/ask.ts';
import { withProgress } from '../views/progress.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';

/** Tells whether CloudFront has deployed the config, and waits in the status bar while it has not. */
export async function statusCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const document = await activeConfig(context, args);
  if (document === undefined) return;

  const { session, connector, deployments } = context;
  const uri = document.uri.toString();
  const connect = await connector.connect();
  const outcome = await withProgress('Asking for the status', ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, () =>
      readStatus({ ...session, connect }, uri, cancel),
    ),
  );
  switch (outcome.kind) {
    case 'details': {
      const { distributionId, status } = outcome.details;
      if (status === 'Deployed') {
        await ask(deployedMessage(distributionId));
        return;
      }
      deployments.wait(uri);
      if ((await ask(inProgressMessage(distributionId))) === 'stop') deployments.stop(uri);
      return;
    }
    case 'not-linked':
      return offerLink(context, document, { kind: 'not-linked', link: undefined });
    case 'no-credentials':
    case 'denied':
    case 'wrong-account':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'unreadable':
    case 'cancelled': {
      const again = await showLinkTrouble(context, outcome, uri);
      if (again === 'again') await statusCommand(context, document.uri);
    }
  }
}
