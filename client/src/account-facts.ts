import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { AccountReading, Cancellation, Link, Place } from '#sync';
import type { Connector } from './connector.ts';
import type { ConfigLanguageClient } from './language-client.ts';
import { missingLine } from './messages/account.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Session } from './session.ts';

/** Keeps the language server told of what the accounts of linked documents have. */
export interface Accounts extends vscode.Disposable {
  /** Reads the account of a linked document anew; undefined where its playground does not run. */
  refresh(
    document: vscode.TextDocument,
    link: Link,
    cancel: Cancellation,
  ): Promise<AccountReading | undefined>;
}

export interface AccountDeps {
  readonly session: Session;
  readonly connector: Connector;
  readonly language: ConfigLanguageClient;
  readonly log: vscode.LogOutputChannel;
}

/** Lists change seldom, and reading them is a dozen requests. */
const freshMilliseconds = 10 * 60_000;

/** What opened a document has more urgent things to do. */
const idleMilliseconds = 1_000;

/**
 * Reads in the background when a linked document is opened or a document is linked, so that nothing waits for it.
 * It never asks for an MFA code of its own accord, and tells its troubles to the log alone.
 */
export function followAccounts({ session, connector, language, log }: AccountDeps): Accounts {
  const disposed = new AbortController();
  const told = new Map<string, { readonly place: string; readonly at: number }>();
  const logged = new Set<string>();

  const read = async (place: Place, cancel: Cancellation): Promise<AccountReading | undefined> => {
    const connection = await connector.account(place);
    if (connection === undefined) return undefined;
    const { readAccount } = await import('#sync');
    return readAccount({ account: connection.account, clock: session.clock }, cancel);
  };
  const readInTurn = oneAtATime(keyOf, (place: Place) => read(place, disposed.signal));

  const tell = (uri: vscode.Uri, link: Link, { askedFor, reading }: Told) => {
    for (const line of reading.missing.map(missingLine)) {
      const once = `${keyOf(link)} ${line}`;
      if (!logged.has(once)) log.info(line);
      logged.add(once);
    }
    const { facts } = reading;
    const isOwn = facts !== undefined && (link.accountId === '' || facts.accountId === link.accountId);
    // What was known before is still worth something when nobody could be asked.
    if (facts !== undefined) language.setAccount(uri, isOwn ? { facts, askedFor } : null);
  };

  const readUnasked = async (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    const link = await session.links.get(uri);
    if (link === undefined || !vscode.workspace.isTrusted) return;
    const last = told.get(uri);
    const now = Date.parse(session.clock.now());
    if (last !== undefined && last.place === keyOf(link) && now - last.at < freshMilliseconds) return;

    told.set(uri, { place: keyOf(link), at: now });
    await wait(idleMilliseconds, undefined, { signal: disposed.signal, ref: false });
    const connection = await connector.account(link);
    if (connection === undefined || (await connection.mayAsk())) {
      told.delete(uri);
      return;
    }
    const askedFor = document.getText();
    const reading = await readInTurn(link);
    if (reading?.facts === undefined) told.delete(uri);
    if (reading !== undefined && !disposed.signal.aborted) tell(document.uri, link, { askedFor, reading });
  };

  const fenced = (work: Promise<void>) => {
    work.catch((error) => {
      if (!disposed.signal.aborted) log.error(error);
    });
  };
  const onLink = async (uri: string) => {
    const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri);
    if ((await session.links.get(uri)) === undefined) {
      if (told.delete(uri)) language.setAccount(vscode.Uri.parse(uri, true), null);
    } else if (document !== undefined) await readUnasked(document);
  };
  for (const document of vscode.workspace.textDocuments) fenced(readUnasked(document));
  const listeners = [
    vscode.workspace.onDidOpenTextDocument((document) => fenced(readUnasked(document))),
    session.onDidChangeLink((uri) => fenced(onLink(uri))),
  ];
  return {
    refresh: async (document, link, cancel) => {
      const askedFor = document.getText();
      const reading = await read(link, cancel);
      if (reading !== undefined) tell(document.uri, link, { askedFor, reading });
      return reading;
    },
    dispose: () => {
      disposed.abort();
      for (const it of listeners) it.dispose();
    },
  };
}

interface Told {
  /** The document's text before anything was asked. */
  readonly askedFor: string;
  readonly reading: AccountReading;
}

function keyOf({ profile, endpoint }: Place): string {
  return JSON.stringify([profile, endpoint]);
}
