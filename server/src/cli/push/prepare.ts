import { type Change, printPlan } from '#core';
import { type PushPreparation, preparePush, type ReadyPush } from '#sync';
import { exit } from '../exit.ts';
import { counted } from '../findings.ts';
import { say } from '../io.ts';
import { type Attempt, conflict, sayErrors, unfit } from './attempt.ts';
import { notConfirmed } from './confirm.ts';
import { type Ending, failed, wrongAccount } from './ending.ts';
import { send } from './send.ts';

/** Shows what a linked text would change, and sends it when that is confirmed. */
export async function prepareAndSend(attempt: Attempt): Promise<Ending> {
  return afterPreparation(attempt, await preparePush(attempt.deps, attempt.request));
}

async function afterPreparation(attempt: Attempt, prepared: PushPreparation): Promise<Ending> {
  switch (prepared.kind) {
    case 'ready':
      return prepared.basis === 'unmoved' ? confirmAndSend(attempt, prepared) : conflict(attempt, prepared);
    case 'conflict':
      return conflict(attempt, prepared);
    case 'nothing-to-push':
      return prepared.theirs.length > 0
        ? drift(attempt, prepared.theirs)
        : noChange('No change. Nothing was sent.', prepared.link.etag);
    case 'already-there':
      return noChange('CloudFront already has this text. Nothing was sent.', prepared.link.etag);
    case 'errors':
    case 'not-a-config':
    case 'other-distribution':
    case 'locked-fields':
      return unfit(attempt, prepared);
    case 'not-linked':
    case 'not-stored':
      return { outcome: prepared.kind, code: exit.notSent, text: 'Nothing was sent.' };
    case 'wrong-account':
      return wrongAccount(prepared);
    case 'cancelled':
    case 'denied':
    case 'gone':
    case 'no-credentials':
    case 'offline':
    case 'throttled':
    case 'unreadable':
      return failed(prepared, attempt.target.distributionId);
  }
}

async function confirmAndSend(attempt: Attempt, ready: ReadyPush): Promise<Ending> {
  const { io, target, request } = attempt;
  if (request.errors === 'push-anyway') sayErrors(attempt, ready.findings);
  say(io, printPlan({ title: target.distributionId, changes: ready.mine, theirs: [] }, 'text'));
  return (await notConfirmed(io, ready, attempt)) ?? send(attempt, ready);
}

function noChange(text: string, etag: string): Ending {
  return { outcome: 'no-change', code: exit.fine, text, ...(etag !== '' && { etag }) };
}

/** The text says what its baseline says, but that is not what is live. */
function drift({ io, target: { distributionId } }: Attempt, theirs: readonly Change[]): Ending {
  say(io, printPlan({ title: distributionId, changes: [], theirs }, 'text'));
  const what = `You changed nothing, but somebody changed ${counted(theirs.length, 'thing')} since your baseline.`;
  return { outcome: 'drift', code: exit.conflict, text: `${what} Nothing was sent.` };
}
