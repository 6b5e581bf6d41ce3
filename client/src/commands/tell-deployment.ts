import type { WaitStep } from '#sync';
import { deployedMessage } from '../messages/status.ts';
import { ask } from '../views/ask.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import type { CommandContext } from './index.ts';

/** Tells how waiting for a deployment ended. Silent where its user ended it, or the document is linked no more. */
export async function tellDeployment(context: CommandContext, uri: string, last: WaitStep): Promise<void> {
  if (last.kind === 'deployed') {
    await ask(deployedMessage(last.details.distributionId));
    return;
  }
  if (last.kind === 'in-progress' || last.kind === 'delayed' || last.kind === 'not-linked') return;
  if ((await showLinkTrouble(context, last, uri)) === 'again') context.deployments.wait(uri);
}
