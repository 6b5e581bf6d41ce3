import { createHash } from 'node:crypto';
import type { Baselines, Clock, Documents, Hash, Journal, JournalEntry, Link, Links, Stores } from '#sync';

export const hash: Hash = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

export const clock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds, cancel) =>
    new Promise((resolve) => {
      if (cancel?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        cancel?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      cancel?.addEventListener('abort', done);
    }),
};

/** Stores for one run: the command line keeps no state, its user brings ETag or baseline each time. */
export function memoryStores(): Stores & { readonly journal: Journal } {
  const baselines = new Map<string, string>();
  const links = new Map<string, Link>();
  const entries = new Map<string, JournalEntry>();
  return {
    baselines: {
      save: async (xml) => {
        const sha256 = hash.sha256(xml);
        baselines.set(sha256, xml);
        return sha256;
      },
      load: async (sha256) => baselines.get(sha256),
    } satisfies Baselines,
    links: {
      get: async (uri) => links.get(uri),
      set: async (uri, link) => void links.set(uri, link),
      delete: async (uri) => void links.delete(uri),
    } satisfies Links,
    // The file belongs to its user: a push from the command line reads it and never writes it.
    documents: { replace: async () => ({ kind: 'changed' }) } satisfies Documents,
    journal: {
      processId: process.pid,
      write: async (entry) => void entries.set(entry.entryId, entry),
      settle: async (entryId) => void entries.delete(entryId),
      open: async ({ distributionId }) =>
        [...entries.values()].filter((it) => it.distributionId === distributionId),
      isAlive: () => true,
    } satisfies Journal,
  };
}
