import { createHash } from 'node:crypto';
import type { Change } from '#core';
import type {
  Cancellation,
  Distributions,
  Documents,
  JournalEntry,
  Link,
  PullRequest,
  PushDeps,
  PushRequest,
  Target,
} from '../../server/src/sync/index.ts';
import { preparePush, pull, sendPush } from '../../server/src/sync/index.ts';
import { configXml } from './config.ts';
import { FakeCloudFront, type PutFault } from './fake-cloudfront.ts';

type Write = 'baseline' | 'document' | 'link' | 'journal';

/** One person's editor: documents, links, baselines and journal in memory, any of whose writes can fail. */
export class Desk {
  readonly cloudfront: FakeCloudFront;
  readonly documents = new Map<string, string>();
  readonly links = new Map<string, Link>();
  readonly baselines = new Map<string, string>();
  readonly journal = new Map<string, JournalEntry>();
  /** Writes in the order they were done. */
  readonly written: Write[] = [];
  /** Writes that fail from now on, as on a full disk. */
  readonly failing = new Set<Write>();
  readonly slept: number[] = [];
  /** What every call of a port that can be seen from outside waits for. */
  gate: () => Promise<void> = async () => {};
  /** What goes wrong with the next PUT of this desk. */
  nextPutFault: PutFault | undefined;
  processId = 1;
  readonly #live = new Set([1]);
  #milliseconds = Date.parse('2026-11-21T09:00:00.000Z');

  constructor(cloudfront = new FakeCloudFront()) {
    this.cloudfront = cloudfront;
  }

  /** The process ends without a word, and another one starts. */
  restart(): void {
    this.#live.delete(this.processId);
    this.processId++;
    this.#live.add(this.processId);
  }

  /** Another process that is alive, and whose journal is ours too. */
  addProcess(processId: number): void {
    this.#live.add(processId);
  }

  get deps(): PushDeps {
    return {
      connect: (place) => this.#gated(this.cloudfront.connect(place)),
      documents: this.#documents,
      links: {
        get: async (uri) => this.links.get(uri),
        set: async (uri, link) => this.#write('link', () => this.links.set(uri, structuredClone(link))),
        delete: async (uri) => this.#write('link', () => this.links.delete(uri)),
      },
      baselines: {
        save: async (xml) => {
          const hash = sha256(xml);
          await this.#write('baseline', () => this.baselines.set(hash, xml));
          return hash;
        },
        load: async (hash) => this.baselines.get(hash),
      },
      journal: {
        processId: this.processId,
        write: async (entry) =>
          this.#write('journal', () => this.journal.set(entry.entryId, structuredClone(entry))),
        settle: async (entryId) => this.#write('journal', () => this.journal.delete(entryId)),
        open: async ({ distributionId }) =>
          [...this.journal.values()].filter((it) => it.distributionId === distributionId),
        isAlive: ({ processId }) => this.#live.has(processId),
      },
      clock: {
        now: () => {
          this.#milliseconds += 1000;
          return new Date(this.#milliseconds).toISOString();
        },
        sleep: async (milliseconds) => {
          this.slept.push(milliseconds);
          this.#milliseconds += milliseconds;
        },
      },
      hash: { sha256 },
    };
  }

  readonly #documents: Documents = {
    replace: async (uri, before, after) => {
      let kind: 'written' | 'changed' = 'changed';
      await this.#write('document', () => {
        if (this.documents.get(uri) !== before) return;
        this.documents.set(uri, after);
        kind = 'written';
      });
      return { kind };
    },
  };

  async #write(what: Write, write: () => unknown): Promise<void> {
    await this.gate();
    if (this.failing.has(what)) throw new Error(`ENOSPC: no space left for the ${what}`);
    this.written.push(what);
    write();
  }

  #gated(distributions: Distributions): Distributions {
    return {
      ...distributions,
      get: async (target, cancel) => {
        await this.gate();
        return distributions.get(target, cancel);
      },
      put: async (target, xml, ifMatch, cancel) => {
        await this.gate();
        if (this.nextPutFault !== undefined) this.cloudfront.putFaults.push(this.nextPutFault);
        this.nextPutFault = undefined;
        const result = await distributions.put(target, xml, ifMatch, cancel);
        await this.gate();
        return result;
      },
    };
  }

  text(uri = site): string {
    const text = this.documents.get(uri);
    if (text === undefined) throw new Error(`the test wrote no ${uri}`);
    return text;
  }

  link(uri = site): Link {
    const link = this.links.get(uri);
    if (link === undefined) throw new Error(`${uri} is not linked`);
    return link;
  }

  /** What the user types: the document's text with one piece replaced. */
  type(from: string | RegExp, to: string, uri = site): void {
    const text = this.text(uri);
    const typed = text.replace(from, to);
    if (typed === text) throw new Error(`nothing to type over: ${from}`);
    this.documents.set(uri, typed);
  }

  pull(target: Target, request: Partial<PullRequest> = {}, cancel?: Cancellation) {
    const uri = request.uri ?? site;
    const place = { profile: 'prod', endpoint: 'aws' };
    const text = this.documents.get(uri);
    return pull(this.deps, { uri, target, place, text, format: 'laid-out', ...request }, cancel);
  }

  prepare(request: Partial<PushRequest> = {}, cancel?: Cancellation) {
    const uri = request.uri ?? site;
    return preparePush(this.deps, { uri, text: this.text(uri), errors: 'stop', ...request }, cancel);
  }

  /** Prepares and, when nothing stands against it, sends. */
  async push(request: Partial<PushRequest> = {}) {
    const prepared = await this.prepare(request);
    return prepared.kind === 'ready' ? sendPush(this.deps, prepared) : prepared;
  }
}

/** The document of most tests. */
export const site = 'file:///work/site.distribution.xml';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A desk whose document was pulled once. */
export async function pulledDesk(xml = configXml()) {
  const desk = new Desk();
  const target = desk.cloudfront.create('E1', xml);
  expectKind(await desk.pull(target), 'pulled');
  return { desk, target, cloudfront: desk.cloudfront };
}

/** A pulled document with one change of the author's. */
export async function editedDesk() {
  const world = await pulledDesk();
  world.desk.type('<MinTTL>0<', '<MinTTL>5<');
  return world;
}

/** What changes are about. */
export function paths(changes: readonly Change[]): readonly string[] {
  return changes.map((it) => it.path);
}

/** Fails with the whole outcome when it is of another kind. */
export function expectKind<Outcome extends { readonly kind: string }, Kind extends Outcome['kind']>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { readonly kind: Kind }> {
  if (outcome.kind !== kind)
    throw new Error(`expected ${kind}, but was ${JSON.stringify(outcome, undefined, 1)}`);
  return outcome as Extract<Outcome, { readonly kind: Kind }>;
}
