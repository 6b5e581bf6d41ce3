import { type PushDeps, type WaitStep, waitUntilDeployed } from '#sync';
import { failure } from './failure.ts';
import { type Io, say, showProgress } from './io.ts';

/** Longer than CloudFront usually takes, so that a build server is not held for ever. */
const mostMilliseconds = 30 * 60_000;

/** What is waited for. */
export interface Deployment {
  /** The document that is linked to it. */
  readonly uri: string;
  readonly distributionId: string;
}

/** Waits until a distribution is deployed; false when it takes too long, is cancelled or cannot be asked any more. */
export async function deployed(
  io: Io,
  deps: PushDeps,
  { uri, distributionId }: Deployment,
  cancel: AbortSignal,
): Promise<boolean> {
  const since = performance.now();
  const stop = AbortSignal.any([cancel, AbortSignal.timeout(mostMilliseconds)]);
  for await (const step of waitUntilDeployed(deps, uri, stop)) {
    showProgress(io, '');
    switch (step.kind) {
      case 'deployed':
        return true;
      case 'in-progress':
        showProgress(io, `${distributionId} is deploying ${elapsed(performance.now() - since)}`);
        break;
      case 'delayed':
        say(io, `${reason(step.failure, distributionId)} Asking again in ${step.milliseconds / 1000} s.`);
        break;
      case 'cancelled':
      case 'not-linked':
      case 'wrong-account':
        return false;
      case 'denied':
      case 'gone':
      case 'no-credentials':
      case 'offline':
      case 'throttled':
      case 'unreadable':
        say(io, failure(step, distributionId).text);
        return false;
    }
  }
  return false;
}

function reason(problem: Extract<WaitStep, { kind: 'delayed' }>['failure'], distributionId: string): string {
  return problem.kind === 'throttled'
    ? 'CloudFront asks us to slow down.'
    : `${failure(problem, distributionId).text}.`;
}

/** `2:14` */
function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
