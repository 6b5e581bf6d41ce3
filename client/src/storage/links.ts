import type { Link, Links } from '#sync';

/** The part of VS Code's `Memento` that links need. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
  keys(): readonly string[];
}

const prefix = 'link:';

/** Links in workspace metadata, by the URI of their document, one entry each so that two never overwrite each other. */
export function storedLinks(memory: Memory): Links {
  return {
    get: async (uri) => memory.get<Link>(prefix + uri),
    set: async (uri, link) => memory.update(prefix + uri, link),
    delete: async (uri) => memory.update(prefix + uri, undefined),
  };
}

/** The URIs of all linked documents. */
export function linkedUris(memory: Memory): readonly string[] {
  return memory
    .keys()
    .filter((it) => it.startsWith(prefix))
    .map((it) => it.slice(prefix.length));
}

/** Moves the links of renamed or moved documents; a folder moves everything below it. */
export async function moveLinks(memory: Memory, oldUri: string, newUri: string): Promise<void> {
  const links = storedLinks(memory);
  for (const uri of linkedUris(memory)) {
    if (uri !== oldUri && !uri.startsWith(`${oldUri}/`)) continue;
    const link = await links.get(uri);
    if (link === undefined) continue;
    await links.set(newUri + uri.slice(oldUri.length), link);
    await links.delete(uri);
  }
}
