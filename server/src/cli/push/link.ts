import type { Kind } from '#core';
import { acceptLink, type BasedOn, type Place, prepareLink } from '#sync';
import { exit } from '../exit.ts';
import { type Attempt, unfit } from './attempt.ts';
import { type Ending, failed } from './ending.ts';

/** What the caller says of the text, and where it goes. */
export interface Origin {
  readonly basedOn: BasedOn;
  readonly place: Place;
}

/** Links the text to the version that the caller names; an ending when that cannot be. */
export async function link(attempt: Attempt, origin: Origin): Promise<Ending | undefined> {
  const { deps, request, target } = attempt;
  const { distributionId, kind } = target;
  const prepared = await prepareLink(deps, { ...origin, uri: request.uri, text: request.text, target });
  switch (prepared.kind) {
    case 'proposal': {
      const linked = await acceptLink(deps, prepared);
      return linked.kind === 'stored' ? undefined : notLinked(linked.kind);
    }
    case 'stale':
      return {
        outcome: 'stale',
        code: exit.conflict,
        text: `${distributionId} has another ETag by now. Nothing was sent. Pull, look at what changed, and push with the new ETag.`,
      };
    case 'base-not-a-config':
      return notLinked(prepared.kind, `The baseline is no ${roots[kind]}, but the text is. `);
    case 'already-linked':
      return notLinked(prepared.kind);
    case 'errors':
    case 'not-a-config':
    case 'other-distribution':
    case 'locked-fields':
      return unfit(attempt, prepared);
    case 'gone':
      return (await isOfOtherKind(attempt)) ? otherKind(attempt) : failed(prepared, distributionId);
    case 'cancelled':
    case 'denied':
    case 'no-credentials':
    case 'offline':
    case 'throttled':
    case 'unreadable':
      return failed(prepared, distributionId);
  }
}

const roots = { distribution: 'DistributionConfig', streaming: 'StreamingDistributionConfig' } as const;
const others: Readonly<Record<Kind, Kind>> = { distribution: 'streaming', streaming: 'distribution' };

function notLinked(outcome: string, why = ''): Ending {
  return { outcome, code: exit.notSent, text: `${why}Nothing was sent.` };
}

/** An id does not tell the kind, and CloudFront knows nothing of one kind when asked for the other. */
async function isOfOtherKind({ distributions, target }: Attempt): Promise<boolean> {
  const read = await distributions.get({ ...target, kind: others[target.kind] });
  return read.kind === 'config';
}

function otherKind({ target: { distributionId, kind }, request: { uri } }: Attempt): Ending {
  const text = `${distributionId} has a ${roots[others[kind]]}, but ${uri} is a ${roots[kind]}. Nothing was sent.`;
  return { outcome: 'other-distribution', code: exit.refused, text };
}
