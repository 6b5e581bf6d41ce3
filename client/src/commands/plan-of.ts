import type * as vscode from 'vscode';
import { type Change, parseConfig } from '#core';
import { type Link, readLink } from '#sync';
import { firstAlias } from '../compare-texts.ts';
import { agoOf } from '../messages/ago.ts';
import { showPlan } from '../views/plan-document.ts';
import type { CommandContext } from './index.ts';

/** What a plan is made of. */
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
