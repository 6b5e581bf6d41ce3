import { type PushOutcome, type ReadyPush, sendPush } from '#sync';
import { exit } from '../exit.ts';
import { counted } from '../findings.ts';
import { say } from '../io.ts';
import { deployed } from '../wait.ts';
import { type Attempt, conflict } from './attempt.ts';
import { type Ending, failed, refused, wrongAccount } from './ending.ts';

/**
 * Sends what was confirmed, and tells what became of it. The first Ctrl+C cancels what is under way, so that it is
 * told too; the second ends the process.
 */
export async function send(attempt: Attempt, ready: ReadyPush): Promise<Ending> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const outcome = await sendPush(attempt.deps, ready, stop.signal);
    return await afterSending(attempt, ready, outcome, stop.signal);
  } catch (error) {
    // A mistake of ours, after which "nothing was sent" would be a guess.
    const message = error instanceof Error ? error.message : String(error);
    return unknown({ kind: 'unknown', known: 'cannot-tell', live: undefined, message });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function afterSending(
  attempt: Attempt,
  { mine, text }: ReadyPush,
  outcome: PushOutcome,
  cancel: AbortSignal,
): Promise<Ending> {
  const { io, target } = attempt;
  const { distributionId } = target;
  switch (outcome.kind) {
    case 'pushed': {
      for (const { from, to } of outcome.rebased)
        say(io, `ETag moved from ${from} to ${to} without a change of the config; re-based.`);
      for (const { path } of outcome.differently)
        say(io, `CloudFront stored something else than was sent at ${path}`);
      const { etag } = outcome.link;
      const how = outcome.known === 'read' ? 'The connection broke, but CloudFront has your change. ' : '';
      const what = `Pushed ${counted(mine.length, 'change')}, ETag ${etag}. CloudFront is deploying.`;
      return settled(attempt, { outcome: 'pushed', code: exit.fine, text: how + what, etag }, cancel);
    }
    case 'pushed-not-remembered': {
      const what = 'Pushed. CloudFront is deploying. Pull again before the next push.';
      return settled(attempt, { outcome: 'pushed', code: exit.fine, text: what }, cancel);
    }
    case 'refused':
      return refused(text, outcome.error);
    case 'stale': {
      const { again } = outcome;
      if (again.kind === 'conflict' || again.kind === 'ready') return conflict(attempt, again);
      const words = 'Somebody changed the config meanwhile. Nothing was overwritten.';
      return { outcome: 'stale', code: exit.conflict, text: words };
    }
    case 'unknown':
      return unknown(outcome);
    case 'document-changed':
    case 'not-stored':
      return { outcome: outcome.kind, code: exit.notSent, text: 'Nothing was sent.' };
    case 'wrong-account':
      return wrongAccount(outcome);
    case 'cancelled':
    case 'denied':
    case 'gone':
    case 'no-credentials':
    case 'offline':
    case 'throttled':
      return failed(outcome, distributionId);
  }
}

/** An accepted push, deployed if that was asked for. */
async function settled(attempt: Attempt, sent: Ending, cancel: AbortSignal): Promise<Ending> {
  const { io, deps, request, target, wait } = attempt;
  const { distributionId } = target;
  if (!wait) return sent;

  say(io, sent.text);
  return (await deployed(io, deps, { uri: request.uri, distributionId }, cancel))
    ? { ...sent, text: `${distributionId} is deployed.` }
    : { ...sent, code: exit.notDeployed, text: `${distributionId} is accepted, but not deployed yet.` };
}

function unknown({ known, live, message }: Extract<PushOutcome, { kind: 'unknown' }>): Ending {
  const why = `No clear answer came: ${message.replace(/\.$/, '')}.`;
  const text = `${why} ${shown(known, live !== undefined)} Read the config before you repeat.`;
  return { outcome: 'unknown', code: exit.unknown, text };
}

function shown(known: 'not-applied-yet' | 'cannot-tell', isRead: boolean): string {
  if (known === 'not-applied-yet') return 'CloudFront still shows the old config.';
  return isRead
    ? 'CloudFront shows neither the old config nor yours.'
    : 'Whether it has your change is not known.';
}
