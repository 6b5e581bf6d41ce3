import { unlink } from '#sync';
import { nameOf } from '../documents.ts';
import { say } from '../messages/message.ts';
import { ask } from '../views/ask.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';

/** Forgets which distribution the document is. Nothing is sent, and the text stays. */
export async function unlinkCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const document = await activeConfig(context, args);
  if (document === undefined) return;

  const { session, conflicts, deployments, language } = context;
  const uri = document.uri.toString();
  const name = nameOf(document.uri);
  const outcome = await unlink(session, uri);
  switch (outcome.kind) {
    case 'unlinked': {
      conflicts.set(uri, 'settled');
      deployments.stop(uri);
      language.setAnswer(document.uri, null);
      const { distributionId } = outcome.link;
      const answer = await ask({
        tone: 'info',
        text: `${name} is not linked to ${distributionId} any more. Text and distribution stay as they are.`,
        buttons: [{ title: 'Undo', action: 'undo' }],
      });
      if (answer === 'undo') await session.links.set(uri, outcome.link);
      return;
    }
    case 'not-linked':
      await ask(say('info', `${name} is not linked to a distribution.`));
      return;
    case 'not-stored':
      await showLinkTrouble(context, outcome, uri);
  }
}
