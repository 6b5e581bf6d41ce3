import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownCodes, samples } from '#playground';
import { lines, stage } from './requests.ts';

for (const { id, xml } of samples) {
  test(`the sample ${id} is complete: an update with it is accepted and changes nothing`, async () => {
    const { put, remote } = stage();
    const before = remote(id).xml;
    assert.equal(before, xml.replaceAll(/>\s+</g, '><').replace('?><', '?>\n<'));
    assert.equal((await put(id, before)).status, 200);
    assert.equal(lines(remote(id).xml), lines(before));
  });
}

test('a playground starts without samples unless told', () => {
  assert.deepEqual(stage({ samples: false }).playground.distributions(), []);
});

test('two playgrounds with the same seed give the same ids and ETags', async () => {
  const [first, second] = [stage(), stage()];
  for (const it of [first, second]) {
    const stream = samples[2]?.xml
      .replace('media-2014-10-02', 'other')
      .replace('media.example.com', 'm.example.com');
    assert.equal((await it.create(stream ?? '', 'streaming')).status, 201);
    await it.put('E2QWRUHAPOMQZL', it.remote('E2QWRUHAPOMQZL').xml);
  }
  assert.deepEqual(first.playground.distributions(), second.playground.distributions());
});

test('the codes that the linter is held against are sorted and without repetition', () => {
  assert.deepEqual([...knownCodes], [...new Set(knownCodes)].toSorted());
});
