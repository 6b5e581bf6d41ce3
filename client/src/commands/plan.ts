import type * as vscode from 'vscode';
import { type Change, parseConfig } from '#core';
import { type Link, readLink } from '#sync';
import { firstAlias } from '../compare-texts.ts';
import { agoOf } from '../messages/ago.ts';
import { nothingMessage, unfitMessage } from '../messages/push.ts';
import { ask } from '../views/ask.ts';
import { showPlan } from '../views/plan-document.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';
import { pullCommand } from './pull.ts';
import { prepare } from './push.ts';

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
    case 'errors':
      await ask({ ...unfitMessage('not-a-config', preparation.findings), buttons: [] });
      return;
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

export interface PlanOf {
  readonly link: Link;
  readonly mine: readonly Change[];
  readonly theirs: readonly Change[];
}

/** Opens the plan of a linked document as a read-only document, `Plan: E2QWRUHAPOMQZL`. */
export async function showPlanOf(
  { session, shown }: CommandContext,
  document: vscode.TextDocument,
  { link, mine, theirs }: PlanOf,
): Promise<void> {
  const { distributionId, pulledAt } = link;
  const linked = await readLink(session, document.uri.toString());
  const alias = linked.kind === 'linked' ? firstAlias(parseConfig(linked.baseline)) : undefined;
  await showPlan(shown, `Plan: ${distributionId}`, {
    document,
    title: alias === undefined ? distributionId : `${distributionId}  ${alias}`,
    changes: mine,
    theirs,
    since: `your pull ${agoOf(pulledAt, session.clock.now())}`,
  });
}
