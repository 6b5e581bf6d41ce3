import * as vscode from 'vscode';
import { parseConfig, pathAt, placeAnswer, type Span } from '#core';
import { type AwsError, type Pushed, type ReadyPush, sendPush } from '#sync';
import {
  documentChangedMessage,
  notRememberedMessage,
  placeOf,
  pushedMessage,
  refusedMessage,
  unknownMessage,
} from '../messages/push.ts';
import { patiently } from '../patience.ts';
import { machineSettings } from '../settings.ts';
import { ask } from '../views/ask.ts';
import { withProgress } from '../views/progress.ts';
import { showLinkTrouble } from '../views/trouble.ts';
import { compareCommand } from './compare.ts';
import type { CommandContext } from './index.ts';
import { onPrepared } from './push.ts';

/** Sends what was confirmed, and tells what became of it. */
export async function sendConfirmed(
  context: CommandContext,
  document: vscode.TextDocument,
  ready: ReadyPush,
): Promise<void> {
  const { session, connector, language, log } = context;
  const uri = document.uri.toString();
  const { distributionId } = ready.link;
  if (ready.basis === 'unmoved' && ready.link.etag !== ready.live.etag)
    log.info(rebaseLine(ready.link.etag, ready.live.etag));

  const connect = await connector.connect();
  const outcome = await withProgress(`Pushing ${distributionId}`, ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, () =>
      sendPush({ ...session, connect }, ready, cancel),
    ),
  );
  log.info(`Push of ${distributionId} over ETag ${ready.live.etag}: ${outcome.kind}`);
  switch (outcome.kind) {
    case 'pushed':
      language.setAnswer(document.uri, null);
      return afterPushed(context, uri, { pushed: outcome, changes: ready.mine.length });
    case 'pushed-not-remembered':
      language.setAnswer(document.uri, null);
      await ask(notRememberedMessage(outcome));
      return;
    case 'stale': {
      const options = { errors: ready.request.errors, first: 'question' } as const;
      return onPrepared(context, document, { preparation: outcome.again, options });
    }
    case 'refused':
      return showRefusal(context, document, { error: outcome.error, sent: ready.text });
    case 'unknown':
      switch (await ask(unknownMessage(outcome))) {
        case 'push-again':
          return sendConfirmed(context, document, ready);
        case 'compare':
          return compareCommand(context, document.uri);
        case undefined:
          return;
      }
      return;
    case 'document-changed':
      await ask(documentChangedMessage);
      return;
    case 'no-credentials':
    case 'denied':
    case 'wrong-account':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'cancelled':
    case 'not-stored': {
      const again = await showLinkTrouble(context, outcome, uri);
      if (again === 'again') await sendConfirmed(context, document, ready);
    }
  }
}

async function afterPushed(
  { deployments, log }: CommandContext,
  uri: string,
  { pushed, changes }: { readonly pushed: Pushed; readonly changes: number },
): Promise<void> {
  for (const { from, to } of pushed.rebased) log.info(rebaseLine(from, to));
  for (const { path } of pushed.differently)
    log.info(`CloudFront stored something else than was sent at: ${placeOf(path)}`);

  if (machineSettings().waitForDeployment) deployments.wait(uri);
  const message = pushedMessage(pushed, changes);
  const isWaiting = deployments.since(uri) !== undefined;
  if ((await ask(isWaiting ? { ...message, buttons: [] } : message)) === 'wait') deployments.wait(uri);
}

function rebaseLine(from: string, to: string): string {
  return `ETag moved from ${from} to ${to} without a change of the config; re-based.`;
}

/** Says why, here and at the element that CloudFront means. */
async function showRefusal(
  { language }: CommandContext,
  document: vscode.TextDocument,
  { error, sent }: { readonly error: AwsError; readonly sent: string },
): Promise<void> {
  const { code, message, requestId } = error;
  language.setAnswer(document.uri, { xml: sent, error: { code, message, requestId: requestId ?? null } });

  const meant = elementMeant(sent, error);
  switch (await ask(refusedMessage(error, meant?.name))) {
    case 'go-to':
      if (meant !== undefined) await reveal(document, meant.at);
      return;
    case 'copy-request-id':
      await vscode.env.clipboard.writeText(requestId ?? '');
      return;
    case undefined:
      return;
  }
}

/** The element that an answer is about; undefined when it is about the config as a whole. */
function elementMeant(
  sent: string,
  error: AwsError,
): { readonly name: string; readonly at: Span } | undefined {
  const doc = parseConfig(sent);
  const [at] = placeAnswer(doc, error);
  const element = at && pathAt(doc, at.start).at(-1);
  return at === undefined || element === undefined || element === doc.tree.root
    ? undefined
    : { name: element.name, at };
}

async function reveal(document: vscode.TextDocument, { start, end }: Span): Promise<void> {
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, preview: false });
}
