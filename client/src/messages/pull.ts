import type { Edited } from '#sync';
import { count, type Message } from './message.ts';

/** What to do with a document that holds edits nobody pushed. */
export type EditedAnswer = 'merge' | 'compare' | 'keep' | 'replace';

/** A pull met edits. Closing the dialog keeps them, with the ETag and baseline they were made on. */
export function editedMessage(
  fileName: string,
  { mine, theirs, merge }: Pick<Edited, 'mine' | 'theirs' | 'merge'>,
): Message<EditedAnswer> {
  const what =
    mine.length === 0
      ? 'was edited, in comments or layout only'
      : `has ${count(mine.length, 'change')} of yours`;
  return {
    tone: 'warning',
    text: `${fileName} ${what}.`,
    detail: `${theirs.length === 0 ? 'Nothing' : count(theirs.length, 'thing')} changed at CloudFront since your pull.`,
    modal: true,
    buttons: [
      ...(merge.kind === 'unreadable' ? [] : [{ title: 'Merge', action: 'merge' } as const]),
      { title: 'Compare', action: 'compare' },
      keepMine,
      { title: 'Replace…', action: 'replace' },
    ],
  };
}

/** A pull met a document that is linked to another distribution, or to none. */
export function occupiedMessage(
  fileName: string,
  distributionId: string,
  linkedTo: string | undefined,
): Message<Exclude<EditedAnswer, 'merge'>> {
  const what = linkedTo === undefined ? 'is there and is not linked to' : `is linked to ${linkedTo}, not to`;
  return {
    tone: 'warning',
    text: `${fileName} ${what} ${distributionId}.`,
    modal: true,
    buttons: [{ title: 'Compare', action: 'compare' }, keepMine, { title: 'Replace…', action: 'replace' }],
  };
}

const keepMine = { title: 'Keep Mine', action: 'keep', closes: true } as const;

/** Asked before edits go. */
export function replaceMessage(
  fileName: string,
  { changes, comments }: { readonly changes: number; readonly comments: number },
): Message<'replace'> {
  const dropped = [
    ...(changes > 0 ? [count(changes, 'change')] : []),
    ...(comments > 0 ? [count(comments, 'comment')] : []),
  ];
  const what = dropped.length === 0 ? 'your layout' : `${dropped.join(' and ')} of yours`;
  return {
    tone: 'warning',
    text: `Replace the text of ${fileName} by what CloudFront has?`,
    detail: `This drops ${what}. Undo brings everything back.`,
    modal: true,
    buttons: [{ title: 'Replace', action: 'replace' }],
  };
}
