import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPlayground, type Playground, type PlaygroundOptions } from './handler.ts';
import type { PlaygroundRequest } from './http.ts';
import { loadState, saveState } from './persist.ts';

export interface ServerOptions extends Omit<PlaygroundOptions, 'state' | 'onChange'> {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** A folder to keep the distributions in; without it they are gone when the playground stops. */
  readonly data?: string;
}

/** A playground that listens. */
export interface PlaygroundServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly playground: Playground;
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
}

/**
 * Starts a playground on the loopback interface. Rejects when the port is taken, or when the data cannot be read
 * (the file is kept).
 */
export async function startPlayground({
  port = 0,
  data,
  ...options
}: ServerOptions = {}): Promise<PlaygroundServer> {
  const state = data === undefined ? undefined : await loadState(data);
  let saving = Promise.resolve();
  const playground = createPlayground({
    ...options,
    ...(state !== undefined && { state }),
    ...(data !== undefined && {
      onChange(all) {
        // One after the other, so that an older state never replaces a newer one; a failed one stops nobody else.
        saving = saving.catch(() => undefined).then(() => saveState(data, all));
        return saving;
      },
    }),
  });

  const server = createServer((request, response) => {
    serve(playground, request, response).catch((error: unknown) => {
      // Only the client can tell: a full disk under `data`, or a mistake of ours.
      response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end(`The playground failed: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${listening}`,
    port: listening,
    playground,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function serve(
  playground: Playground,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const answer = await playground.handle(await requestOf(incoming));
  if (answer.kind === 'dropped') {
    incoming.socket.destroy();
    return;
  }
  // Node writes the true time: clients correct their clocks by it, and `now` may be a test's.
  const { Date: _, ...headers } = answer.headers;
  outgoing.writeHead(answer.status, headers);
  outgoing.end(answer.body);
}

async function requestOf(incoming: IncomingMessage): Promise<PlaygroundRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = '', ...query] = (incoming.url ?? '').split('?');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path,
    query: Object.fromEntries(new URLSearchParams(query.join('?'))),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}
