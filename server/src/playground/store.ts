import { type Kind, kinds } from './kind.ts';
import type { Node } from './node.ts';

/** One distribution of the playground's account. Times are milliseconds since 1970. */
export interface Stored {
  readonly id: string;
  readonly kind: Kind;
  readonly etag: string;
  readonly lastModified: number;
  /** From this moment on its status is `Deployed`. */
  readonly deployedAt: number;
  readonly domainName: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly config: Node;
}

/** The account's distributions, in the order of their ids. */
export interface Store {
  all(kind?: Kind): readonly Stored[];
  get(kind: Kind, id: string): Stored | undefined;
  set(stored: Stored): void;
  remove(id: string): void;
  /** Grows with every change. */
  readonly revision: number;
}

/** A store in memory. */
export function createStore(): Store {
  const byId = new Map<string, Stored>();
  let revision = 0;
  return {
    all: (kind) =>
      [...byId.values()]
        .filter((it) => kind === undefined || it.kind === kind)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    get(kind, id) {
      const found = byId.get(id);
      return found?.kind === kind ? found : undefined;
    },
    set(stored) {
      byId.set(stored.id, stored);
      revision++;
    },
    remove(id) {
      byId.delete(id);
      revision++;
    },
    get revision() {
      return revision;
    },
  };
}

/** The name of a distribution for the whole of AWS. */
export function arnOf(accountId: string, kind: Kind, id: string): string {
  return `arn:aws:cloudfront::${accountId}:${kinds[kind].segment}/${id}`;
}
