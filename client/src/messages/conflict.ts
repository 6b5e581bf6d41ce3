import type { Conflict as Overlap } from '#core';
import type { Conflict } from '#sync';
import type { Message } from './message.ts';
import { withoutOverlap } from './push.ts';

export type ConflictAnswer = 'merge' | 'compare' | 'use-live';

/** Both sides changed the config; nothing was overwritten, and text and ETag stay until a person decides. */
export function conflictMessage(
  conflict: Pick<Conflict, 'mine' | 'theirs' | 'merge'>,
): Message<ConflictAnswer> {
  return {
    tone: 'warning',
    text: textOf(conflict),
    detail: 'Nothing was sent, and nothing was overwritten.',
    modal: true,
    buttons: [
      ...(conflict.merge.kind === 'unreadable' ? [] : [{ title: 'Merge…', action: 'merge' } as const]),
      { title: 'Compare', action: 'compare' },
      { title: 'Use Live…', action: 'use-live' },
    ],
  };
}

function textOf({ mine, theirs, merge }: Pick<Conflict, 'mine' | 'theirs' | 'merge'>): string {
  if (merge.kind !== 'conflict') return withoutOverlap(mine, theirs);

  const [first, second, ...rest] = merge.conflicts.map(overlap);
  const names = [first, second].filter((it) => it !== undefined).join(', ');
  return `Someone also changed ${names}${rest.length > 0 ? ` and ${rest.length} more` : ''}.`;
}

/** `Behavior /api/* → DefaultTTL (60 → 300; yours 0)` */
function overlap({ title, base, mine, theirs }: Overlap): string {
  return `${title} (${base ?? 'none'} → ${theirs ?? 'none'}; yours ${mine ?? 'none'})`;
}

/** Asked before the author's text goes aside. */
export function useLiveMessage(fileName: string): Message<'use-live'> {
  return {
    tone: 'warning',
    text: `Replace the text of ${fileName} by what CloudFront has?`,
    detail: 'Yours stays open beside it as a document of its own. Undo brings it back.',
    modal: true,
    buttons: [{ title: 'Use Live', action: 'use-live' }],
  };
}
