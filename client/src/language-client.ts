import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { AccountFacts } from '#core';
import {
  type AccountParams,
  type AnswerParams,
  accountNotification,
  answerNotification,
  type BaselineParams,
  baselineNotification,
} from '#protocol';
import type { Connection, ConnectionOptions } from './language-connection.ts';

/** The language server, as the rest of the extension sees it. */
export interface ConfigLanguageClient extends vscode.Disposable {
  /** Returns at once; documents reach the server when it is ready. */
  start(): void;
  /** Tells the server what a document was pulled as, also after every restart of the server. Null: not linked. */
  setBaseline(document: vscode.Uri, baseline: BaselineParams['baseline']): void;
  /** Tells the server what the account of a document's distribution has. Null: nobody knows. */
  setAccount(document: vscode.Uri, account: AccountParams<AccountFacts>['account']): void;
  /** Tells the server what CloudFront answered to a push of this text. Null takes an earlier answer away. */
  setAnswer(document: vscode.Uri, answer: Omit<AnswerParams, 'uri'> | null): void;
}

/** Remembers what the server must know besides the documents, and tells it again whenever it starts anew. */
export function createLanguageClient(
  serverFile: string,
  log: vscode.LogOutputChannel,
  connect = connectLazily,
): ConfigLanguageClient {
  const baselines = new Map<string, BaselineParams>();
  const accounts = new Map<string, AccountParams<AccountFacts>>();
  const answers = new Map<string, AnswerParams>();
  let connection: Promise<Connection | undefined> | undefined;

  const send = (notification: string, params: object | undefined) => {
    if (params !== undefined) connection?.then((it) => it?.send(notification, params));
  };
  const afterOpen = (uri: string) => {
    send(baselineNotification, baselines.get(uri));
    send(accountNotification, accounts.get(uri));
    send(answerNotification, answers.get(uri));
  };

  return {
    start: () => {
      connection = connect({ serverFile, log, afterOpen }).catch((error) => {
        log.error(error);
        return undefined;
      });
    },
    setBaseline: (document, baseline) => {
      const params = { uri: document.toString(), baseline };
      remember(baselines, params, baseline !== null);
      send(baselineNotification, params);
    },
    setAccount: (document, account) => {
      const params = { uri: document.toString(), account };
      remember(accounts, params, account !== null);
      send(accountNotification, params);
    },
    setAnswer: (document, answer) => {
      const params = { uri: document.toString(), ...(answer ?? { xml: '', error: null }) };
      remember(answers, params, params.error !== null);
      send(answerNotification, params);
    },
    dispose: () => {
      connection?.then((it) => it?.dispose()).catch((error) => log.error(error));
    },
  };
}

function remember<T extends { readonly uri: string }>(known: Map<string, T>, params: T, keep: boolean): void {
  if (keep) known.set(params.uri, params);
  else known.delete(params.uri);
}

/** The library is most of what the extension loads, and a process takes its time: activation waits for neither. */
async function connectLazily(options: ConnectionOptions): Promise<Connection> {
  await nextTurn();
  const { connect } = await import('./language-connection.ts');
  return connect(options);
}
