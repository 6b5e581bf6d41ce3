import assert from 'node:assert/strict';
import { applyEdits, type Change, merge, parseConfig } from '#core';
import {
  type Conflict,
  type Edited,
  linkForText,
  mergeInto,
  type PushOutcome,
  preparePush,
  pull,
  type ReadyPush,
  replaceBy,
  sendPush,
} from '../../server/src/sync/index.ts';
import { aliasesIn, cellChanges, paths, readCells, writeAliases, writeCell } from './cells.ts';
import { Desk, sha256, site } from './desk.ts';
import { awsError, type FakeCloudFront, type PutFault } from './fake-cloudfront.ts';
import type { Random } from './random.ts';

const target = { distributionId: 'E1', kind: 'distribution' } as const;
const place = { profile: 'prod', endpoint: 'aws' };

/** A plan that its author confirmed. */
export interface Approval {
  readonly text: string;
  readonly live: string;
  readonly mine: readonly Change[];
}

const putFaults: readonly [PutFault, ...PutFault[]] = [
  'lost-before',
  'lost-after',
  'late',
  'retried',
  'cut-body',
  'cut-all',
  { kind: 'refused', error: awsError('InvalidArgument', 400) },
  { kind: 'throttled', error: awsError('Throttling', 400) },
  { kind: 'offline', message: 'ENETUNREACH' },
];

/** Somebody who pulls, edits, pushes, changes their mind and loses power, at random. */
export class Editor {
  readonly desk: Desk;
  readonly approvals: Approval[] = [];
  /** How the pushes ended. */
  readonly outcomes: string[] = [];
  readonly #name: string;
  readonly #random: Random;
  /** Values this editor wrote, or chose over those of others. */
  readonly #own = new Set<string>();
  readonly #removed = new Set<string>();
  #texts: string[] = [];
  #count = 0;

  constructor(name: string, cloudfront: FakeCloudFront, random: Random) {
    this.#name = name;
    this.#random = random;
    this.desk = new Desk(cloudfront);
  }

  /** Does one thing that takes time. */
  async act(): Promise<void> {
    const { desk } = this;
    desk.failing.clear();
    if (this.#random.once(12))
      desk.failing.add(this.#random.pick(['baseline', 'document', 'link', 'journal']));
    if (!desk.documents.has(site) || this.#random.once(5)) return this.pull();
    if (this.#random.once(3)) this.type();
    return this.push();
  }

  /** What can happen to the document at any time. */
  type(): void {
    const { documents } = this.desk;
    const text = documents.get(site);
    const former = this.#random.once(8) ? this.#texts.pop() : undefined;
    if (former !== undefined) this.#set(former);
    else if (text !== undefined) this.#write(this.#typed(text));
  }

  #typed(text: string): string {
    const aliases = aliasesIn(text);
    switch (this.#random.below(7)) {
      case 0:
        return text.replace('<Comment>', `<!-- ${this.#fresh()} --><Comment>`);
      case 1:
        return writeAliases(text, [...aliases, this.#ownValue(`${this.#fresh()}.example.com`)]);
      case 2:
        return this.#withoutAlias(text, aliases);
      case 3:
        return this.#takenInByHand(text);
      default:
        return this.#changed(text);
    }
  }

  #withoutAlias(text: string, [first, ...rest]: readonly string[]): string {
    if (first === undefined) return text;
    this.#removed.add(first);
    return writeAliases(text, rest);
  }

  #takenInByHand(text: string): string {
    const live = readCells(this.desk.cloudfront.live('E1').xml);
    const path = this.#random.pick(paths);
    return writeCell(text, path, live.get(path) ?? '');
  }

  #changed(text: string): string {
    const path = this.#random.pick(paths);
    return writeCell(text, path, this.#freshValue(path));
  }

  async pull(): Promise<void> {
    const { deps } = this.desk;
    const text = this.desk.documents.get(site);
    const outcome = await pull(deps, { uri: site, target, place, text, format: 'laid-out' });
    if (outcome.kind === 'edited') await this.#answer(outcome);
    if (outcome.kind === 'occupied') await this.#replace(outcome.incoming, outcome.live);
    if (outcome.kind === 'not-stored') this.#ownAll();
  }

  async push(): Promise<void> {
    const { deps } = this.desk;
    let prepared = await preparePush(deps, { uri: site, text: this.desk.text(), errors: 'stop' });
    for (let round = 0; round < 3; round++) {
      if (prepared.kind === 'conflict') return this.#answer(prepared);
      if (prepared.kind === 'not-linked') return this.pull();
      if (prepared.kind !== 'ready' || this.#random.once(8)) return;

      this.#approve(prepared);
      let outcome = await this.#send(prepared);
      while (outcome.kind === 'unknown' && outcome.known === 'not-applied-yet' && this.#random.once(2)) {
        outcome = await this.#send(prepared);
      }
      if (outcome.kind !== 'stale') return;
      prepared = outcome.again;
    }
  }

  /** Pulls where it must and pushes one more change, with nothing going wrong. */
  async getThrough(): Promise<void> {
    const { desk } = this;
    desk.failing.clear();
    desk.nextPutFault = undefined;
    let last = 'nothing was tried';
    for (let round = 0; round < 4; round++) {
      if (!desk.links.has(site)) await this.#pullAnew();
      this.#write(this.#changed(desk.text()));
      const prepared = await desk.prepare();
      last = prepared.kind;
      if (prepared.kind === 'conflict') await this.#replace(prepared.incoming, prepared.incoming.config.xml);
      if (prepared.kind !== 'ready') continue;
      this.#approve(prepared);
      const outcome = await sendPush(desk.deps, prepared);
      last = outcome.kind;
      if (outcome.kind === 'pushed') return;
    }
    assert.fail(`${this.#name} cannot go on: ${last}`);
  }

  async #pullAnew(): Promise<void> {
    this.desk.documents.delete(site);
    const outcome = await this.desk.pull(target);
    assert.equal(outcome.kind, 'pulled');
  }

  /** The process ends in the middle of whatever it does. */
  crash(): void {
    this.desk.restart();
    this.#ownAll();
  }

  async #send(push: ReadyPush): Promise<PushOutcome> {
    this.desk.nextPutFault = this.#random.once(4) ? this.#random.pick(putFaults) : undefined;
    if (push.basis === 'merged') this.#remember();
    const outcome = await sendPush(this.desk.deps, push);
    this.outcomes.push(outcome.kind);
    if (outcome.kind === 'not-stored') this.#ownAll();
    if (outcome.kind === 'pushed' || outcome.kind === 'pushed-not-remembered') {
      const cells = readCells(push.text);
      const isLive = this.desk.cloudfront.history.some(
        ({ after }) => cellChanges(cells, readCells(after.xml)).length === 0,
      );
      assert.ok(isLive, `${this.#name} was told that a push was accepted that never went live`);
    }
    return outcome;
  }

  /** Looks at the plan: it tells everything that the push changes, and nothing of it is other people's old work. */
  #approve({ request, text, live, mine }: ReadyPush): void {
    assertComments(request.text, text);
    const [before, after] = [readCells(live.xml), readCells(text)];
    const changes = cellChanges(before, after);
    assert.deepEqual(mine.map((it) => it.path).sort(), changes.map((it) => it.path).sort());
    for (const change of changes) {
      const shown = mine.find((it) => it.path === change.path);
      const isMasked = change.path.endsWith('HeaderValue');
      assert.deepEqual(
        [shown?.before, shown?.after],
        isMasked ? ['***', '***'] : [change.before, change.after],
        `${this.#name} was shown something else than what would be pushed`,
      );
      const isOwn = [change.before, change.after].some((it) => it !== undefined && this.#own.has(it));
      const isTold = shown?.note?.includes('undoes a change') === true;
      // A removal of this editor's own, or the undo of one.
      const isRemoval = this.#removed.has((change.before ?? change.after) || '');
      assert.ok(
        isOwn || isTold || isRemoval,
        `${this.#name} would undo a change unknowingly: ${JSON.stringify(shown)}`,
      );
    }
    this.approvals.push({ text, live: live.xml, mine });
  }

  async #answer({ incoming, baseline, merge: merged }: Edited | Conflict): Promise<void> {
    switch (this.#random.below(4)) {
      case 0:
        return;
      case 1:
        return this.#replace(incoming, incoming.config.xml);
      default:
    }
    if (merged.kind === 'unreadable' || incoming.text === undefined) return;

    const conflicts = merged.kind === 'conflict' ? merged.conflicts : [];
    const settled = new Map(
      conflicts.map((it) => [it.path, this.#random.pick<'mine' | 'theirs'>(['mine', 'theirs'])] as const),
    );
    const [base, mine, theirs] = [baseline, incoming.text, incoming.config.xml].map(parseConfig);
    if (base === undefined || mine === undefined || theirs === undefined) return;
    const result = merge(base, mine, theirs, settled);
    if (result.kind !== 'merged') return;

    const text = applyEdits(mine.text, result.edits);
    for (const { path, before, after } of cellChanges(readCells(theirs.text), readCells(text))) {
      if (settled.get(path) !== 'mine') continue;
      if (after === undefined) this.#removed.add(before ?? '');
      else this.#own.add(after);
    }
    assertComments(mine.text, text);
    this.#remember();
    const outcome = await mergeInto(this.desk.deps, incoming, text);
    if (outcome.kind === 'not-stored') this.#ownAll();
  }

  async #replace(incoming: Edited['incoming'], text: string): Promise<void> {
    this.#remember();
    const outcome = await replaceBy(this.desk.deps, incoming, text);
    if (outcome.kind === 'not-stored') this.#ownAll();
  }

  #write(text: string): void {
    this.#remember();
    this.#set(text);
  }

  #remember(): void {
    this.#texts = [...this.#texts, this.desk.text()].slice(-10);
  }

  /** What a host does whenever a document's text changes. */
  #set(text: string): void {
    this.desk.documents.set(site, text);
    const link = this.desk.links.get(site);
    if (link !== undefined) this.desk.links.set(site, linkForText(link, sha256(text)));
  }

  /** A text whose link could not follow it was seen nevertheless. */
  #ownAll(): void {
    const values = new Set(readCells(this.desk.documents.get(site) ?? '').values());
    for (const value of values) this.#own.add(value);
    const aliases = [...this.desk.cloudfront.configs.values()].flatMap(aliasesIn);
    for (const name of aliases) if (!values.has(name)) this.#removed.add(name);
  }

  #fresh(): string {
    return this.#ownValue(`${this.#name}-${++this.#count}`);
  }

  #freshValue(path: string): string {
    if (path.endsWith('DomainName')) return this.#ownValue(`${this.#fresh()}.example.net`);
    if (path === 'WebACLId')
      return this.#ownValue(`arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/${this.#fresh()}`);
    if (path.endsWith('MinTTL'))
      return this.#ownValue(String((Number.parseInt(this.#name, 36) - 9) * 10_000 + ++this.#count));
    return this.#fresh();
  }

  #ownValue(value: string): string {
    this.#own.add(value);
    return value;
  }
}

function assertComments(before: string, after: string): void {
  for (const [comment] of before.matchAll(/<!--.*?-->/g))
    assert.ok(after.includes(comment), `lost ${comment}`);
}
