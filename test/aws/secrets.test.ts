import assert from 'node:assert/strict';
import { env } from 'node:process';
import { after, before, test } from 'node:test';
import { connect } from '#aws';
import { headerValuesOf, maskSecrets } from '../../server/src/aws/secrets.ts';
import { accessKeyId, emptyHome, type Home, secretAccessKey } from './environment.ts';
import { errorBody, namespace, reply, replyCut, type Script, startService, updatedBody } from './service.ts';

const sessionToken = 'FwoGZXIvYXdzEBYaDExampleSessionToken';
const headerValue = 'planted & <secret>';
const written = 'planted &amp; &#60;secret>';

let home: Home;
before(() => {
  home = emptyHome();
  env.AWS_ACCESS_KEY_ID = accessKeyId;
  env.AWS_SECRET_ACCESS_KEY = secretAccessKey;
  env.AWS_SESSION_TOKEN = sessionToken;
  env.AWS_MAX_ATTEMPTS = '2';
});
after(() => home.remove());

const target = { distributionId: 'E2QWRUHAPOMQZL', kind: 'distribution' } as const;
const xml = `<DistributionConfig xmlns="${namespace}"><HeaderValue>${written}</HeaderValue></DistributionConfig>`;

/** CloudFront, or something between, that quotes everything it was sent. */
const quoting: readonly Script[] = [400, 403, 412, 503].flatMap((status) => [
  (response, _tried, { headers, body }) => {
    const value = body.length > 0 ? headerValue : '';
    const quoted = JSON.stringify([headers, body.toString(), value]).replace(
      /[<>&]/g,
      (it) => `&#${it.charCodeAt(0)};`,
    );
    reply(response, status, errorBody('InvalidArgument', `Value '${quoted}' at 'headerValue' failed`));
  },
  (response, _tried, { headers }) =>
    reply(
      response,
      status,
      errorBody('SignatureDoesNotMatch', `It is different.\n${JSON.stringify(headers)}`),
    ),
  (response, _tried, { body }) => replyCut(response, status, body.toString()),
  (response, _tried, { body }) => reply(response, status, body),
]);

test('no secret is in an outcome or a log line, though the answer quotes them all', async (t) => {
  for (const script of quoting) {
    const lines: string[] = [];
    const { url } = await startService(t, script);
    const { distributions } = connect({ endpoint: url, log: (line) => lines.push(line) });
    const outcomes = [await distributions.put(target, xml, 'E2'), await distributions.get(target)];

    assert.notEqual(lines.length, 0);
    const seen = JSON.stringify([outcomes, lines]);
    for (const secret of [headerValue, written, 'planted', accessKeyId, secretAccessKey, sessionToken]) {
      assert.ok(!seen.includes(secret), `${secret} is in ${seen}`);
    }
  }
});

test('a log line tells method, path, status, time, request id and ETag', async (t) => {
  const lines: string[] = [];
  const { url } = await startService(t, (response, tried) => {
    if (tried === 1) response.destroy();
    else reply(response, 200, xml, 'E2');
  });
  await connect({ endpoint: url, log: (line) => lines.push(line) }).distributions.get(target);

  const [broken = '', answered = ''] = lines;
  assert.match(broken, /^GET \/2020-05-31\/distribution\/E2QWRUHAPOMQZL\/config ECONNRESET \d+ ms$/);
  assert.match(
    answered,
    /^GET \/2020-05-31\/distribution\/E2QWRUHAPOMQZL\/config 200 \d+ ms request 0b2f3c4d-\S+ ETag E2$/,
  );
});

test('a log that fails does not change what became of a push', async (t) => {
  const { url, received } = await startService(t, (response) => reply(response, 200, updatedBody(''), 'E3'));
  const log = () => {
    throw new Error('Channel has been closed');
  };
  const result = await connect({ endpoint: url, log }).distributions.put(target, xml, 'E2');

  assert.equal(result.kind, 'accepted');
  assert.equal(received.length, 1);
});

test('header values are found in every spelling', () => {
  const values = headerValuesOf(
    '<HeaderValue>plain</HeaderValue><HeaderValue\n>\n a&amp;b </HeaderValue ><x:HeaderValue><![CDATA[<c>]]><!--n--></x:HeaderValue><HeaderValue/>',
  );
  for (const it of ['plain', 'a&amp;b', 'a&b', '<c>']) assert.ok(values.includes(it), it);
});

test('the longest secret is hidden first, and what is too short to be one stays', () => {
  assert.equal(maskSecrets('on: token-long, token', ['on', 'token', 'token-long']), 'on: …, …');
});
