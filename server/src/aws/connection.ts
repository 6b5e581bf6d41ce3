import { env } from 'node:process';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { Account, Distributions, NotDone } from '#sync';
import { accountOver } from './account/account.ts';
import { type Clients, clientsBeside } from './account/clients.ts';
import { credentialsOf, type MfaCode } from './credentials.ts';
import { distributionsOver, type Ready } from './distributions.ts';
import { asksSomebody, readSharedConfig } from './profiles.ts';
import { type Choice, needsNoCredentials, profileOf, readSettings } from './settings.ts';

export interface Timeouts {
  readonly connectMilliseconds: number;
  /** To the head of an answer, and the longest silence inside it. */
  readonly answerMilliseconds: number;
}

/** What all connections of a host have in common. */
export interface Host {
  /** Without it a profile that needs MFA ends in `no-credentials`, reason `mfa-needed`. */
  readonly mfaCode?: MfaCode;
  /** One line a try; see `ExchangeOptions.log`. */
  readonly log?: (line: string) => void;
  readonly timeouts?: Timeouts;
}

export interface ConnectOptions extends Choice, Host {}

/** CloudFront through one profile, region and endpoint. */
export interface Connection {
  readonly distributions: Distributions;
  readonly account: Account;
  /** Whether a call may put a question before the user: when it has no credentials yet and may need their help to get some. */
  mayAsk(): Promise<boolean>;
  /** Opens the same connection again when given to `connect`; empty when the credentials came from no profile. */
  readonly profile: string;
  /** Closes the sockets. A later call opens new ones. */
  close(): Promise<void>;
}

const defaultTimeouts: Timeouts = { connectMilliseconds: 5_000, answerMilliseconds: 30_000 };

/**
 * Prepares a connection. Nothing is read or sent before the first call; a profile that does not exist, or an endpoint
 * with http outside this machine, is told as the outcome of each call. Environment and home are the process's own,
 * since the SDK reads them itself.
 */
export function connect({
  mfaCode,
  log = () => {},
  timeouts = defaultTimeouts,
  ...choice
}: ConnectOptions): Connection {
  let current: Promise<Opened | NotDone> | undefined;
  const source = {
    open: () => {
      current ??= openClient(choice, { mfaCode, timeouts });
      return current;
    },
    forget: () => {
      current = undefined;
    },
  };
  return {
    distributions: distributionsOver(source, log),
    account: accountOver(source, log),
    async mayAsk() {
      const opened = await current;
      const hasKeys = opened?.kind === 'ready' && opened.secrets.size > 0;
      if (hasKeys || needsNoCredentials(choice, env)) return false;
      const { profiles } = await readSharedConfig();
      return asksSomebody(profileOf(choice, env) ?? 'default', profiles);
    },
    profile: profileOf(choice, env) ?? '',
    async close() {
      const opened = await current;
      if (opened?.kind === 'ready') opened.client.destroy();
      current = undefined;
    },
  };
}

interface Opened extends Ready {
  readonly clients: Clients;
  /** Empty as long as there were no credentials. */
  readonly secrets: ReadonlySet<string>;
}

interface ClientOptions {
  readonly mfaCode: MfaCode | undefined;
  readonly timeouts: Timeouts;
}

/** Makes a client, or says why there is none. It reads files, and sends nothing. */
export async function openClient(
  choice: Choice,
  { mfaCode, timeouts }: ClientOptions,
): Promise<Opened | NotDone> {
  const settings = await readSettings(choice, env);
  if (settings.kind !== 'settings') return settings;

  const { profile, region, endpoint, neighbors } = settings;
  const secrets = new Set<string>();
  const client = new CloudFrontClient({
    region,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    // Else the SDK would look for an endpoint again, in the profile that AWS_PROFILE names.
    ignoreConfiguredEndpointUrls: true,
    credentials: needsNoCredentials(choice, env) ? anyKeys : credentialsOf({ profile, mfaCode, secrets }),
    requestHandler: {
      connectionTimeout: timeouts.connectMilliseconds,
      requestTimeout: timeouts.answerMilliseconds,
      socketTimeout: timeouts.answerMilliseconds,
      throwOnRequestTimeout: true,
    },
  });
  return { kind: 'ready', client, clients: clientsBeside(client, neighbors), profile, secrets };
}

/** A playground wants a signature, by whomever. */
const anyKeys = { accessKeyId: 'playground', secretAccessKey: 'playground' };
