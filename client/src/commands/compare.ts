import { compare } from '#sync';
import { patiently } from '../patience.ts';
import { showComparison } from '../views/comparison.ts';
import { withProgress } from '../views/progress.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';

/** Shows what CloudFront has now beside the document. */
export async function compareCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const document = await activeConfig(context, args);
  if (document === undefined) return;

  const { session, connector, shown } = context;
  const uri = document.uri.toString();
  const connect = await connector.connect();
  const outcome = await withProgress('Reading the live config', ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, () =>
      compare({ ...session, connect }, { uri, text: document.getText() }, cancel),
    ),
  );
  switch (outcome.kind) {
    case 'compared':
      return showComparison(shown, { uri, target: outcome.link, live: outcome.live });
    case 'not-linked':
      return offerLink(context, document, outcome);
    case 'no-credentials':
    case 'denied':
    case 'wrong-account':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'unreadable':
    case 'cancelled': {
      const again = await showLinkTrouble(context, outcome, uri);
      if (again === 'again') await compareCommand(context, document.uri);
    }
  }
}
