import type * as vscode from 'vscode';
import type { NotLinked } from '#sync';
import { nameOf } from '../documents.ts';
import { ask } from '../views/ask.ts';
import type { CommandContext } from './index.ts';

/** Says that a document is no distribution yet, and offers to link it. */
export async function offerLink(
  context: CommandContext,
  { uri }: vscode.TextDocument,
  { link }: NotLinked,
): Promise<void> {
  const name = nameOf(uri);
  const text =
    link === undefined
      ? `${name} is not linked to a distribution.`
      : `What ${name} was pulled as is lost, so it is not linked to ${link.distributionId} any more.`;
  const answer = await ask({
    tone: 'warning',
    text,
    buttons: [{ title: 'Link…', action: 'link' }],
  });
  if (answer !== 'link') return;
  const { linkCommand } = await import('./link.ts');
  await linkCommand(context, uri);
}
