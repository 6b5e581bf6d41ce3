import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AccountFacts, type SchemaDocs, settingsFileName } from '#core';
import {
  type AccountParams,
  type AnswerParams,
  accountNotification,
  answerNotification,
  type BaselineParams,
  baselineNotification,
} from '#protocol';
import { type ClientFacts, clientFacts } from './client-facts.ts';
import { toDiagnostic } from './convert.ts';
import { createGuard } from './guard.ts';
import { codeActions, fixAllKind, folding, hoverAt, symbols } from './handlers.ts';
import type { ActionHost } from './rule-actions.ts';
import { readServerSettings } from './server-settings.ts';
import { Workspace } from './workspace.ts';

/** What the server needs of its host. */
export interface Host {
  /** The documentation texts; called for each hover. */
  loadDocs(): Promise<SchemaDocs>;
}

/** Serves one connection until it is closed. */
export function serve(connection: Connection, host: Host): void {
  const workspace = new Workspace();
  const documents = new TextDocuments(TextDocument);
  const guard = createGuard((line) => connection.console.error(line));
  const scheduled = new Set<string>();
  const spokenAbout = new Set<string>();
  let client: ClientFacts | undefined;

  /** Checks a document once for all changes that have arrived: each message takes a turn of the event loop of its own. */
  const schedule = (uri: string) => {
    if (scheduled.has(uri)) return;
    scheduled.add(uri);
    settle(uri, documents.get(uri)?.version);
  };

  const settle = (uri: string, version: number | undefined) => {
    afterNextMessage(() => {
      const doc = documents.get(uri);
      if (doc?.version !== version) return settle(uri, doc?.version);
      scheduled.delete(uri);
      if (doc !== undefined) void guard('diagnostics', undefined, () => publish(doc));
    });
  };

  const publish = async (doc: TextDocument) => {
    while (!workspace.settingsFiles.isFresh(doc.uri) && workspace.isOurs(doc))
      await loadSettingsFile(doc.uri);
    if (documents.get(doc.uri) !== doc) return;
    const diagnostics = diagnose(doc);
    if (diagnostics === undefined) return;
    void connection.sendDiagnostics({ uri: doc.uri, version: doc.version, diagnostics });
  };

  /** Undefined for a document that is not ours and never was. */
  const diagnose = (doc: TextDocument): Diagnostic[] | undefined => {
    if (!workspace.isOurs(doc)) return spokenAbout.delete(doc.uri) ? [] : undefined;

    spokenAbout.add(doc.uri);
    if (workspace.isTooLarge(doc)) return [tooLarge(workspace.settings.maxDocumentMegabytes)];
    const { findings, failures } = workspace.check(doc);
    for (const { rule, error } of failures)
      void guard(`rule ${rule}`, undefined, () => Promise.reject(error));
    return findings.map((it) => toDiagnostic(doc, it));
  };

  const scheduleAll = () => {
    for (const doc of documents.all()) schedule(doc.uri);
  };

  const readSettings = () =>
    guard('settings', undefined, async () => {
      if (client?.canConfigure !== true) return;
      const settings = await connection.workspace.getConfiguration('cloudfrontConfig');
      workspace.settings = readServerSettings(settings);
      scheduleAll();
    });

  const listFolders = () =>
    guard('workspace folders', undefined, async () =>
      client?.canListFolders ? await connection.workspace.getWorkspaceFolders() : undefined,
    );

  const loadSettingsFile = async (uri: string) => {
    const folders = (await listFolders())?.map((it) => it.uri) ?? client?.folders ?? [];
    await workspace.settingsFiles.load(uri, folders);
    const file = workspace.settingsFiles.of(uri);
    for (const { path, message } of file?.problems ?? [])
      connection.console.warn(`${file?.uri}: ${path}${path === '' ? '' : ': '}${message}`);
  };

  /** What code actions about rules can do for a document. */
  const actionHost = (uri: string): ActionHost => {
    const file = workspace.settingsFiles.of(uri);
    const open = file && documents.get(file.uri);
    return {
      settingsFile: file && { ...file, text: open?.getText() ?? file.text, version: open?.version ?? null },
      canCreateFiles: client?.canCreateFiles === true,
      explainCommand: client?.explainCommand,
    };
  };

  /** Answers empty for a document that is unknown or not ours. */
  const answer = <T>(
    name: string,
    uri: string,
    empty: T,
    handler: (doc: TextDocument) => T | Promise<T>,
  ): Promise<T> => {
    return guard(name, empty, () => {
      const doc = documents.get(uri);
      if (doc === undefined || !workspace.isOurs(doc) || workspace.isTooLarge(doc)) return empty;
      return handler(doc);
    });
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientFacts(params);
    return {
      serverInfo: { name: 'CloudFront Config' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
      },
    };
  });
  connection.onInitialized(async () => {
    await guard('registration', undefined, async () => {
      if (client?.canWatchSettings)
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: 'cloudfrontConfig',
        });
      if (client?.canWatchFiles)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: `**/${settingsFileName}` }],
        });
    });
    await readSettings();
  });
  connection.onDidChangeConfiguration(readSettings);
  connection.onDidChangeWatchedFiles(() => {
    workspace.settingsFiles.expire();
    scheduleAll();
  });

  connection.onNotification(baselineNotification, (params: BaselineParams) => {
    void guard('baseline', undefined, () => workspace.setBaseline(params));
    scheduleAll();
  });
  connection.onNotification(accountNotification, (params: AccountParams<AccountFacts>) => {
    void guard('account', undefined, () => workspace.setAccount(params));
    schedule(params.uri);
  });
  connection.onNotification(answerNotification, (params: AnswerParams) => {
    void guard('answer', undefined, () => workspace.setAnswer(params));
    schedule(params.uri);
  });

  connection.onCodeAction((params) =>
    answer('code actions', params.textDocument.uri, [], (doc) =>
      codeActions(workspace, doc, params, actionHost(doc.uri)),
    ),
  );
  connection.onHover(({ textDocument, position }) =>
    answer('hover', textDocument.uri, null, async (doc) =>
      hoverAt(workspace, doc, doc.offsetAt(position), await host.loadDocs()),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('symbols', textDocument.uri, [], (doc) => symbols(workspace, doc)),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    answer('folding', textDocument.uri, [], (doc) => folding(workspace, doc)),
  );

  documents.onDidOpen(({ document }) => workspace.settingsFiles.expire(document.uri));
  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  documents.onDidClose(({ document }) => {
    if (spokenAbout.delete(document.uri))
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  documents.listen(connection);
  connection.listen();
}

/** Runs after the message that waits in the queue, if one does. */
function afterNextMessage(action: () => void): void {
  setImmediate(() => setImmediate(action));
}

function tooLarge(megabytes: number): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: 'cloudfront',
    code: 'document-too-large',
    message: `This document is larger than ${megabytes} MB, so it is not checked. The setting is cloudfrontConfig.maxDocumentMegabytes.`,
  };
}
