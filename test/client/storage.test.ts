import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { JournalEntry, Link } from '#sync';
import { baselineFiles } from '../../client/src/storage/baseline-files.ts';
import { hash } from '../../client/src/storage/hash.ts';
import { journalFiles } from '../../client/src/storage/journal-files.ts';
import { linkedUris, type Memory, moveLinks, storedLinks } from '../../client/src/storage/links.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

const entry: JournalEntry = {
  entryId: 'file:///a.xml 1',
  uri: 'file:///a.xml',
  distributionId: 'E2QW',
  kind: 'distribution',
  processId: process.pid,
  sentXml: '<a/>',
  ifMatch: 'E1',
  sentAt: '2026-11-21T05:00:00Z',
};

test('a baseline is found by its hash, and only its owner can read it', async () => {
  const baselines = baselineFiles(join(folder, 'new'));
  const sha256 = await baselines.save('<a>ä\r\n</a>');
  assert.equal(sha256, hash.sha256('<a>ä\r\n</a>'));
  assert.equal(await baselines.load(sha256), '<a>ä\r\n</a>');
  const { mode } = await stat(join(folder, 'new', `${sha256}.xml`));
  if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
});

test('a baseline that was tampered with or is gone does not count, and saving it again repairs it', async () => {
  const baselines = baselineFiles(folder);
  const sha256 = await baselines.save('<a/>');
  await writeFile(join(folder, `${sha256}.xml`), '<b/>');
  assert.equal(await baselines.load(sha256), undefined);
  await baselines.save('<a/>');
  assert.equal(await baselines.load(sha256), '<a/>');
  assert.equal(await baselines.load('../../etc/passwd'), undefined);
});

test('a baseline that cannot be written rejects and leaves nothing behind', async () => {
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(baselineFiles(join(folder, 'file')).save('<a/>'));
  assert.deepEqual(await readdir(folder), ['file']);
});

test('the journal gives back what was not settled, for its own distribution only', async () => {
  const journal = journalFiles(folder);
  await journal.write(entry);
  await journal.write({ ...entry, entryId: 'other', distributionId: 'E3' });
  assert.deepEqual(await journal.open({ distributionId: 'E2QW', kind: 'distribution' }), [entry]);
  await journal.settle(entry.entryId);
  assert.deepEqual(await journal.open({ distributionId: 'E2QW', kind: 'distribution' }), []);
});

test('a damaged journal file hides no other entry', async () => {
  const journal = journalFiles(folder);
  await journal.write(entry);
  await writeFile(join(folder, 'cut.json'), '{"entryId":');
  assert.deepEqual(await journal.open({ distributionId: 'E2QW', kind: 'distribution' }), [entry]);
});

test('the writer of an entry is alive while its process runs', () => {
  const journal = journalFiles(folder);
  assert.equal(journal.isAlive(entry), true);
  assert.equal(journal.isAlive({ ...entry, processId: 2 ** 22 + 1 }), false);
});

test('links follow a renamed file and a moved folder, and leave namesakes alone', async () => {
  const memory = memoryOf();
  const links = storedLinks(memory);
  const link = { distributionId: 'E2QW' } as Link;
  await links.set('file:///w/a.xml', link);
  await links.set('file:///w/sub/b.xml', link);
  await links.set('file:///w/subway/c.xml', link);
  await moveLinks(memory, 'file:///w/a.xml', 'file:///w/z.xml');
  await moveLinks(memory, 'file:///w/sub', 'file:///w/new');
  assert.deepEqual([...linkedUris(memory)].sort(), [
    'file:///w/new/b.xml',
    'file:///w/subway/c.xml',
    'file:///w/z.xml',
  ]);
});

function memoryOf(): Memory {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    keys: () => [...values.keys()],
    update: async (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
  };
}
