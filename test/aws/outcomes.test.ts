import assert from 'node:assert/strict';
import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { env } from 'node:process';
import { after, before, describe, type TestContext, test } from 'node:test';
import { connect } from '#aws';
import { selfSigned } from './certificate.ts';
import { emptyHome, exportKeys, type Home } from './environment.ts';
import {
  errorBody,
  listen,
  namespace,
  reply,
  replyCut,
  requestId,
  type Script,
  startService,
  updatedBody,
} from './service.ts';

let home: Home;
before(() => {
  home = emptyHome();
  exportKeys();
  env.AWS_MAX_ATTEMPTS = '2';
});
after(() => home.remove());

const target = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' } as const;
const xml = `<DistributionConfig xmlns="${namespace}"/>`;
const patient = { connectMilliseconds: 5_000, answerMilliseconds: 5_000 };

/** Pushes and reads once against a service that follows the script. */
async function both(t: TestContext, script: Script, timeouts = patient) {
  const { url } = await startService(t, script);
  const { distributions } = connect({ endpoint: url, timeouts });
  return { put: await distributions.put(target, xml, 'E2'), get: await distributions.get(target) };
}

function refuse(status: number, code: string, message = 'because'): Script {
  return (response) => reply(response, status, errorBody(code, message));
}

describe('what CloudFront decides', { concurrency: true }, () => {
  const denial =
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: cloudfront:UpdateDistribution on resource: arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL because no identity-based policy allows it';
  const cases = [
    { status: 412, code: 'PreconditionFailed', put: 'stale' },
    { status: 400, code: 'InvalidIfMatchVersion', put: 'stale' },
    { status: 400, code: 'InconsistentQuantities', put: 'refused' },
    { status: 400, code: 'MalformedXML', put: 'refused' },
    { status: 404, code: 'NoSuchOrigin', put: 'refused' },
    { status: 409, code: 'CNAMEAlreadyExists', put: 'refused' },
    { status: 400, code: 'BrandNewError', put: 'refused' },
    { status: 404, code: 'NoSuchDistribution', put: 'gone', get: 'gone' },
    { status: 403, code: 'AccessDenied', put: 'denied', get: 'denied' },
  ];
  for (const { status, code, put: expectedPut, get: expectedGet = 'unreadable' } of cases) {
    test(`${status} ${code}: a push is ${expectedPut}, a read is ${expectedGet}`, async (t) => {
      const { put, get } = await both(t, refuse(status, code));

      assert.equal(put.kind, expectedPut);
      assert.equal(get.kind, expectedGet);
      assert.deepEqual('error' in put && put.error, { code, message: 'because', status, requestId });
    });
  }

  for (const code of ['InvalidClientTokenId', 'SignatureDoesNotMatch', 'UnrecognizedClientException']) {
    test(`403 ${code}: the credentials were rejected`, async (t) => {
      const { put, get } = await both(t, refuse(403, code, 'The first line.\nCanonical: token'));

      const expected = {
        kind: 'no-credentials',
        reason: 'rejected',
        profile: 'default',
        message: 'The first line.',
      };
      assert.deepEqual([put, get], [expected, expected]);
    });
  }

  test('403 ExpiredToken: the credentials expired', async (t) => {
    const { put, get } = await both(t, refuse(403, 'ExpiredToken', 'The first line.\nToken: token'));
    const expected = {
      kind: 'no-credentials',
      reason: 'expired',
      profile: 'default',
      message: 'The first line.',
    };
    assert.deepEqual([put, get], [expected, expected]);
  });

  test('a denial names the IAM action and the principal when CloudFront does', async (t) => {
    const { put } = await both(t, refuse(403, 'AccessDenied', denial));
    assert.equal(put.kind, 'denied');
    assert.deepEqual(
      { action: put.action, principal: put.principal },
      { action: 'cloudfront:UpdateDistribution', principal: 'arn:aws:iam::111122223333:user/ann' },
    );
  });

  test('entities in an error are decoded', async (t) => {
    const { put } = await both(t, refuse(400, 'InvalidArgument', '&lt;b&gt; &amp;amp; &#39;&#x1F980;&apos;'));
    assert.equal(put.kind === 'refused' && put.error.message, "<b> &amp; '🦀'");
  });

  test('an error without a request id in its head has the one of its body', async (t) => {
    const { put } = await both(t, (response) => {
      response.writeHead(400);
      response.end(errorBody('InvalidArgument', 'because'));
    });
    assert.equal(put.kind === 'refused' && put.error.requestId, requestId);
  });

  test('a 412 with half a body is stale', async (t) => {
    const { put } = await both(t, (response) => replyCut(response, 412, '<?xml version="1.0"?><ErrorResp'));
    assert.deepEqual([put.kind, 'attempts' in put && put.attempts], ['stale', 1]);
  });

  test('a request that is throttled every time was not done', async (t) => {
    const { put, get } = await both(t, refuse(400, 'Throttling', 'Rate exceeded'));
    assert.deepEqual([put.kind, get.kind], ['throttled', 'throttled']);
  });
});

describe('what nobody knows', { concurrency: true }, () => {
  const cases: readonly { name: string; script: Script }[] = [
    { name: 'a connection that breaks every time', script: (response) => response.destroy() },
    { name: '500 every time', script: refuse(500, 'InternalFailure') },
    { name: '503 every time', script: (response) => reply(response, 503, '') },
    {
      name: 'a page of a proxy with status 502',
      script: (response) => reply(response, 502, '<html>Bad gateway'),
    },
    {
      name: 'a page of a proxy with status 403',
      script: (response) => reply(response, 403, '<html><p>Blocked</p></html>'),
    },
    {
      name: 'a page of a captive portal with status 200',
      script: (response) => response.end('<html><p>Hello</p></html>'),
    },
    {
      name: 'the same with an ETag of its own',
      script: (response) => {
        response.writeHead(200, { etag: '"5f3"' });
        response.end('<html><p>Hello</p></html>');
      },
    },
    {
      name: 'a redirect',
      script: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    },
    {
      name: 'a refusal whose body was cut',
      script: (response) => replyCut(response, 400, errorBody('A', 'b').slice(0, 60)),
    },
    {
      name: 'a body that is not UTF-8',
      script: (response) => reply(response, 400, Buffer.from([0xff, 0xfe, 0x3c])),
    },
  ];
  for (const { name, script } of cases) {
    test(`${name}: a push is unknown, a read is unreadable`, async (t) => {
      const { put, get } = await both(t, script);
      assert.deepEqual([put.kind, get.kind], ['unknown', 'unreadable']);
    });
  }

  test('no answer in time: a push is unknown, a read is unreadable', async (t) => {
    const { put, get } = await both(t, () => {}, { ...patient, answerMilliseconds: 100 });
    assert.deepEqual([put.kind, get.kind], ['unknown', 'unreadable']);
    assert.match('message' in put ? put.message : '', /^No answer came in time: 127\.0\.0\.1$/);
  });

  test('an answer that is announced and never comes ends in time', async (t) => {
    const script: Script = (response) => {
      const announcing = setInterval(() => response.writeProcessing(), 10);
      response.on('close', () => clearInterval(announcing));
    };
    const { put } = await both(t, script, { ...patient, answerMilliseconds: 100 });
    assert.equal(put.kind, 'unknown');
  });

  test('a body that stops coming ends in time', async (t) => {
    const { get } = await both(
      t,
      (response, _tried, { method }) => {
        if (method === 'PUT') return reply(response, 200, updatedBody(''), 'E3');
        response.writeHead(200, { etag: 'E2', 'content-length': 1000 });
        response.write('<?xml version="1.0"?>');
      },
      { ...patient, answerMilliseconds: 100 },
    );
    assert.equal(get.kind, 'unreadable');
  });
});

describe('a push of several tries', { concurrency: true }, () => {
  /** Answers try after try; the last entry repeats. */
  async function tries(t: TestContext, ...scripts: readonly Script[]) {
    const { url } = await startService(t, (response, tried, request) =>
      (scripts[tried - 1] ?? scripts.at(-1))?.(response, tried, request),
    );
    return connect({ endpoint: url }).distributions.put(target, xml, 'E2');
  }
  const lost: Script = (response) => response.destroy();
  const outdated = refuse(412, 'PreconditionFailed');

  test('that broke and then met 412 may have been our own', async (t) => {
    const result = await tries(t, lost, outdated);
    assert.equal(result.kind === 'stale' && result.attempts, 2);
  });

  test('that was throttled and then met 412 is simply stale', async (t) => {
    const result = await tries(t, refuse(400, 'Throttling'), outdated);
    assert.equal(result.kind === 'stale' && result.attempts, 1);
  });

  for (const [name, script] of Object.entries({
    refused: refuse(400, 'InvalidArgument'),
    denied: refuse(403, 'AccessDenied'),
    gone: refuse(404, 'NoSuchDistribution'),
    rejected: refuse(403, 'InvalidClientTokenId'),
  })) {
    test(`that broke and then was ${name} is unknown: the first may have been applied`, async (t) => {
      assert.equal((await tries(t, lost, script)).kind, 'unknown');
    });
  }

  test('that broke and then was accepted is accepted', async (t) => {
    const result = await tries(t, lost, (response) => reply(response, 200, updatedBody('<A/>'), 'E3'));
    assert.equal(result.kind, 'accepted');
  });
});

describe('an accepted push', { concurrency: true }, () => {
  test('whose body was cut has its ETag and no config', async (t) => {
    const { url, received } = await startService(t, (response) =>
      replyCut(response, 200, updatedBody('').slice(0, 90), 'E3'),
    );
    const result = await connect({ endpoint: url }).distributions.put(target, xml, 'E2');

    assert.deepEqual(result, { kind: 'accepted', etag: 'E3', xml: undefined, requestId });
    assert.equal(received.length, 1, 'it is not sent again');
  });

  test('that the SDK could not parse is accepted all the same, and sent once', async (t) => {
    const { url, received } = await startService(t, (response) =>
      reply(response, 200, `\uFEFF${updatedBody('<A/>')}`, 'E3'),
    );
    const result = await connect({ endpoint: url }).distributions.put(target, xml, 'E2');

    assert.equal(result.kind, 'accepted');
    assert.equal(received.length, 1);
  });

  test('without an ETag has its config', async (t) => {
    const { put } = await both(t, (response) => reply(response, 200, updatedBody('<A/>')));
    const config = `<?xml version="1.0"?>\n<DistributionConfig xmlns="${namespace}"><A/></DistributionConfig>`;
    assert.deepEqual(put, { kind: 'accepted', etag: undefined, xml: config, requestId });
  });
});

describe('a read', { concurrency: true }, () => {
  const config = `<?xml version="1.0"?>\n<DistributionConfig xmlns="${namespace}"><Comment>x</Comment></DistributionConfig>`;
  const cases = [
    { name: 'without an ETag', body: config, etag: undefined },
    { name: 'of cut XML', body: config.slice(0, -5), etag: 'E2' },
    {
      name: 'of the other kind',
      body: config.replaceAll('DistributionConfig', 'StreamingDistributionConfig'),
      etag: 'E2',
    },
    { name: 'of nothing', body: '', etag: 'E2' },
    {
      name: 'with a document type',
      body: '<!DOCTYPE x><DistributionConfig></DistributionConfig>',
      etag: 'E2',
    },
  ];
  for (const { name, body, etag } of cases) {
    test(`${name} is unreadable`, async (t) => {
      const { url } = await startService(t, (response) => reply(response, 200, body, etag));
      const result = await connect({ endpoint: url }).distributions.get(target);
      assert.deepEqual([result.kind, 'status' in result && result.status], ['unreadable', 200]);
    });
  }

  test('whose first answer was cut is repeated', async (t) => {
    const { url } = await startService(t, (response, tried) =>
      tried === 1 ? replyCut(response, 200, config, 'E2') : reply(response, 200, config, 'E2'),
    );
    const result = await connect({ endpoint: url }).distributions.get(target);
    assert.deepEqual(result, { kind: 'config', config: { xml: config, etag: 'E2' } });
  });

  test('of the next page passes the marker on', async (t) => {
    const page = (marker: string, id: string) =>
      `<?xml version="1.0"?>\n<DistributionList xmlns="${namespace}">${marker}<Items><DistributionSummary><Id>${id}</Id></DistributionSummary></Items></DistributionList>`;
    const { url, received } = await startService(t, (response, tried) =>
      reply(
        response,
        200,
        tried === 1
          ? page('<NextMarker>E1 &amp;</NextMarker><IsTruncated>true</IsTruncated>', 'E1')
          : page('', 'E2'),
      ),
    );
    const { distributions } = connect({ endpoint: url });
    const first = await distributions.list('distribution', undefined);
    assert.equal(first.kind, 'page');
    const second = await distributions.list('distribution', first.nextMarker);

    assert.equal(second.kind === 'page' && second.nextMarker, undefined);
    assert.deepEqual(
      received.map((it) => it.url),
      ['/2020-05-31/distribution', '/2020-05-31/distribution?Marker=E1%20%26'],
    );
  });
});

describe('a request that did not leave', { concurrency: true }, () => {
  async function attempt(endpoint: string) {
    const { distributions } = connect({ endpoint, timeouts: patient });
    return [await distributions.put(target, xml, 'E2'), await distributions.get(target)];
  }

  test('because nobody listens there is offline', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const expected = { kind: 'offline', message: 'The connection was refused (ECONNREFUSED): 127.0.0.1' };
    assert.deepEqual(await attempt(`http://127.0.0.1:${port}`), [expected, expected]);
  });

  test('because nobody listens at any address of the name is offline', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const [put] = await attempt(`http://localhost:${port}`);
    assert.deepEqual(put, {
      kind: 'offline',
      message: 'The connection was refused (ECONNREFUSED): localhost',
    });
  });

  test('because the certificate is not trusted is offline', async (t) => {
    const server = createTlsServer(selfSigned());
    const port = await listen(server);
    t.after(() => server.close());
    const [put, get] = await attempt(`https://localhost:${port}`);
    const message = 'The certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT): localhost';
    assert.deepEqual(
      [put, get],
      [
        { kind: 'offline', message },
        { kind: 'offline', message },
      ],
    );
  });

  test('because the proxy wants a sign-in is offline', async (t) => {
    const { put, get } = await both(t, (response) => response.writeHead(407).end('<html>'));
    assert.deepEqual([put.kind, get.kind], ['offline', 'offline']);
  });
});

describe('cancelling', { concurrency: true }, () => {
  test('before anything was sent ends at once', async (t) => {
    const { url, received } = await startService(t, () => {});
    const { distributions } = connect({ endpoint: url });
    const cancel = AbortSignal.abort();

    assert.deepEqual(await distributions.put(target, xml, 'E2', cancel), { kind: 'cancelled' });
    assert.deepEqual(await distributions.get(target, cancel), { kind: 'cancelled' });
    assert.equal(received.length, 0);
  });

  test('a read on its way is cancelled, a push on its way is unknown', async (t) => {
    const pushing = new AbortController();
    const reading = new AbortController();
    const { url, received } = await startService(t, (_response, _tried, { method }) =>
      (method === 'PUT' ? pushing : reading).abort(),
    );
    const { distributions } = connect({ endpoint: url });

    const put = await distributions.put(target, xml, 'E2', pushing.signal);
    assert.deepEqual(put, { kind: 'unknown', message: 'Cancelled before an answer came: 127.0.0.1' });
    assert.deepEqual(await distributions.get(target, reading.signal), { kind: 'cancelled' });
    assert.equal(received.length, 2, 'neither was repeated');
  });

  test('a push that waits to be repeated is cancelled when it was throttled, unknown when it broke', async (t) => {
    const results = [];
    for (const script of [refuse(400, 'Throttling'), refuse(503, 'ServiceUnavailable')]) {
      const cancel = new AbortController();
      const { url } = await startService(t, script);
      // The line is written when a try ended: what follows is the wait.
      const { distributions } = connect({ endpoint: url, log: () => setImmediate(() => cancel.abort()) });
      results.push((await distributions.put(target, xml, 'E2', cancel.signal)).kind);
    }
    assert.deepEqual(results, ['cancelled', 'unknown']);
  });
});
