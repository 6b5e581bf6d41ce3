import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakReason, offlineReason } from '../../server/src/aws/errors.ts';

/** Failures that a loopback interface cannot be brought to. */

function networkError(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code }, more);
}

const before = [
  networkError('ENOTFOUND', { syscall: 'getaddrinfo' }),
  networkError('EAI_AGAIN', { syscall: 'getaddrinfo' }),
  networkError('EHOSTUNREACH', { syscall: 'connect' }),
  networkError('ETIMEDOUT', { syscall: 'connect' }),
  networkError('CERT_HAS_EXPIRED'),
  networkError('ERR_TLS_CERT_ALTNAME_INVALID'),
  networkError('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
  Object.assign(
    new AggregateError([networkError('ETIMEDOUT', { syscall: 'connect' }), networkError('ECONNREFUSED')]),
    {
      code: 'ETIMEDOUT',
    },
  ),
  // As @smithy/node-http-handler words it.
  Object.assign(
    new Error(
      'the request socket did not establish a connection with the server within the configured timeout',
    ),
    {
      name: 'TimeoutError',
    },
  ),
];
for (const error of before) {
  test(`${error.message || error.name} is before a request leaves`, () => {
    assert.match(offlineReason(error, 'a.example.com') ?? '', /: a\.example\.com$/);
  });
}

const after = [
  networkError('ECONNRESET'),
  networkError('EPIPE', { syscall: 'write' }),
  networkError('ETIMEDOUT', { syscall: 'read' }),
  networkError('EHOSTUNREACH', { syscall: 'read' }),
  networkError('EPROTO', { syscall: 'write' }),
  new AggregateError([networkError('ECONNREFUSED'), networkError('ECONNRESET')]),
  new Error('something new'),
  'no error at all',
];
for (const error of after) {
  test(`${error} may be after a request left`, () => {
    assert.equal(offlineReason(error, 'a.example.com'), undefined);
    assert.match(breakReason(error, 'a.example.com'), /: a\.example\.com$/);
  });
}
