import type { AwsError, NotRead } from '#sync';
import { CredentialsFailed, labelOf } from '../credentials.ts';
import { breakReason, firstLine, offlineReason, outcomeOf } from '../errors.ts';
import type { Wording } from '../outcomes.ts';
import { maskSecrets } from '../secrets.ts';
import { Unreadable } from './page.ts';

/** What the SDK threw while it read a list, as one of sync's outcomes. */
export function notRead(error: unknown, { profile, secrets }: Wording): NotRead {
  if (error instanceof CredentialsFailed) return error.outcome;
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' };
  if (error instanceof Unreadable) return { kind: 'unreadable', message: error.message, status: undefined };

  const answer = answerIn(error, secrets);
  if (answer === undefined) {
    const offline = offlineReason(error, 'AWS');
    if (offline !== undefined) return { kind: 'offline', message: offline };
    return { kind: 'unreadable', message: breakReason(error, 'AWS'), status: undefined };
  }
  const outcome = outcomeOf(answer, labelOf(profile));
  if (outcome !== undefined && outcome.kind !== 'stale' && outcome.kind !== 'refused') return outcome;
  const { code, message, status } = answer;
  return { kind: 'unreadable', message: `${code}: ${message}`, status };
}

/** The answer that the SDK made an error of; undefined when it made it of something else. */
function answerIn(error: unknown, secrets: Iterable<string>): AwsError | undefined {
  if (!(error instanceof Error && '$metadata' in error && '$fault' in error)) return undefined;

  const { httpStatusCode, requestId }: { httpStatusCode?: unknown; requestId?: unknown } =
    error.$metadata ?? {};
  return {
    code: error.name,
    message: maskSecrets(firstLine(error.message), secrets),
    status: typeof httpStatusCode === 'number' ? httpStatusCode : 0,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}
