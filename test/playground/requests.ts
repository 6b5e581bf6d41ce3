import {
  createPlayground,
  type Kind,
  type Playground,
  type PlaygroundOptions,
  type PlaygroundResponse,
  type RemoteDistribution,
  seededRandom,
} from '#playground';

/** A playground whose time stands still until a test moves it. */
export interface Stage {
  readonly playground: Playground;
  readonly clock: { now: number };
  send(method: string, path: string, more?: More): Promise<Answer>;
  /** Like `send`, but the connection may break. */
  sendRaw(method: string, path: string, more?: More): Promise<PlaygroundResponse>;
  /** Updates a distribution with its current ETag. */
  put(id: string, xml: string): Promise<Answer>;
  create(xml: string, kind?: Kind): Promise<Answer>;
  remote(id: string): RemoteDistribution;
}

interface More {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of an error. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export const siteId = 'E2QWRUHAPOMQZL';
export const apiId = 'E1ABCDEFGHIJKL';
export const streamId = 'E3STREAMEXAMPL';

/** The path of a distribution, or of all of a kind. */
export function pathOf(id = '', kind: Kind = id === streamId ? 'streaming' : 'distribution'): string {
  const segment = kind === 'streaming' ? 'streaming-distribution' : 'distribution';
  return `/2020-05-31/${segment}${id === '' ? '' : `/${id}`}`;
}

/** Starts a playground with the samples, ids that repeat, and a clock that the test moves. */
export function stage(options: PlaygroundOptions = {}): Stage {
  const clock = { now: Date.parse('2026-11-21T05:00:00.250Z') };
  const playground = createPlayground({
    samples: true,
    now: () => clock.now,
    random: seededRandom(1),
    ...options,
  });

  async function sendRaw(method: string, path: string, more: More = {}): Promise<PlaygroundResponse> {
    const { query = {}, headers = { Authorization: 'AWS4-HMAC-SHA256 test' }, body = '' } = more;
    return playground.handle({ method, path, query, headers, body });
  }

  async function send(method: string, path: string, more: More = {}): Promise<Answer> {
    const response = await sendRaw(method, path, more);
    if (response.kind === 'dropped') throw new Error(`${method} ${path}: the connection broke`);
    return { ...response, code: inside(response.body, 'Code'), message: inside(response.body, 'Message') };
  }

  function remote(id: string): RemoteDistribution {
    const found = playground.distributions().find((it) => it.id === id);
    if (found === undefined) throw new Error(`no distribution ${id}`);
    return found;
  }

  return {
    playground,
    clock,
    send,
    sendRaw,
    remote,
    put(id, body) {
      const { etag, kind } = remote(id);
      return send('PUT', `${pathOf(id, kind)}/config`, {
        headers: { Authorization: 'x', 'If-Match': etag },
        body,
      });
    },
    create: (body, kind = 'distribution') => send('POST', pathOf('', kind), { body }),
  };
}

/** The text between the first pair of these tags, with the references of an error's words decoded. */
export function inside(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** One element a line, so that a failing comparison shows the lines that differ. */
export function lines(xml: string): string {
  return xml.replaceAll('><', '>\n<');
}
