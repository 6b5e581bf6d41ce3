import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsError, NotDone } from '#sync';
import { firstLine, offlineReason, outcomeOf } from './errors.ts';
import { maskSecrets } from './secrets.ts';

/** Asks the user for the code of an MFA device; undefined when they closed the question. */
export type MfaCode = (serial: string) => Promise<string | undefined>;

export interface CredentialsOptions {
  /** Undefined: the environment, then the default profile, then what the machine offers. */
  readonly profile: string | undefined;
  readonly mfaCode: MfaCode | undefined;
  /** Learns every code and key that passes through. */
  readonly secrets: Set<string>;
}

/** Thrown through the SDK in place of a provider's own error, so that it is told apart from CloudFront's answers. */
export class CredentialsFailed extends Error {
  readonly outcome: NotDone;

  constructor(outcome: NotDone) {
    super(outcome.kind);
    this.name = 'CredentialsFailed';
    this.outcome = outcome;
  }
}

type Provider = ReturnType<typeof defaultProvider>;

/** The SDK's own chain of credentials. Rejects with `CredentialsFailed`. */
export function credentialsOf({ profile, mfaCode, secrets }: CredentialsOptions) {
  const chain = defaultProvider({
    ...(profile === undefined ? {} : { profile }),
    mfaCodeProvider: async (serial) => {
      const label = labelOf(profile);
      if (mfaCode === undefined)
        throw new CredentialsFailed(mfaNeeded(label, `It asks for a code of ${serial}.`));

      const code = await mfaCode(serial);
      if (code === undefined) throw new CredentialsFailed({ kind: 'cancelled' });
      secrets.add(code);
      return code;
    },
    logger: silent,
  });
  return async (...options: Parameters<Provider>) => {
    try {
      const identity = await chain(...options);
      const { accessKeyId, secretAccessKey, sessionToken } = identity;
      for (const it of [accessKeyId, secretAccessKey, sessionToken]) if (it !== undefined) secrets.add(it);
      return identity;
    } catch (error) {
      if (error instanceof CredentialsFailed) throw error;
      throw new CredentialsFailed(outcomeOfFailure(error, labelOf(profile), secrets));
    }
  };
}

/** How a profile is called when speaking to people. */
export function labelOf(profile: string | undefined): string {
  return profile ?? 'default';
}

/** Without it the SDK warns on the console, which belongs to the host. */
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

function mfaNeeded(profile: string, detail: string): NotDone {
  return {
    kind: 'no-credentials',
    reason: 'mfa-needed',
    profile,
    message: `Profile "${profile}" needs MFA: ${detail}`,
  };
}

function outcomeOfFailure(error: unknown, profile: string, secrets: ReadonlySet<string>): NotDone {
  const message = maskSecrets(firstLine(error instanceof Error ? error.message : ''), secrets);
  const offline = offlineReason(error, 'the sign-in service') ?? wrappedOffline(message);
  if (offline !== undefined) return { kind: 'offline', message: offline };

  const answer = serviceError(error, message);
  if (answer !== undefined) return outcomeOfAnswer(answer, profile);
  return { kind: 'no-credentials', profile, ...reasonOf(message, profile) };
}

/** SSO providers keep of an inner error only its words. */
function wrappedOffline(message: string): string | undefined {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/.exec(
    message,
  )?.[1];
  return code === undefined ? undefined : `The sign-in service could not be reached (${code}).`;
}

/** What STS answered when it was asked for a role. */
function outcomeOfAnswer(error: AwsError, profile: string): NotDone {
  if (error.message.includes('MultiFactorAuthentication')) return mfaNeeded(profile, error.message);

  const outcome = outcomeOf(error, profile);
  if (outcome === undefined)
    return { kind: 'offline', message: `The sign-in service answered ${error.status}.` };
  if (outcome.kind !== 'stale' && outcome.kind !== 'refused') return outcome;
  return { kind: 'no-credentials', reason: 'none', profile, message: `${error.code}: ${error.message}` };
}

function serviceError(error: unknown, message: string): AwsError | undefined {
  if (!(error instanceof Error && '$metadata' in error)) return undefined;

  const metadata: { httpStatusCode?: unknown; requestId?: unknown } = error.$metadata ?? {};
  const { httpStatusCode: status, requestId } = metadata;
  if (typeof status !== 'number') return undefined;
  return {
    code: error.name,
    message,
    status,
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
  if (message.startsWith('Could not load credentials from any providers')) {
    return { reason: 'none', message: `No credentials were found for profile "${profile}".` };
  }
  return { reason: 'none', message };
}
