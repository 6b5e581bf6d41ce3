import * as vscode from 'vscode';
import {
  CloseAction,
  type ErrorHandler,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { settingsFileName } from '#core';
import type { InitializationOptions } from '#protocol';
import { namesOnly } from './names-only.ts';
import { lockedFields } from './rule-settings.ts';
import { rulePage } from './views/rule-pages.ts';

export interface ConnectionOptions {
  /** The bundle that is run as the language server. */
  readonly serverFile: string;
  readonly log: vscode.LogOutputChannel;
  /** Runs after a document was opened at the server: for every open document again after a restart. */
  afterOpen(uri: string): void;
}

/** A language server in a process of its own, which comes back when it crashes. */
export interface Connection {
  /** Sends nothing while the server is away: `afterOpen` follows when it is back. */
  send(notification: string, params: object): void;
  dispose(): Promise<void>;
}

/** Starts the language server for the documents that may be configs. Rejects when it cannot be started. */
export async function connect({ serverFile, log, afterOpen }: ConnectionOptions): Promise<Connection> {
  const client: LanguageClient = new LanguageClient(
    'cloudfrontConfig',
    'CloudFront Config',
    { module: serverFile, transport: TransportKind.ipc },
    {
      documentSelector,
      initializationOptions: initializationOptions satisfies InitializationOptions,
      outputChannel: log,
      traceOutputChannel: namesOnly(log, messagesAreTraced),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'cloudfront',
      errorHandler: restartQuietly(() => client.createDefaultErrorHandler(), log),
      middleware: {
        didOpen: async (document, next) => {
          await next(document);
          afterOpen(document.uri.toString());
        },
        handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(explained)),
        workspace: {
          configuration: async (params, token, next) => {
            const answers = await next(params, token);
            return Array.isArray(answers) ? answers.map(withLockedFields) : answers;
          },
        },
      },
    },
  );
  await client.start();
  return {
    send: (notification, params) => {
      if (!client.isRunning()) return;
      client.sendNotification(notification, params).catch((error) => log.error(error));
    },
    dispose: () => client.dispose(),
  };
}

/** Its code leads to the page of the rule that found it, or of CloudFront's error, instead of to AWS's reference. */
function explained(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code, data }: vscode.Diagnostic & { readonly data?: { readonly rule?: unknown } } = diagnostic;
  if (typeof code !== 'object' || typeof data?.rule !== 'string') return diagnostic;

  const name = data.rule === 'cloudfront-answer' ? code.value : data.rule;
  diagnostic.code = { value: code.value, target: rulePage(String(name)) };
  return diagnostic;
}

function messagesAreTraced(): boolean {
  return vscode.workspace.getConfiguration('cloudfrontConfig').get('trace.server') === 'messages';
}

/** Neither the user nor the opened folder opens a field that the other has locked. The server asks for nothing else. */
function withLockedFields(settings: unknown): unknown {
  const { editableFields } = lockedFields().settings;
  return typeof settings === 'object' ? { ...settings, editableFields } : settings;
}

/** Read-only views of other texts, such as git's, have schemes of their own and stay without diagnostics. */
const documentSelector = [
  ...['file', 'untitled', 'vscode-vfs'].flatMap((scheme) => [
    { scheme, language: 'cloudfront-config' },
    { scheme, language: 'xml' },
  ]),
  // Code actions edit it as it stands in the editor.
  { scheme: 'file', pattern: `**/${settingsFileName}` },
];

const initializationOptions = { explainCommand: 'cloudfrontConfig.explainRule' };

/** Restarts as the library does, but tells the log instead of the user, unless it gives up. */
function restartQuietly(standard: () => ErrorHandler, log: vscode.LogOutputChannel): ErrorHandler {
  let handler: ErrorHandler | undefined;
  const wrapped = () => {
    handler ??= standard();
    return handler;
  };
  return {
    error: (...args) => wrapped().error(...args),
    closed: async () => {
      const result = await wrapped().closed();
      if (result.action === CloseAction.DoNotRestart) return result;
      log.warn('The language server stopped unexpectedly and was started again.');
      return { ...result, handled: true };
    },
  };
}
