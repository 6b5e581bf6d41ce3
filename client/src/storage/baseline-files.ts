import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Baselines } from '#sync';
import { writeDurably } from './durable-file.ts';
import { hash } from './hash.ts';

/** Baselines as immutable files named by their hash; a file that no longer has its hash does not count. */
export function baselineFiles(folder: string): Baselines {
  const load = async (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
    const text = await readFile(join(folder, `${sha256}.xml`), 'utf8').catch(() => undefined);
    return text !== undefined && hash.sha256(text) === sha256 ? text : undefined;
  };
  return {
    load,
    save: async (xml) => {
      const sha256 = hash.sha256(xml);
      if ((await load(sha256)) === undefined) await writeDurably(join(folder, `${sha256}.xml`), xml);
      return sha256;
    },
  };
}
