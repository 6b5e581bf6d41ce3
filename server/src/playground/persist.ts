import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfigBody } from './body.ts';
import type { Kind } from './kind.ts';
import { isRefusal } from './refusal.ts';
import type { Stored } from './store.ts';
import { configBody } from './wire.ts';

const fileName = 'playground.json';

/** The file's form: configs as the texts that GET answers. */
interface SavedState {
  readonly version: 1;
  readonly distributions: readonly (Omit<Stored, 'config'> & { readonly xml: string })[];
}

/**
 * Reads what `saveState` wrote into a folder; undefined when it wrote nothing yet.
 * A file that cannot be read is an error and stays as it is.
 */
export async function loadState(folder: string): Promise<readonly Stored[] | undefined> {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }

  try {
    return parseState(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The playground's data cannot be read and was left as it is: ${file}. Move it away to start afresh. Reason: ${reason}`,
      { cause: error },
    );
  }
}

/** Writes all distributions into a folder: whole, or not at all. */
export async function saveState(folder: string, state: readonly Stored[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${fileName}.new`);
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(serialize(state));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, fileName));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function serialize(state: readonly Stored[]): string {
  const distributions = state.map((it) => ({ ...it, config: undefined, xml: configBody(it) }));
  return `${JSON.stringify({ version: 1, distributions }, undefined, 2)}\n`;
}

function parseState(text: string): readonly Stored[] {
  const state = JSON.parse(text) as SavedState;
  if (state?.version !== 1 || !Array.isArray(state.distributions)) throw new TypeError('it has another form');

  return state.distributions.map(({ xml, ...facts }) => {
    if (!isWhole(facts)) throw new TypeError('a distribution lacks its id, ETag, kind, time or name');
    const config = readConfigBody(xml, facts.kind, { emptyItems: 'accepted' });
    if (isRefusal(config)) throw new TypeError(`the config of ${facts.id}: ${config.message}`);
    return { ...facts, config };
  });
}

function isWhole(it: Omit<Stored, 'config'>): boolean {
  const kinds: readonly Kind[] = ['distribution', 'streaming'];
  const texts = [it.id, it.etag, it.domainName];
  const times = [it.lastModified, it.deployedAt];
  return (
    kinds.includes(it.kind) &&
    texts.every((text) => typeof text === 'string') &&
    times.every((time) => typeof time === 'number') &&
    Array.isArray(it.tags)
  );
}
