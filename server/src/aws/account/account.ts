import type { Account, Cancellation, FactItems, FactKind, FactsRead, NotDone } from '#sync';
import type { Wording } from '../outcomes.ts';
import { certificates } from './certificates.ts';
import { type Clients, Unavailable } from './clients.ts';
import type { Reader } from './cloudfront-lists.ts';
import * as cloudFrontLists from './cloudfront-lists.ts';
import { notRead } from './failure.ts';
import type { Ask } from './page.ts';
import { quotas } from './quotas.ts';
import { webAcls } from './web-acls.ts';

/** The clients of a connection, and what its outcomes are put into words with. */
export interface ReadyAccount extends Wording {
  readonly kind: 'ready';
  readonly clients: Clients;
}

/** Where the port gets its clients. */
export interface AccountSource {
  open(): Promise<ReadyAccount | NotDone>;
  /** The next call starts anew. */
  forget(): void;
}

const readers: { readonly [Kind in FactKind]: Reader<FactItems[Kind]> } = {
  ...cloudFrontLists,
  certificates,
  webAcls,
  quotas,
};

/** An account over the SDK's clients. `log` receives one line a call: its name, status and time. */
export function accountOver(source: AccountSource, log: (line: string) => void): Account {
  return {
    async read<Kind extends FactKind>(kind: Kind, cancel?: Cancellation): Promise<FactsRead<Kind>> {
      const ready = await source.open();
      if (ready.kind !== 'ready') {
        source.forget();
        return ready;
      }
      const read = await readWith(readers[kind], ready, asking(log, cancel));
      if (read.kind === 'no-credentials') source.forget();
      return read;
    },
  };
}

async function readWith<Kind extends FactKind>(
  reader: Reader<FactItems[Kind]>,
  { clients, ...wording }: ReadyAccount,
  ask: Ask,
): Promise<FactsRead<Kind>> {
  try {
    const { items, accountId } = await reader(clients, ask);
    return { kind: 'facts', items, accountId };
  } catch (error) {
    if (!(error instanceof Unavailable)) return notRead(error, wording);
    return error.reason === undefined ? { kind: 'not-served' } : { kind: 'offline', message: error.reason };
  }
}

/** Cancelling also ends the wait for a sign-in or an MFA code, which the SDK's own signal does not. */
function asking(log: (line: string) => void, cancel: Cancellation | undefined): Ask {
  return async (name, send) => {
    const abort = new AbortController();
    const { signal } = abort;
    const onCancel = () => abort.abort();
    cancel?.addEventListener('abort', onCancel);
    if (cancel?.aborted) onCancel();
    const start = performance.now();
    try {
      signal.throwIfAborted();
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      const answer = await Promise.race([aborted, send({ abortSignal: signal })]);
      log(`${name} ${Math.round(performance.now() - start)} ms`);
      return answer;
    } catch (error) {
      const word = error instanceof Error ? error.name : 'Error';
      log(`${name} ${word} ${Math.round(performance.now() - start)} ms`);
      throw error;
    } finally {
      cancel?.removeEventListener('abort', onCancel);
    }
  };
}
