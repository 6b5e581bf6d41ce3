import { accountListBody } from './account-lists.ts';
import type { Body, ConfigWithTags } from './body.ts';
import { readConfigBody, readTaggedBody, taggedPath } from './body.ts';
import { complete } from './fill.ts';
import { newLabel, newToken, type Random } from './identifiers.ts';
import { type Kind, kinds } from './kind.ts';
import { items, member, type Node, valueAt } from './node.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';
import type { Operation } from './routes.ts';
import { arnOf, type Store, type Stored } from './store.ts';
import { type Reading, refusalOfCreate, refusalOfUpdate } from './validate/index.ts';
import { configBody, distributionBody, type Facts, listBody, summaryOf, tagsBody } from './wire.ts';

/** The account an operation works on. */
export interface World {
  readonly accountId: string;
  readonly store: Store;
  readonly now: () => number;
  readonly random: Random;
  readonly deployMilliseconds: number;
  readonly reading: Reading;
}

/** What an operation reads of a request; header names are in lower case. */
export interface Input {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** An answer that says yes. */
export interface Done {
  readonly kind: 'done';
  readonly status: 200 | 201 | 204;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Carries one operation out and answers as CloudFront does. */
export function perform(operation: Operation, input: Input, world: World): Done | Refusal {
  switch (operation.verb) {
    case 'list':
      return list(operation.kind, input, world);
    case 'list-tags':
      return listTags(operation.arn, world);
    case 'list-account': {
      const body = accountListBody(operation.list, input.query, world.accountId);
      return typeof body === 'string' ? done(body, {}) : body;
    }
    case 'create':
      return create(
        operation.kind,
        readConfigBody(input.body, operation.kind, world.reading),
        undefined,
        world,
      );
    case 'create-with-tags': {
      const read = readTaggedBody(input.body, operation.kind, world.reading);
      return create(operation.kind, read, taggedPath(operation.kind), world);
    }
    case 'get':
    case 'get-config':
    case 'update':
    case 'delete': {
      const { kind, id, verb } = operation;
      const stored = world.store.get(kind, id);
      const { noun } = kinds[kind];
      // A distribution of another account, or of the other kind, is answered like one that never was.
      if (stored === undefined)
        return refusal(`NoSuch${noun}`, `The specified ${spoken(kind)} does not exist.`);
      if (verb === 'get')
        return done(distributionBody(stored, factsOf(stored, world)), { ETag: stored.etag });
      if (verb === 'get-config') return done(configBody(stored), { ETag: stored.etag });

      const refused = checkIfMatch(input.headers['if-match'], stored.etag);
      if (refused !== undefined) return refused;
      return verb === 'update' ? update(stored, input.body, world) : remove(stored, world);
    }
  }
}

/** Puts a config in the place of another, whoever asked for it: a new ETag, and in progress again. */
export function replaceConfig(stored: Stored, config: Node, world: World): Stored {
  const lastModified = world.now();
  const res = {
    ...stored,
    config: complete(config),
    etag: newToken(world.random),
    lastModified,
    deployedAt: lastModified + world.deployMilliseconds,
  };
  world.store.set(res);
  return res;
}

/**
 * UNVERIFIED: a marker is the id of the last item of the page before (AWS's reference says so), items stand in the
 * order of their ids, and a page may be of any size.
 */
function list(kind: Kind, { query }: Input, world: World): Done | Refusal {
  const marker = query.Marker ?? '';
  const maxItems = Number(query.MaxItems ?? '100');
  if (!Number.isInteger(maxItems) || maxItems < 1)
    return refusal('InvalidArgument', 'The parameter MaxItems is not valid.');

  const rest = world.store.all(kind).filter((it) => it.id > marker);
  const page = rest.slice(0, maxItems);
  const nextMarker = rest.length > page.length ? page.at(-1)?.id : undefined;
  const summaries = page.map((it) => summaryOf(it, factsOf(it, world)));
  return done(listBody(kinds[kind].noun, { marker, nextMarker, maxItems, summaries }), {});
}

function listTags(arn: string, { store, accountId }: World): Done | Refusal {
  const stored = store.all().find((it) => arnOf(accountId, it.kind, it.id) === arn);
  if (stored === undefined) return refusal('NoSuchResource', 'The specified resource does not exist.');
  return done(tagsBody(stored.tags), {});
}

/**
 * A used CallerReference is always refused, even with the same config: aws/aws-sdk-go#2213. That both kinds share
 * their references is documented; that a config is looked at before its reference is UNVERIFIED.
 */
function create(
  kind: Kind,
  read: Node | ConfigWithTags | Refusal,
  path: string | undefined,
  world: World,
): Done | Refusal {
  if (isRefusal(read)) return read;
  const { config, tags } = 'tags' in read ? read : { config: read, tags: [] };
  const refused = refusalOfCreate(config, path) ?? aliasTaken(config, undefined, world);
  if (refused !== undefined) return refused;

  const reference = valueAt(config, 'CallerReference');
  const twin = world.store.all().find((it) => valueAt(it.config, 'CallerReference') === reference);
  const { noun, segment, domainLetter } = kinds[kind];
  if (twin !== undefined)
    return refusal(
      `${noun}AlreadyExists`,
      `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${twin.id}`,
    );

  const { random } = world;
  const id = newToken(random);
  const blank = { id, kind, tags, config, etag: '', lastModified: 0, deployedAt: 0 };
  const stored = replaceConfig(
    { ...blank, domainName: `${newLabel(domainLetter, random)}.cloudfront.net` },
    config,
    world,
  );
  return {
    kind: 'done',
    status: 201,
    body: distributionBody(stored, factsOf(stored, world)),
    headers: { ETag: stored.etag, Location: `https://cloudfront.amazonaws.com/2020-05-31/${segment}/${id}` },
  };
}

/** Every accepted update moves the ETag, one that changes nothing included: ansible/ansible#24292. */
function update(stored: Stored, body: Body, world: World): Done | Refusal {
  const config = readConfigBody(body, stored.kind, world.reading);
  if (isRefusal(config)) return config;
  const refused = refusalOfUpdate(config, stored.config) ?? aliasTaken(config, stored.id, world);
  if (refused !== undefined) return refused;

  const updated = replaceConfig(stored, config, world);
  return done(distributionBody(updated, factsOf(updated, world)), { ETag: updated.etag });
}

/** Disabled is not enough, the change must be deployed too: the log in aws-nuke#155. */
function remove(stored: Stored, world: World): Done | Refusal {
  const { kind, id, config } = stored;
  if (valueAt(config, 'Enabled') === 'true' || !isDeployed(stored, world))
    return refusal(
      `${kinds[kind].noun}NotDisabled`,
      `The ${spoken(kind)} you are trying to delete has not been disabled.`,
    );
  world.store.remove(id);
  return { kind: 'done', status: 204, body: '', headers: {} };
}

/**
 * A missing If-Match gets 400, a stale one 412 (hashicorp/terraform-provider-aws#27147).
 * UNVERIFIED: 400 for one that cannot be an ETag, such as `*` or a quoted one.
 */
function checkIfMatch(ifMatch: string | undefined, etag: string): Refusal | undefined {
  if (ifMatch === undefined || !/^E[A-Z0-9]+$/.test(ifMatch))
    return refusal('InvalidIfMatchVersion', 'The If-Match version is missing or not valid for the resource.');
  return ifMatch === etag ? undefined : stale();
}

/** The answer to an If-Match that is no longer current. */
export function stale(): Refusal {
  return refusal(
    'PreconditionFailed',
    "The request failed because it didn't meet the preconditions in one or more request-header fields.",
  );
}

/** An alias belongs to one distribution. The playground sees its own account only. */
function aliasTaken(config: Node, id: string | undefined, { store }: World): Refusal | undefined {
  const mine = new Set(aliasesOf(config));
  const others = store.all().filter((it) => it.id !== id);
  if (!others.some((it) => aliasesOf(it.config).some((alias) => mine.has(alias)))) return undefined;
  return refusal(
    'CNAMEAlreadyExists',
    'One or more of the CNAMEs you provided are already associated with a different resource.',
  );
}

function aliasesOf(config: Node): readonly string[] {
  return items(member(config, 'Aliases')).map((it) => it.text.toLowerCase());
}

function factsOf(stored: Stored, world: World): Facts {
  return {
    arn: arnOf(world.accountId, stored.kind, stored.id),
    status: isDeployed(stored, world) ? 'Deployed' : 'InProgress',
  };
}

function isDeployed({ deployedAt }: Stored, { now }: World): boolean {
  return now() >= deployedAt;
}

function spoken(kind: Kind): string {
  return kind === 'streaming' ? 'streaming distribution' : 'distribution';
}

function done(body: string, headers: Readonly<Record<string, string>>): Done {
  return { kind: 'done', status: 200, body, headers };
}
