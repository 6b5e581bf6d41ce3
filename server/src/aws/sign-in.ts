import type { AwsError, NotDone } from '#sync';
import { breakReason, firstLine, offlineReason, outcomeOf } from './errors.ts';
import { maskSecrets } from './secrets.ts';

/** `detail` is a sentence. */
export function mfaNeeded(profile: string, detail: string): NotDone {
  return {
    kind: 'no-credentials',
    reason: 'mfa-needed',
    profile,
    message: `Profile "${profile}" needs MFA: ${detail}`,
  };
}

const signInService = 'the sign-in service';

/** Why the SDK's providers gave no credentials. */
export function outcomeOfSignIn(error: unknown, profile: string, secrets: ReadonlySet<string>): NotDone {
  const message = maskSecrets(firstLine(error instanceof Error ? error.message : ''), secrets);
  const offline = offlineReason(error, signInService) ?? wrappedOffline(message);
  if (offline !== undefined) return { kind: 'offline', message: offline };

  if (!(error instanceof Error && '$metadata' in error)) {
    return { kind: 'no-credentials', profile, ...reasonOf(message, profile) };
  }
  const { httpStatusCode: status, requestId } = metadataOf(error.$metadata);
  if (status === undefined) return { kind: 'offline', message: breakReason(error, signInService) };
  return outcomeOfAnswer({ code: error.name, message, status, requestId }, profile);
}

/** SSO providers keep of an inner error only its words. */
function wrappedOffline(message: string): string | undefined {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/.exec(
    message,
  )?.[1];
  return code === undefined ? undefined : `No connection could be made (${code}): ${signInService}`;
}

/** What STS answered when it was asked for a role. */
function outcomeOfAnswer(error: AwsError, profile: string): NotDone {
  if (error.message.includes('MultiFactorAuthentication')) return mfaNeeded(profile, error.message);

  const outcome = outcomeOf(error, profile);
  if (outcome === undefined)
    return { kind: 'offline', message: `The sign-in service fails: status ${error.status}` };
  if (outcome.kind !== 'stale' && outcome.kind !== 'refused') return outcome;
  return { kind: 'no-credentials', reason: 'none', profile, message: `${error.code}: ${error.message}` };
}

/** The SDK's note on every error that came out of a request. */
function metadataOf(metadata: unknown) {
  const { httpStatusCode, requestId }: { httpStatusCode?: unknown; requestId?: unknown } = metadata ?? {};
  return {
    httpStatusCode: typeof httpStatusCode === 'number' ? httpStatusCode : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

/** The providers tell their failures apart by their words alone. */
function reasonOf(
  message: string,
  profile: string,
): { reason: 'none' | 'sso-expired' | 'expired'; message: string } {
  if (/aws sso login|UnauthorizedException/.test(message)) {
    return {
      reason: 'sso-expired',
      message: `Profile "${profile}" needs a new sign-in: aws sso login --profile ${profile}`,
    };
  }
  if (/aws login|reauthenticate/i.test(message)) {
    return {
      reason: 'expired',
      message: `Profile "${profile}" needs a new sign-in: aws login --profile ${profile}`,
    };
  }
  if (message.includes('returned expired credentials')) return { reason: 'expired', message };
  if (message.startsWith('Command failed')) {
    // The rest is the command line and what it printed, either of which may hold a secret.
    return { reason: 'none', message: `The credential_process of profile "${profile}" failed.` };
  }
  const isUntold = message === '' || /^Could not (load|resolve) credentials/.test(message);
  return {
    reason: 'none',
    message: isUntold ? `No credentials were found for profile "${profile}".` : message,
  };
}
