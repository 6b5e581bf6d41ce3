import type { Change } from '#core';
import { count, type Message } from './message.ts';

export type LinkAnswer = 'link' | 'show-differences';

/** Which document becomes which distribution. */
export interface LinkSubject {
  readonly fileName: string;
  readonly distributionId: string;
  readonly accountId: string;
}

/** The question before a text that differs from the live config is linked to it. */
export function linkMessage(
  { fileName, distributionId, accountId }: LinkSubject,
  differences: readonly Change[],
): Message<LinkAnswer> {
  return {
    tone: 'warning',
    text: `Link ${fileName} to ${distributionId} (account ${accountId})?`,
    detail: `The text differs from CloudFront in ${count(differences.length, 'place')}. A push would change them all.`,
    modal: true,
    buttons: [
      { title: 'Show Differences', action: 'show-differences' },
      { title: 'Link', action: 'link' },
    ],
  };
}

/** The same question below the open list of differences, where a dialog would hide it. */
export function linkBelowDifferences(
  subject: LinkSubject,
  differences: readonly Change[],
): Message<LinkAnswer> {
  const { modal: _, detail: __, ...message } = linkMessage(subject, differences);
  return { ...message, buttons: message.buttons.filter((it) => it.action === 'link') };
}
