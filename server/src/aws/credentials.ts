import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { NotDone } from '#sync';
import { mfaNeeded, outcomeOfSignIn } from './sign-in.ts';

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

/**
 * The SDK's own providers of credentials. Rejects with `CredentialsFailed`.
 * A named profile is all that is tried for itself: the default chain would go on to the machine's own role, and so
 * perhaps into another account, when the profile's sign-in fails.
 */
export function credentialsOf({ profile, mfaCode, secrets }: CredentialsOptions) {
  const label = labelOf(profile);
  const options = { mfaCodeProvider: askForCode, logger: silent };
  const provider = profile === undefined ? defaultProvider(options) : fromIni({ ...options, profile });

  async function askForCode(serial: string): Promise<string> {
    if (mfaCode === undefined)
      throw new CredentialsFailed(mfaNeeded(label, `It asks for a code of ${serial}.`));

    const code = await mfaCode(serial);
    if (code === undefined) throw new CredentialsFailed({ kind: 'cancelled' });
    secrets.add(code);
    return code;
  }

  return async (...context: Parameters<typeof provider>) => {
    try {
      const identity = await provider(...context);
      const { accessKeyId, secretAccessKey, sessionToken } = identity;
      for (const it of [accessKeyId, secretAccessKey, sessionToken]) if (it !== undefined) secrets.add(it);
      return identity;
    } catch (error) {
      if (error instanceof CredentialsFailed) throw error;
      throw new CredentialsFailed(outcomeOfSignIn(error, label, secrets));
    }
  };
}

/** How a profile is called when speaking to people. */
export function labelOf(profile: string | undefined): string {
  return profile ?? 'default';
}

/** Without it the SDK warns on the console, which belongs to the host. */
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
