import * as vscode from 'vscode';
import type { PushPreparation, PushRequest, ReadyPush } from '#sync';
import { nameOf } from '../documents.ts';
import { say } from '../messages/message.ts';
import {
  alreadyThereMessage,
  confirmBelowPlan,
  confirmMessage,
  errorsMessage,
  mustConfirm,
  nothingMessage,
  unfitMessage,
} from '../messages/push.ts';
import { machineSettings } from '../settings.ts';
import { ask } from '../views/ask.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { offerLink } from './not-linked.ts';
import { showPlanOf } from './plan-of.ts';
import { prepare } from './prepare.ts';
import { pullCommand } from './pull.ts';
import { answerConflict } from './push-conflict.ts';
import { sendConfirmed } from './push-send.ts';
import { subjectOf } from './subject.ts';

/** Sends the document to CloudFront, after its author has seen what that changes. */
export async function pushCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  if (machineSettings().readOnly) {
    await ask(say('warning', 'The setting cloudfrontConfig.readOnly forbids to push.'));
    return;
  }
  const document = await activeConfig(context, args);
  if (document !== undefined) await pushDocument(context, document, { errors: 'stop', first: 'question' });
}

export interface PushOptions {
  readonly errors: PushRequest['errors'];
  /** What its author sees first. */
  readonly first: 'question' | 'plan';
}

/** Finds out what a push would do, and goes on from there. */
export async function pushDocument(
  context: CommandContext,
  document: vscode.TextDocument,
  options: PushOptions,
): Promise<void> {
  const isSaved = document.isUntitled || !document.isDirty || (await document.save());
  if (!isSaved) {
    await ask(say('error', `${nameOf(document.uri)} could not be saved, so nothing was sent.`));
    return;
  }
  const preparation = await prepare(context, document, options.errors);
  await onPrepared(context, document, { preparation, options });
}

interface Prepared {
  readonly preparation: PushPreparation;
  readonly options: PushOptions;
}

/** Asks what is to be asked, and sends what was confirmed. */
export async function onPrepared(
  context: CommandContext,
  document: vscode.TextDocument,
  { preparation, options }: Prepared,
): Promise<void> {
  const uri = document.uri.toString();
  context.conflicts.set(uri, preparation.kind === 'conflict' ? 'conflict' : 'settled');
  switch (preparation.kind) {
    case 'ready':
      if (!(await isConfirmed(context, document, { ready: preparation, first: options.first }))) return;
      // A plan may stay open for long, and what was edited meanwhile is not in it.
      if (document.getText() !== preparation.request.text)
        return pushDocument(context, document, { ...options, first: 'plan' });
      return sendConfirmed(context, document, preparation);
    case 'conflict':
      return answerConflict(context, document, preparation);
    case 'nothing-to-push':
      context.language.setAnswer(document.uri, null);
      if ((await ask(nothingMessage(preparation.theirs))) === 'pull')
        await pullCommand(context, document.uri);
      return;
    case 'already-there':
      context.language.setAnswer(document.uri, null);
      await ask(alreadyThereMessage);
      return;
    case 'not-linked':
      return offerLink(context, document, preparation);
    case 'errors':
      switch (await ask(errorsMessage(preparation.findings))) {
        case 'push-anyway':
          return pushDocument(context, document, { ...options, errors: 'push-anyway' });
        case 'show-problems':
          return showProblems();
        case undefined:
          return;
      }
      return;
    case 'not-a-config':
    case 'other-distribution':
    case 'locked-fields':
      if ((await ask(unfitMessage(preparation.kind, preparation.findings))) === 'show-problems')
        await showProblems();
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
      if (again === 'again') await pushDocument(context, document, options);
    }
  }
}

async function isConfirmed(
  context: CommandContext,
  document: vscode.TextDocument,
  { ready, first }: { readonly ready: ReadyPush; readonly first: PushOptions['first'] },
): Promise<boolean> {
  const subject = subjectOf(ready);
  if (first === 'question') {
    if (!mustConfirm(ready, machineSettings().confirm)) return true;
    const answer = await ask(confirmMessage(ready, subject));
    if (answer !== 'show-plan') return answer === 'push';
  }
  await showPlanOf(context, document, ready);
  return (await ask(confirmBelowPlan(ready, subject))) === 'push';
}

async function showProblems(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
