import type * as vscode from 'vscode';
import { acceptLink, type LinkProposal, type Place, prepareLink, type Target } from '#sync';
import { nameOf } from '../documents.ts';
import { type LinkAnswer, linkBelowDifferences, linkMessage } from '../messages/link.ts';
import { say } from '../messages/message.ts';
import { unfitMessage } from '../messages/push.ts';
import { patiently } from '../patience.ts';
import { ask } from '../views/ask.ts';
import { pickFrom } from '../views/list-distributions.ts';
import { showPlan } from '../views/plan-document.ts';
import { withProgress } from '../views/progress.ts';
import { showTrouble } from '../views/trouble.ts';
import { activeConfig } from './active-config.ts';
import type { CommandContext } from './index.ts';
import { showStored } from './stored.ts';

/** Ties a document to the distribution whose config it is, after its author has seen how they differ. */
export async function linkCommand(context: CommandContext, ...args: readonly unknown[]): Promise<void> {
  const document = await activeConfig(context, args);
  if (document === undefined) return;

  const place = await context.connector.place();
  const title = `Link ${nameOf(document.uri)} to`;
  const picked = await pickFrom(context, place, { title, choose: 'one' });
  switch (picked.kind) {
    case 'closed':
      return;
    case 'failed':
      if ((await showTrouble(context, picked.failure, { place })) === 'again')
        await linkCommand(context, document.uri);
      return;
    case 'picked':
      for (const target of picked.distributions) await linkTo(context, document, { target, place });
  }
}

async function linkTo(
  context: CommandContext,
  document: vscode.TextDocument,
  { target: { distributionId, kind }, place }: { readonly target: Target; readonly place: Place },
): Promise<void> {
  const { session, connector } = context;
  const connect = await connector.connect();
  const target = { distributionId, kind };
  const request = {
    uri: document.uri.toString(),
    text: document.getText(),
    target,
    place,
    basedOn: { kind: 'unknown' },
  } as const;
  const preparation = await withProgress(`Comparing with ${distributionId}`, ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, () =>
      prepareLink({ ...session, connect }, request, cancel),
    ),
  );
  switch (preparation.kind) {
    case 'proposal':
      return accept(context, document, preparation);
    case 'already-linked':
      await ask(
        say(
          'info',
          `${nameOf(document.uri)} is linked to ${preparation.link.distributionId}. Unlink it first.`,
        ),
      );
      return;
    case 'not-a-config':
    case 'other-distribution':
    case 'locked-fields':
    case 'errors': {
      const kind = preparation.kind === 'errors' ? 'not-a-config' : preparation.kind;
      await ask({ ...unfitMessage(kind, preparation.findings), buttons: [] });
      return;
    }
    case 'stale':
    case 'base-not-a-config':
      // Only where something is known of what the text was made from.
      throw new Error(`a link based on nothing ended as ${preparation.kind}`);
    case 'no-credentials':
    case 'denied':
    case 'throttled':
    case 'gone':
    case 'offline':
    case 'unreadable':
    case 'cancelled': {
      const again = await showTrouble(context, preparation, { place, target });
      if (again === 'again') await linkTo(context, document, { target, place: await connector.place() });
    }
  }
}

async function accept(
  context: CommandContext,
  document: vscode.TextDocument,
  proposal: LinkProposal,
): Promise<void> {
  const { incoming, differences } = proposal;
  const subject = { fileName: nameOf(document.uri), ...incoming.target, accountId: incoming.accountId };
  let answer: LinkAnswer | undefined = 'link';
  if (differences.length > 0) answer = await ask(linkMessage(subject, differences));
  if (answer === 'show-differences') {
    await showPlan(context.shown, `Differences: ${incoming.target.distributionId}`, {
      document,
      title: `${incoming.target.distributionId}  ·  Differences, not your changes`,
      changes: differences,
    });
    answer = await ask(linkBelowDifferences(subject, differences));
  }
  if (answer !== 'link') return;
  const connect = await context.connector.connect();
  await showStored(context, await acceptLink({ ...context.session, connect }, proposal), incoming);
}
