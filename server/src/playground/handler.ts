import type { Body } from './body.ts';
import { createFaults, type Faults } from './faults.ts';
import { newRequestId, type Random } from './identifiers.ts';
import type { Kind } from './kind.ts';
import { type Done, perform, stale, type World } from './operations.ts';
import { foreignEdit, phantom } from './others.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type Operation, operationOf } from './routes.ts';
import { sampleDistributions } from './samples.ts';
import { arnOf, createStore, type Stored } from './store.ts';
import type { Reading } from './validate/index.ts';
import { configBody, errorBody } from './wire.ts';

/** One HTTP request. Header names may be in any case. */
export interface PlaygroundRequest {
  readonly method: string;
  /** Without the query, as it stood in the request line. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** What comes back: an answer, or nothing because the connection broke. */
export type PlaygroundResponse =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'dropped' };

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

  return {
    accountId,
    faults,
    handle,
    distributions: () =>
      store.all().map((it) => ({ ...it, arn: arnOf(accountId, it.kind, it.id), xml: configBody(it) })),
    async foreignEdit(distributionId, change) {
      foreignEdit(the(distributionId), change, world);
      await changed();
    },
    async phantom(distributionId) {
      phantom(the(distributionId), world);
      await changed();
    },
  };

  async function handle(request: PlaygroundRequest): Promise<PlaygroundResponse> {
    const requestId = newRequestId(random);
    if (faults.delayMilliseconds > 0) await sleep(faults.delayMilliseconds);
    if (faults.take('garbage')) return loginPage();

    const operation = operationOf(request.method, request.path, request.query);
    const turnedAway = outage() ?? strangerRefusal(request) ?? deniedRefusal(operation);
    if (turnedAway !== undefined) return answer(turnedAway, requestId);
    if (operation === undefined)
      return answer(
        refusal('InvalidURI', `The playground has no ${request.method} ${request.path}.`),
        requestId,
      );
    if (operation.verb === 'update') {
      if (faults.take('drop-before')) return { kind: 'dropped' };
      if (faults.take('stale-cut')) return cutInHalf(answer(stale(), requestId));
      letOthersGoFirst(operation.kind, operation.id);
    }

    const result = perform(operation, { ...request, headers: inLowerCase(request.headers) }, world);
    if (request.method !== 'GET') await changed();
    const isLost = operation.verb === 'update' && result.kind === 'done' && faults.take('drop-after');
    return isLost ? { kind: 'dropped' } : answer(result, requestId);
  }

  function outage(): Refusal | undefined {
    if (faults.take('throttle')) return refusal('Throttling', 'Rate exceeded');
    if (faults.take('unavailable'))
      return refusal('ServiceUnavailable', 'CloudFront encountered an internal error. Please try again.');
    if (faults.take('expired-signature')) return refusal('SignatureDoesNotMatch', expiry(now()));
    return undefined;
  }

  /** UNVERIFIED: code and words for a request without Authorization. */
  function strangerRefusal(request: PlaygroundRequest): Refusal | undefined {
    const { authorization } = inLowerCase(request.headers);
    if (authorization === undefined)
      return refusal('MissingAuthenticationToken', 'The request is missing an authentication token.');
    if (verify(request)) return undefined;
    return refusal(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }

  /** The sentence of hashicorp reports: oscal-compass/oscal.io#39; a list names no resource (aws/aws-cdk#33249). */
  function deniedRefusal(operation: Operation | undefined): Refusal | undefined {
    if (operation === undefined || !faults.isDenied(operation.name)) return undefined;
    const action = `cloudfront:${operation.name}`;
    const resource = operation.verb === 'list' ? '' : ` on resource: ${resourceOf(operation, accountId)}`;
    return refusal(
      'AccessDenied',
      `User: arn:aws:iam::${accountId}:user/ann is not authorized to perform: ${action}${resource} because no identity-based policy allows the ${action} action`,
    );
  }

  function letOthersGoFirst(kind: Kind, id: string): void {
    const stored = store.get(kind, id);
    if (stored === undefined) return;
    if (faults.takeForeign('foreign-edit', id)) foreignEdit(stored, undefined, world);
    else if (faults.takeForeign('phantom', id)) phantom(stored, world);
  }

  function answer(result: Done | Refusal, requestId: string): Answer {
    const body = result.kind === 'done' ? result.body : errorBody(result, requestId);
    const length = { 'Content-Type': 'text/xml', 'Content-Length': String(Buffer.byteLength(body)) };
    return {
      kind: 'answer',
      status: result.status,
      headers: {
        'x-amzn-RequestId': requestId,
        ...(result.kind === 'done' ? result.headers : {}),
        ...(result.status === 204 ? {} : length),
        Date: new Date(now()).toUTCString(),
      },
      body,
    };
  }

  function the(distributionId: string): Stored {
    const stored = store.all().find((it) => it.id === distributionId);
    if (stored === undefined) throw new RangeError(`the playground has no distribution ${distributionId}`);
    return stored;
  }

  async function changed(): Promise<void> {
    await options.onChange?.(store.all());
  }
}

type Answer = Extract<PlaygroundResponse, { readonly kind: 'answer' }>;

function inLowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function resourceOf(operation: Operation, accountId: string): string {
  if (operation.verb === 'list-tags') return operation.arn;
  return arnOf(accountId, operation.kind, 'id' in operation ? operation.id : '*');
}

/** Raw answer of the service in xpl-dev/c3-cloudfront-clear-cache#41. */
function expiry(now: number): string {
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
  return `Signature expired: ${at(-15)} is now earlier than ${at(-5)} (${at(0)} - 5 min.)`;
}

function loginPage(): Answer {
  const body =
    '<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in to use this network.</body></html>\n';
  const headers = { 'Content-Type': 'text/html', 'Content-Length': String(Buffer.byteLength(body)) };
  return { kind: 'answer', status: 200, headers, body };
}

function cutInHalf(answer: Answer): Answer {
  const body = answer.body.slice(0, answer.body.length / 2);
  return {
    ...answer,
    body,
    headers: { ...answer.headers, 'Content-Length': String(Buffer.byteLength(body)) },
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
