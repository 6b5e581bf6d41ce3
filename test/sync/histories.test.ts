import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configXml } from './config.ts';
import { site } from './desk.ts';
import { Editor } from './editor.ts';
import { FakeCloudFront } from './fake-cloudfront.ts';
import { type Random, randomFrom } from './random.ts';

/** More of them by hand: `HISTORIES=600 node --test test/sync/histories.test.ts`. */
const count = Number(process.env.HISTORIES ?? 20);
const seeds = Array.from({ length: count }, (_, index) => index + 1);
const steps = 400;

for (const seed of seeds) {
  test(`history ${seed}: no change is lost, none goes live that its author did not approve, and everybody can go on`, async () => {
    const history = new History(seed);
    for (let step = 0; step < steps; step++) await history.step();
    await history.finish();
  });
}

/** One editor with what it does at the moment. */
interface Seat {
  readonly editor: Editor;
  /** Lets the editor go on to its next call of a port. */
  waiting: (() => void) | undefined;
  doing: Promise<void> | undefined;
}

/** Several editors of one distribution, whose calls interleave in any order. */
class History {
  readonly #random: Random;
  readonly #cloudfront = new FakeCloudFront();
  readonly #seats: readonly [Seat, ...Seat[]];
  #failure: unknown;
  #checked = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.#cloudfront.create(
      'E1',
      configXml({ webAcl: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/a' }),
    );
    const seat = (name: string) => ({
      editor: new Editor(name, this.#cloudfront, this.#random),
      waiting: undefined,
      doing: undefined,
    });
    this.#seats = [seat('a'), seat('b'), seat('c')];
  }

  async step(): Promise<void> {
    for (const seat of this.#seats) if (seat.doing === undefined) this.#start(seat);
    const seat = this.#random.pick(this.#seats);
    if (this.#random.once(40)) this.#cloudfront.touch('E1');
    if (this.#random.once(40)) this.#cloudfront.deliver();
    if (this.#random.once(10)) seat.editor.type();
    if (this.#random.once(80)) crash(seat);
    await this.#goOn(seat);
    this.#check();
  }

  /** Nothing fails any more: everybody finishes, and then gets one more change through. */
  async finish(): Promise<void> {
    while (this.#seats.some((it) => it.waiting !== undefined)) {
      for (const seat of this.#seats) await this.#goOn(seat);
      this.#check();
    }
    this.#cloudfront.deliver();
    this.#cloudfront.putFaults.length = 0;
    for (const { editor } of this.#seats) {
      editor.desk.gate = async () => {};
      await editor.getThrough();
      this.#check();
    }
  }

  #start(seat: Seat): void {
    const { desk } = seat.editor;
    desk.gate = () =>
      new Promise((resolve) => {
        seat.waiting = resolve;
      });
    const doing = seat.editor.act().catch((error: unknown) => {
      this.#failure ??= error;
    });
    seat.doing = doing;
    void doing.then(() => {
      if (seat.doing === doing) seat.doing = undefined;
    });
  }

  async #goOn(seat: Seat): Promise<void> {
    const { waiting } = seat;
    seat.waiting = undefined;
    waiting?.();
    await new Promise(setImmediate);
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure;
    const { history, configs } = this.#cloudfront;
    for (; this.#checked < history.length; this.#checked++) {
      const { sent, before } = history[this.#checked] ?? {};
      const approved = this.#seats.some(({ editor }) =>
        editor.approvals.some((it) => it.text === sent && it.live === before?.xml),
      );
      assert.ok(approved, `nobody approved what went live as number ${this.#checked + 1}: ${sent}`);
    }
    for (const { editor } of this.#seats) {
      const link = editor.desk.links.get(site);
      if (link === undefined) continue;
      const baseline = editor.desk.baselines.get(link.baseline);
      assert.equal(baseline, configs.get(link.etag), 'ETag and baseline of a link are not of one answer');
    }
  }
}

/** The process ends: what it was doing never goes on. */
function crash(seat: Seat): void {
  seat.waiting = undefined;
  seat.doing = undefined;
  seat.editor.crash();
}
