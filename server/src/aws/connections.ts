import { type Connection, connect, type Host } from './connection.ts';
import type { Choice } from './settings.ts';

/** The connections of one host: one for each profile, region and endpoint, so that nobody is asked for an MFA code twice. */
export interface Connections {
  get(choice: Choice): Connection;
  /** Closes and forgets them all, e.g. when settings changed. */
  close(): Promise<void>;
}

/** Starts with none. */
export function connections(host: Host): Connections {
  const open = new Map<string, Connection>();
  return {
    get(choice) {
      const { profile = '', region = '', endpoint = '' } = choice;
      const key = JSON.stringify([profile, region, endpoint]);
      const connection = open.get(key) ?? connect({ ...host, ...choice });
      open.set(key, connection);
      return connection;
    },
    async close() {
      const all = [...open.values()];
      open.clear();
      await Promise.all(all.map((it) => it.close()));
    },
  };
}
