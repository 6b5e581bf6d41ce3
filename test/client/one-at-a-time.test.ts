import assert from 'node:assert/strict';
import { it } from 'node:test';
import { oneAtATime } from '../../client/src/one-at-a-time.ts';

const settled = () => new Promise(setImmediate);

/** Work that ends when the test says so. */
function work() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = oneAtATime(
    (key: string) => key,
    (key) => {
      begun.push(key);
      const nth = begun.length;
      return new Promise<number>((resolve) => {
        ends.push(() => resolve(nth));
      });
    },
  );
  return { begun, ends, ask };
}

it('those who ask before it began share one piece of work', async () => {
  const { begun, ends, ask } = work();
  const [first, second] = [ask('a'), ask('a')];
  await settled();
  ends[0]?.();

  assert.deepEqual(await Promise.all([first, second]), [1, 1]);
  assert.deepEqual(begun, ['a']);
});

it('those who ask while it runs get one more piece, begun when it ended', async () => {
  const { begun, ends, ask } = work();
  const first = ask('a');
  await settled();
  const late = [ask('a'), ask('a')];
  await settled();
  assert.deepEqual(begun, ['a']);

  ends[0]?.();
  assert.equal(await first, 1);
  await settled();
  ends[1]?.();
  assert.deepEqual(await Promise.all(late), [2, 2]);
  assert.deepEqual(begun, ['a', 'a']);
});

it('keys do not wait for each other', async () => {
  const { begun, ask } = work();
  void ask('a');
  void ask('b');
  await settled();
  assert.deepEqual(begun, ['a', 'b']);
});

it('a piece that failed does not keep the next one from beginning', async () => {
  let count = 0;
  const ask = oneAtATime(
    (key: string) => key,
    async () => {
      count++;
      if (count === 1) throw new Error('no');
      return count;
    },
  );
  const first = assert.rejects(ask('a'), /no/);
  await first;
  assert.equal(await ask('a'), 2);
});
