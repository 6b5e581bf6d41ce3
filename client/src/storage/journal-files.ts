import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal, JournalEntry } from '#sync';
import { writeDurably } from './durable-file.ts';

/** The journal as one file for each push under way. */
export function journalFiles(folder: string, processId = process.pid): Journal {
  const fileOf = (entryId: string) => join(folder, `${encodeURIComponent(entryId)}.json`);
  return {
    processId,
    write: (entry) => writeDurably(fileOf(entry.entryId), JSON.stringify(entry)),
    settle: (entryId) => rm(fileOf(entryId), { force: true }),
    open: async ({ distributionId }) => {
      const names = await readdir(folder).catch(() => []);
      const entries = await Promise.all(
        names.filter((it) => it.endsWith('.json')).map((it) => readEntry(join(folder, it))),
      );
      return entries.filter(
        (it) => it !== undefined && it.distributionId === distributionId,
      ) as JournalEntry[];
    },
    isAlive: (entry) => isAlive(entry.processId),
  };
}

/** Undefined for a file that somebody settled in the meantime or that is no entry. */
async function readEntry(file: string): Promise<JournalEntry | undefined> {
  try {
    const entry: Partial<JournalEntry> = JSON.parse(await readFile(file, 'utf8'));
    return typeof entry.entryId === 'string' && typeof entry.sentXml === 'string'
      ? (entry as JournalEntry)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Signal 0 asks whether a process is there; without permission to signal it, it is. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
