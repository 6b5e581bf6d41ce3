import { nothingMessage, unfitMessage } from '../messages/push.ts';
import { ask } from '../views/ask.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';
import { showPlanOf } from './plan-of.ts';
import { prepare } from './prepare.ts';
import { pullCommand } from './pull.ts';

/** Shows what a push would change, and what others changed since the pull. Sends nothing. */
export async function planCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const document = await activeConfig(context, args);
  if (document === undefined) return;

  const uri = document.uri.toString();
  const preparation = await prepare(context, document, 'push-anyway');
  switch (preparation.kind) {
    case 'ready':
      return showPlanOf(context, document, preparation);
    case 'conflict': {
      const link = await context.session.links.get(uri);
      if (link !== undefined) await showPlanOf(context, document, { ...preparation, link });
      return;
    }
    case 'nothing-to-push':
      if ((await ask(nothingMessage(preparation.theirs))) === 'pull')
        await pullCommand(context, document.uri);
      return;
    case 'already-there':
      return showPlanOf(context, document, { ...preparation, mine: [], theirs: [] });
    case 'not-linked':
      return offerLink(context, document, preparation);
    case 'not-a-config':
    case 'other-distribution':
    case 'locked-fields':
      await ask({ ...unfitMessage(preparation.kind, preparation.findings), buttons: [] });
      return;
    case 'errors':
      throw new Error('errors stop no plan');
    case 'no-credentials':
    case 'denied':
    case 'wrong-account':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'unreadable':
    case 'cancelled':
    case 'not-stored': {
      const again = await showLinkTrouble(context, preparation, uri);
      if (again === 'again') await planCommand(context, document.uri);
    }
  }
}
