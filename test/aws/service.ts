import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

/** One request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Service {
  readonly url: string;
  readonly received: readonly Received[];
}

/** What a stand-in does with one request; tries are counted from 1. */
export type Script = (response: ServerResponse, tried: number, request: Received) => void;

/** A stand-in for an AWS service on loopback, for one test. It records every request and answers by the script. */
export async function startService(test: TestContext, script: Script): Promise<Service> {
  const received: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    received.push(one);
    script(response, received.length, one);
  };
  const server = createServer(listener);
  const port = await listen(server);
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}`, received };
}

/** Starts listening on a free port of the loopback interface. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Answers as CloudFront does: XML, a request id, and an ETag where it has one. */
export function reply(response: ServerResponse, status: number, body: string | Buffer, etag?: string): void {
  response.writeHead(status, {
    'content-type': 'text/xml',
    'x-amzn-requestid': requestId,
    ...(etag === undefined ? {} : { etag }),
  });
  response.end(body);
}

export const requestId = '0b2f3c4d-1111-2222-3333-444455556666';

/** CloudFront's body for an error. */
export function errorBody(code: string, message: string): string {
  return `<?xml version="1.0"?>\n<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

export const namespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

/** CloudFront's body for an accepted update. */
export function updatedBody(inner: string): string {
  return `<?xml version="1.0"?>\n<Distribution xmlns="${namespace}"><Id>E2QWRUHAPOMQZL</Id><DistributionConfig>${inner}</DistributionConfig></Distribution>`;
}

/** Sends a head that promises more than follows, then breaks the connection. */
export function replyCut(response: ServerResponse, status: number, body: string, etag?: string): void {
  response.writeHead(status, {
    'content-type': 'text/xml',
    'x-amzn-requestid': requestId,
    'content-length': Buffer.byteLength(body) + 100,
    ...(etag === undefined ? {} : { etag }),
  });
  response.write(body, () => response.destroy());
}
