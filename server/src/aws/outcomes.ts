import type { NotDone, NotRead, PutResult } from '#sync';
import { readError } from './answers.ts';
import { CredentialsFailed, labelOf } from './credentials.ts';
import { breakReason, type Decided, offlineReason, outcomeOf } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { type Answer, type Attempt, isSuccess } from './raw-body.ts';
import { maskSecrets } from './secrets.ts';

/** What is needed to put an outcome into words. */
export interface Wording {
  readonly profile: string | undefined;
  /** Never appear in an outcome, whoever quotes them. */
  readonly secrets: Iterable<string>;
}

/** What one try says. `open`: it left, and nothing certain came back. */
type Verdict =
  | Answer
  | NotDone
  | Decided
  | { readonly kind: 'open'; readonly message: string; readonly status: number | undefined };

/** The outcome of a read: its 2xx answer, or why there is none. The last try decides. */
export function readResult(exchange: Exchange, wording: Wording): Answer | NotRead {
  const last = exchange.attempts.at(-1);
  if (isAbort(exchange.failure)) return { kind: 'cancelled' };
  if (last === undefined) return neverSent(exchange);

  const verdict = judge(last, wording);
  switch (verdict.kind) {
    case 'open':
      return { kind: 'unreadable', message: verdict.message, status: verdict.status };
    case 'stale':
    case 'refused': {
      const { code, message, status } = verdict.error;
      return { kind: 'unreadable', message: `${code}: ${message}`, status };
    }
    default:
      return verdict;
  }
}

/**
 * The outcome of a PUT: its 2xx answer, or what is known without one.
 *
 * Once a try may have been applied, only acceptance and staleness say something about the whole; that a later try
 * was throttled, refused, cancelled or never left does not undo the earlier one. A stale answer then counts it,
 * because the ETag that moved may be ours.
 */
export function putResult(
  exchange: Exchange,
  wording: Wording,
): Answer | Exclude<PutResult, { readonly kind: 'accepted' }> {
  const verdicts = exchange.attempts.map((it) => judge(it, wording));
  const last = verdicts.at(-1);
  const open = verdicts.filter((it) => it.kind === 'open');
  if (last?.kind === 'answer') return last;
  if (last?.kind === 'stale') return { kind: 'stale', error: last.error, attempts: open.length + 1 };
  if (last?.kind === 'open') return { kind: 'unknown', message: last.message };

  const unclear = open.at(-1);
  if (unclear !== undefined) return { kind: 'unknown', message: unclear.message };
  if (isAbort(exchange.failure)) return { kind: 'cancelled' };
  return last ?? neverSent(exchange);
}

/** A failure of anything but the credentials is a mistake of ours. */
function neverSent({ failure }: Exchange): NotDone {
  if (failure instanceof CredentialsFailed) return failure.outcome;
  throw failure;
}

function isAbort(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'AbortError';
}

function judge(attempt: Attempt, { profile, secrets }: Wording): Verdict {
  if (attempt.kind === 'broken') {
    const { error, host } = attempt;
    const offline = offlineReason(error, host);
    if (offline !== undefined) return { kind: 'offline', message: offline };
    return { kind: 'open', message: breakReason(error, host), status: undefined };
  }
  if (isSuccess(attempt)) return attempt;

  const error = readError(attempt);
  if (error === undefined) return judgeUnreadable(attempt);

  const masked = { ...error, message: maskSecrets(error.message, secrets) };
  const outcome = outcomeOf(masked, labelOf(profile));
  return outcome ?? { kind: 'open', message: `${masked.code}: ${masked.message}`, status: masked.status };
}

/** The body is no error of CloudFront's: cut on its way, or a proxy's page. Some statuses speak for themselves. */
function judgeUnreadable({ status }: Answer): Verdict {
  const error = { status, message: '', requestId: undefined };
  switch (status) {
    case 407:
      return { kind: 'offline', message: 'The proxy asks for a sign-in (407).' };
    case 412:
      return { kind: 'stale', error: { ...error, code: 'PreconditionFailed' } };
    case 429:
      return { kind: 'throttled', error: { ...error, code: 'Throttling' } };
    default:
      return { kind: 'open', message: `The answer has status ${status} and cannot be read.`, status };
  }
}
