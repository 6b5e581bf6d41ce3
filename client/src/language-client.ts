import * as vscode from 'vscode';
import {
  CloseAction,
  type ErrorHandler,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { type AnswerParams, answerNotification, type BaselineParams, baselineNotification } from '#protocol';

/** The language server, as the rest of the extension sees it. */
export interface ConfigLanguageClient extends vscode.Disposable {
  /** Returns at once; documents reach the server when it is ready. */
  start(): void;
  /** Tells the server what a document was pulled as, also after every restart of the server. Null: not linked. */
  setBaseline(document: vscode.Uri, baseline: BaselineParams['baseline']): void;
  /** Tells the server what CloudFront answered to a push of this text. Null takes an earlier answer away. */
  setAnswer(document: vscode.Uri, answer: Omit<AnswerParams, 'uri'> | null): void;
}

/** Serves open configs by a language server in a process of its own, which comes back when it crashes. */
export function createLanguageClient(serverFile: string, log: vscode.LogOutputChannel): ConfigLanguageClient {
  const baselines = new Map<string, BaselineParams>();
  const answers = new Map<string, AnswerParams>();

  const client: LanguageClient = new LanguageClient(
    'cloudfrontConfig',
    'CloudFront Config',
    { module: serverFile, transport: TransportKind.ipc },
    {
      documentSelector,
      outputChannel: log,
      traceOutputChannel: namesOnly(log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'cloudfront',
      errorHandler: restartQuietly(() => client.createDefaultErrorHandler(), log),
      middleware: {
        // Runs for every open document again after a restart.
        didOpen: async (document, next) => {
          await next(document);
          const uri = client.code2ProtocolConverter.asUri(document.uri);
          send(baselineNotification, baselines.get(uri));
          send(answerNotification, answers.get(uri));
        },
      },
    },
  );

  function send(notification: string, params: BaselineParams | AnswerParams | undefined): void {
    if (params === undefined || !client.isRunning()) return;
    client.sendNotification(notification, params).catch((error) => log.error(error));
  }

  return {
    start: () => {
      client.start().catch((error) => log.error(error));
    },
    setBaseline: (document, baseline) => {
      const params = { uri: client.code2ProtocolConverter.asUri(document), baseline };
      remember(baselines, params, baseline !== null);
      send(baselineNotification, params);
    },
    setAnswer: (document, answer) => {
      const params = {
        uri: client.code2ProtocolConverter.asUri(document),
        ...(answer ?? { xml: '', error: null }),
      };
      remember(answers, params, params.error !== null);
      send(answerNotification, params);
    },
    dispose: () => {
      client.dispose().catch((error) => log.error(error));
    },
  };
}

/** Read-only views of other texts, such as git's, have schemes of their own and stay without diagnostics. */
const documentSelector = ['file', 'untitled', 'vscode-vfs'].flatMap((scheme) => [
  { scheme, language: 'cloudfront-config' },
  { scheme, language: 'xml' },
]);

function remember<T extends { readonly uri: string }>(known: Map<string, T>, params: T, keep: boolean): void {
  if (keep) known.set(params.uri, params);
  else known.delete(params.uri);
}

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

/** A config holds secrets, so of each message only the first line, its name, goes to the log. */
function namesOnly(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  return Object.create(log, {
    trace: {
      value: (message: string) => {
        const wanted =
          vscode.workspace.getConfiguration('cloudfrontConfig').get('trace.server') === 'messages';
        if (wanted && !message.startsWith('{')) log.trace(message.split('\n', 1)[0] ?? '');
      },
    },
  });
}
