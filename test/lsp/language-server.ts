import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const entry = join(import.meta.dirname, '../../server/src/lsp/main.ts');

/** A language server in a process of its own, spoken to over standard input and output as editors do. */
export interface LanguageServer {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** Everything published so far, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  /** The diagnostics of this version or the first ones after it, whenever they come. */
  diagnostics(uri: string, version: number): Promise<PublishDiagnosticsParams>;
  /** The first diagnostics like this, without the first few that were published. */
  next(isLike: (it: PublishDiagnosticsParams) => boolean, from: number): Promise<PublishDiagnosticsParams>;
  stop(): Promise<void>;
}

/** Starts the server and says hello as a client that can do this; `prepare` sets up what it answers. */
export async function startLanguageServer(
  client: Partial<InitializeParams> = {},
  prepare: (connection: ProtocolConnection) => void = () => {},
): Promise<LanguageServer> {
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', entry, '--stdio'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const wake of waiting) wake();
  });
  prepare(connection);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(import.meta.dirname).href,
    capabilities: {},
    ...client,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const next: LanguageServer['next'] = (isLike, from) =>
    new Promise((resolve) => {
      const look = () => {
        const found = published.slice(from).find(isLike);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  return {
    connection,
    process: child,
    published,
    open: (uri, text, languageId = 'cloudfront-config') =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, text) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    diagnostics: (uri, version) => next((it) => it.uri === uri && (it.version ?? 0) >= version, 0),
    next,
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      if (child.exitCode === null) await once(child, 'exit');
      connection.dispose();
    },
  };
}
