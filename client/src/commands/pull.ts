import * as vscode from 'vscode';
import { type Edited, type Incoming, type Occupied, type Place, pull, replaceBy, type Target } from '#sync';
import { nameOf, textOf } from '../documents.ts';
import type { Message } from '../messages/message.ts';
import { editedMessage, occupiedMessage, replaceMessage } from '../messages/pull.ts';
import { patiently } from '../patience.ts';
import { pullSettings } from '../settings.ts';
import { ask } from '../views/ask.ts';
import { showComparison } from '../views/comparison.ts';
import { pickFrom } from '../views/list-distributions.ts';
import { withProgress } from '../views/progress.ts';
import { showLinkTrouble, showTrouble } from '../views/trouble.ts';
import type { CommandContext } from './index.ts';
import { mergeByHand } from './merge-by-hand.ts';
import { documentFor } from './pull-target.ts';
import { showStored } from './stored.ts';

/** Pulls what the user picks; given the URI of a linked document, its own distribution. */
export async function pullCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const [chosen] = args;
  if (chosen instanceof vscode.Uri) {
    const link = await context.session.links.get(chosen.toString());
    if (link !== undefined) return pullInto(context, { uri: chosen, target: link, place: link, by: 'link' });
  }
  const place = await context.connector.place();
  const picked = await pickFrom(context, place, { title: 'Pull a distribution', choose: 'many' });
  switch (picked.kind) {
    case 'closed':
      return;
    case 'failed':
      if ((await showTrouble(context, picked.failure, { place })) === 'again') await pullCommand(context);
      return;
    case 'picked':
      for (const target of picked.distributions) {
        const uri = await documentFor(context.session, target, place);
        if (uri === undefined) return;
        await pullInto(context, { uri, target, place, by: 'settings' });
      }
  }
}

interface Pull {
  readonly uri: vscode.Uri;
  readonly target: Target;
  readonly place: Place;
  /** Whose profile it is. */
  readonly by: 'link' | 'settings';
}

async function pullInto(context: CommandContext, { uri, target, place, by }: Pull): Promise<void> {
  const { session, connector } = context;
  const { distributionId, kind } = target;
  const request = {
    uri: uri.toString(),
    target: { distributionId, kind },
    place: { profile: place.profile, endpoint: place.endpoint },
    format: pullSettings(uri).format,
  };
  const connect = await connector.connect();
  const outcome = await withProgress(`Pulling ${distributionId}`, ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, async () =>
      pull({ ...session, connect }, { ...request, text: await textOf(uri) }, cancel),
    ),
  );
  switch (outcome.kind) {
    case 'pulled':
    case 'already-there':
      await showStored(context, { kind: 'stored', link: outcome.link }, request);
      return;
    case 'document-changed':
      await showStored(context, outcome, request);
      return;
    case 'edited':
      return answerEdited(context, outcome);
    case 'occupied':
      return answerOccupied(context, outcome);
    case 'no-credentials':
    case 'denied':
    case 'wrong-account':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'unreadable':
    case 'cancelled':
    case 'not-stored': {
      if (by === 'link') {
        if ((await showLinkTrouble(context, outcome, request.uri)) === 'again')
          await pullCommand(context, uri);
        return;
      }
      if ((await showTrouble(context, outcome, { place, target })) === 'again')
        await pullInto(context, { uri, target, place: await connector.place(), by });
    }
  }
}

/** Until one of the other answers is given, document, ETag and baseline stay as they are. */
async function answerEdited(context: CommandContext, edited: Edited): Promise<void> {
  const { incoming, mine } = edited;
  const message = editedMessage(nameOfIncoming(incoming), edited);
  switch (await askBesideComparison(context, incoming, message)) {
    case 'merge':
      await mergeByHand(context, edited);
      return;
    case 'replace':
      return replaceText(context, edited, mine.length);
    case 'compare':
    case 'keep':
    case undefined:
      return;
  }
}

async function answerOccupied(context: CommandContext, occupied: Occupied): Promise<void> {
  const { incoming, differences } = occupied;
  const message = occupiedMessage(
    nameOfIncoming(incoming),
    incoming.target.distributionId,
    occupied.linkedTo?.distributionId,
  );
  switch (await askBesideComparison(context, incoming, message)) {
    case 'replace':
      return replaceText(context, occupied, differences.length);
    case 'compare':
    case 'keep':
    case undefined:
      return;
  }
}

/** Asks in a dialog, and after [Compare] once more in a notification, which hides nothing. */
async function askBesideComparison<Answer extends string>(
  { shown }: CommandContext,
  incoming: Incoming,
  message: Message<Answer>,
): Promise<Answer | undefined> {
  const answer = await ask(message);
  if (answer !== 'compare') return answer;

  await showComparison(shown, { uri: incoming.uri, live: incoming.config.xml, target: incoming.target });
  const { modal: _, ...below } = message;
  return ask({ ...below, buttons: message.buttons.filter((it) => it.action !== 'compare') });
}

async function replaceText(
  context: CommandContext,
  { incoming, live, comments }: Pick<Edited, 'incoming' | 'live' | 'comments'>,
  changes: number,
): Promise<void> {
  const message = replaceMessage(nameOfIncoming(incoming), { changes, comments });
  if ((await ask(message)) !== 'replace') return;

  await showStored(context, await replaceBy(context.session, incoming, live), incoming);
}

function nameOfIncoming({ uri }: Incoming): string {
  return nameOf(vscode.Uri.parse(uri, true));
}
