import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { Distributions, NotDone, PutResult, Target } from '#sync';
import { cutConfig, isConfig, isUpdated, readDetails, readPage, requestIdOf, textOf } from './answers.ts';
import { commands } from './commands.ts';
import { type Exchange, type ExchangeOptions, exchange } from './exchange.ts';
import { putResult, readResult, type Wording } from './outcomes.ts';
import type { Answer, SendRaw } from './raw-body.ts';
import { headerValuesOf } from './secrets.ts';
import { unfitId, unfitIfMatch, unfitText } from './unfit.ts';

/** A client, and what its outcomes are put into words with. */
export interface Ready extends Wording {
  readonly kind: 'ready';
  readonly client: CloudFrontClient;
}

/** Where the port gets its client. */
export interface ClientSource {
  /** The one client of the connection, or why there is none. */
  open(): Promise<Ready | NotDone>;
  /** The next call starts anew: profile, endpoint and credentials are read again. */
  forget(): void;
}

/** CloudFront as sync sees it, over the SDK's client. `log` receives one line a try, see `ExchangeOptions.log`. */
export function distributionsOver(source: ClientSource, log: (line: string) => void): Distributions {
  async function perform<Result extends { readonly kind: string }>(
    send: SendRaw,
    options: Omit<ExchangeOptions, 'log'>,
    resultOf: (exchange: Exchange, wording: Wording) => Result,
  ): Promise<Result | NotDone> {
    const ready = await source.open();
    const result =
      ready.kind === 'ready'
        ? resultOf(await exchange(ready.client, send, { ...options, log }), ready)
        : ready;
    // The user will now repair a file or sign in, and the SDK keeps what it has read for as long as its client lives.
    if (ready.kind !== 'ready' || result.kind === 'no-credentials') source.forget();
    return result;
  }

  return {
    async list(kind, marker, cancel) {
      const answer = await perform(commands[kind].list(marker), { cancel }, readResult);
      if (answer.kind !== 'answer') return answer;

      const text = textOf(answer);
      const page = text === undefined ? undefined : readPage(text, kind);
      return page === undefined ? unreadable(answer, 'a list of distributions') : { kind: 'page', ...page };
    },

    async get(target, cancel) {
      const unfit = unfitId(target);
      if (unfit !== undefined) return unfit;

      const answer = await perform(commands[target.kind].get(target.distributionId), { cancel }, readResult);
      if (answer.kind !== 'answer') return answer;

      const xml = textOf(answer);
      const { etag } = answer.headers;
      if (xml === undefined || !isConfig(xml, target.kind)) return unreadable(answer, 'a config');
      if (etag === undefined) return unreadable(answer, 'a config with its ETag');
      return { kind: 'config', config: { xml, etag } };
    },

    async describe(target, cancel) {
      const unfit = unfitId(target);
      if (unfit !== undefined) return unfit;

      const answer = await perform(
        commands[target.kind].describe(target.distributionId),
        { cancel },
        readResult,
      );
      if (answer.kind !== 'answer') return answer;

      const text = textOf(answer);
      const details = text === undefined ? undefined : readDetails(text, target.kind);
      const { etag } = answer.headers;
      if (details === undefined || etag === undefined)
        return unreadable(answer, 'a distribution with its ETag');
      const { distributionId, kind } = target;
      return { kind: 'details', details: { distributionId, kind, ...details, etag } };
    },

    async put(target, xml, ifMatch, cancel) {
      const unfit = unfitId(target) ?? unfitIfMatch(ifMatch) ?? unfitText(xml);
      if (unfit !== undefined) return unfit;

      const send = commands[target.kind].put(target.distributionId, ifMatch);
      const answer = await perform(send, { body: encode(xml), cancel }, (sent, { profile, secrets }) =>
        putResult(sent, { profile, secrets: [...secrets, ...headerValuesOf(xml)] }),
      );
      return answer.kind === 'answer' ? accepted(answer, target.kind) : answer;
    },
  };
}

/** UTF-8 without a byte order mark, whatever the text began with; nothing else is changed. */
function encode(xml: string): Uint8Array {
  return Buffer.from(xml.replace(/^\uFEFF/, ''), 'utf8');
}

function unreadable({ status }: Answer, expected: string) {
  return { kind: 'unreadable', message: `The answer is not ${expected}.`, status } as const;
}

/**
 * A 2xx alone does not prove that CloudFront has the config: a captive portal answers 200 too. So either the answer
 * is the updated distribution, or its headers are CloudFront's though the body was cut.
 */
function accepted(answer: Answer, kind: Target['kind']): PutResult {
  const text = textOf(answer);
  const { etag } = answer.headers;
  const requestId = requestIdOf(answer);
  const isUpdate = text !== undefined && isUpdated(text, kind);
  if (!isUpdate && (etag === undefined || requestId === undefined)) {
    return { kind: 'unknown', message: `The answer has status ${answer.status}, but is not CloudFront's.` };
  }
  return { kind: 'accepted', etag, xml: isUpdate ? cutConfig(text, kind) : undefined, requestId };
}
