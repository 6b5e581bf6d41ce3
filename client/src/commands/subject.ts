import { parseConfig } from '#core';
import type { ReadyPush } from '#sync';
import { firstAlias } from '../compare-texts.ts';
import type { Subject } from '../messages/push.ts';

/** What a push is about, by what CloudFront has: the alias people know may be the one that goes. */
export function subjectOf({ link, live }: Pick<ReadyPush, 'link' | 'live'>): Subject {
  const { distributionId, accountId } = link;
  return { distributionId, accountId, alias: firstAlias(parseConfig(live.xml)) };
}
