import { refusalOfAccess } from './access.ts';
import { createFaults, type Faults } from './faults.ts';
import {
  answerOf,
  cutInHalf,
  inLowerCase,
  loginPage,
  type PlaygroundRequest,
  type PlaygroundResponse,
} from './http.ts';
import { newRequestId, type Random } from './identifiers.ts';
import type { Kind } from './kind.ts';
import { type Done, perform, stale, type World } from './operations.ts';
import { foreignEdit, phantom } from './others.ts';
import { type Refusal, refusal } from './refusal.ts';
import { operationOf } from './routes.ts';
import { sampleDistributions } from './samples.ts';
import { arnOf, createStore, type Stored } from './store.ts';
import type { Reading } from './validate/index.ts';
import { configBody } from './wire.ts';

export interface PlaygroundOptions {
  /** Twelve digits; 111122223333 unless told. */
  readonly accountId?: string;
  /** Start with the three sample distributions; `state` wins over them. */
  readonly samples?: boolean;
  /** Distributions to start with, as `onChange` gave them. */
  readonly state?: readonly Stored[];
  /** Called with all distributions after each request that changed one, before it is answered. */
  readonly onChange?: (state: readonly Stored[]) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Ids, ETags and request ids come from here; `seededRandom` makes them repeatable. */
  readonly random?: Random;
  /** How long a change is in progress; 5000 unless told. */
  readonly deployMilliseconds?: number;
  readonly emptyItems?: Reading['emptyItems'];
  /** Whether the signature of a request is right. Without it, an Authorization header of any content will do. */
  readonly verify?: (request: PlaygroundRequest) => boolean;
  /** Waits; for the fault `slow`. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** A CloudFront of our own. */
export interface Playground {
  readonly accountId: string;
  readonly faults: Faults;
  handle(request: PlaygroundRequest): Promise<PlaygroundResponse>;
  /** What the playground holds, without going through the API. */
  distributions(): readonly RemoteDistribution[];
  /**
   * Somebody else changes a config now. Without `change` it is the Comment.
   * Throws when there is no such distribution, or when CloudFront would refuse the changed config.
   */
  foreignEdit(distributionId: string, change?: (xml: string) => string): Promise<void>;
  /** The ETag moves and the config stays, as when a policy that the distribution uses was changed. */
  phantom(distributionId: string): Promise<void>;
}

/** One distribution as the playground holds it. */
export interface RemoteDistribution {
  readonly id: string;
  readonly kind: Kind;
  readonly etag: string;
  readonly arn: string;
  /** What GetDistributionConfig answers. */
  readonly xml: string;
}

/** Starts a playground in this process, without a socket. */
export function createPlayground(options: PlaygroundOptions = {}): Playground {
  const { now = Date.now, random = Math.random, sleep = wait, verify = () => true } = options;
  const { accountId = '111122223333', deployMilliseconds = 5000, emptyItems = 'refused' } = options;
  const store = createStore();
  const faults = createFaults();
  const world: World = { accountId, store, now, random, deployMilliseconds, reading: { emptyItems } };
  for (const it of options.state ?? (options.samples === true ? sampleDistributions() : [])) store.set(it);
  let savedRevision = store.revision;

  return {
    accountId,
    faults,
    handle,
    distributions: () => store.all().map((it) => remoteOf(it, accountId)),
    async foreignEdit(distributionId, change) {
      foreignEdit(the(distributionId), change, world);
      await saveChanges();
    },
    async phantom(distributionId) {
      phantom(the(distributionId), world);
      await saveChanges();
    },
  };

  async function handle(request: PlaygroundRequest): Promise<PlaygroundResponse> {
    const requestId = newRequestId(random);
    const answer = (result: Done | Refusal) => answerOf(result, requestId, now());
    if (faults.delayMilliseconds > 0) await sleep(faults.delayMilliseconds);
    if (faults.take('garbage')) return loginPage();

    const operation = operationOf(request.method, request.path, request.query);
    const turnedAway = refusalOfAccess(request, operation, { accountId, faults, now, verify });
    if (turnedAway !== undefined) return answer(turnedAway);
    if (operation === undefined)
      return answer(refusal('InvalidURI', `The playground has no ${request.method} ${request.path}.`));
    if (operation.verb === 'update') {
      if (faults.take('drop-before')) return { kind: 'dropped' };
      if (faults.take('stale-cut')) return cutInHalf(answer(stale()));
      letOthersGoFirst(operation.kind, operation.id);
    }

    const result = perform(operation, { ...request, headers: inLowerCase(request.headers) }, world);
    await saveChanges();
    const isLost = operation.verb === 'update' && result.kind === 'done' && faults.take('drop-after');
    return isLost ? { kind: 'dropped' } : answer(result);
  }

  function letOthersGoFirst(kind: Kind, id: string): void {
    const stored = store.get(kind, id);
    if (stored === undefined) return;
    if (faults.takeForeign('foreign-edit', id)) foreignEdit(stored, undefined, world);
    else if (faults.takeForeign('phantom', id)) phantom(stored, world);
  }

  function the(distributionId: string): Stored {
    const stored = store.all().find((it) => it.id === distributionId);
    if (stored === undefined) throw new RangeError(`the playground has no distribution ${distributionId}`);
    return stored;
  }

  async function saveChanges(): Promise<void> {
    if (store.revision === savedRevision) return;
    savedRevision = store.revision;
    await options.onChange?.(store.all());
  }
}

function remoteOf(stored: Stored, accountId: string): RemoteDistribution {
  const { id, kind, etag } = stored;
  return { id, kind, etag, arn: arnOf(accountId, kind, id), xml: configBody(stored) };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
