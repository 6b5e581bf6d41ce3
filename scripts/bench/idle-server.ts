import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.onDidOpenTextDocument(({ textDocument: { uri, version } }) => answer(uri, version));
connection.onDidChangeTextDocument(({ textDocument: { uri, version } }) => answer(uri, version));
connection.listen();

function answer(uri: string, version: number): void {
  void connection.sendDiagnostics({ uri, version, diagnostics: [] });
}
