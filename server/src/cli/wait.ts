import { type PushDeps, waitUntilDeployed } from '#sync';
import { failure } from './failure.ts';
import { type Io, say } from './io.ts';

/** Longer than CloudFront usually takes, so that a build server is not held for ever. */
const mostMilliseconds = 30 * 60_000;

/** Waits until a linked file's distribution is deployed; false when it takes too long or cannot be asked any more. */
export async function deployed(io: Io, deps: PushDeps, uri: string): Promise<boolean> {
  for await (const step of waitUntilDeployed(deps, uri, AbortSignal.timeout(mostMilliseconds))) {
    switch (step.kind) {
      case 'deployed':
        return true;
      case 'in-progress':
        if (io.isTerminal) say(io, `${step.details.distributionId} is deploying.`);
        break;
      case 'delayed':
        say(io, failure(step.failure, uri).text);
        break;
      case 'cancelled':
      case 'not-linked':
      case 'wrong-account':
        return false;
      default:
        say(io, failure(step, uri).text);
        return false;
    }
  }
  return false;
}
