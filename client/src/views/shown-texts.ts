import * as vscode from 'vscode';

/** Read-only documents: plans, and configs as CloudFront has them. */
export interface ShownTexts extends vscode.Disposable {
  /** The document of this name, now with this text. */
  put(name: string, text: ShownText): vscode.Uri;
  /** The config that a read-only document is about; undefined for any other document. */
  configOf(uri: vscode.Uri): vscode.Uri | undefined;
}

export interface ShownText {
  readonly text: string;
  /** The config it is about, so that commands go on from here. */
  readonly about?: vscode.Uri;
  /** Lines that lead somewhere. */
  readonly links?: readonly LineLink[];
  /** Lines that should catch the eye. */
  readonly dangerousLines?: readonly number[];
}

export interface LineLink {
  readonly line: number;
  readonly target: vscode.Uri;
}

const scheme = 'cloudfront-config';
const lost = 'This was made before the window was reloaded. Run its command again.\n';

/** Serves the texts that were put, until their documents are closed. */
export function createShownTexts(): ShownTexts {
  const texts = new Map<string, ShownText>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const dangerous = vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor('errorForeground'),
  });

  const decorate = (editors: readonly vscode.TextEditor[]) => {
    for (const editor of editors.filter((it) => it.document.uri.scheme === scheme)) {
      const { dangerousLines = [] } = texts.get(editor.document.uri.toString()) ?? {};
      editor.setDecorations(
        dangerous,
        dangerousLines.map((it) => new vscode.Range(it, 0, it, 1000)),
      );
    }
  };
  const parts = [
    changed,
    dangerous,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString())?.text ?? lost,
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      {
        provideDocumentLinks: (document) =>
          (texts.get(document.uri.toString())?.links ?? []).map(({ line, target }) =>
            linkOn(document.lineAt(line), target),
          ),
      },
    ),
    vscode.window.onDidChangeVisibleTextEditors(decorate),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (uri.scheme === scheme) decorate(vscode.window.visibleTextEditors);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  ];
  return {
    put: (name, text) => {
      const uri = vscode.Uri.from({ scheme, path: `/${name}` });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    configOf: (uri) => texts.get(uri.toString())?.about,
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

function linkOn({ range, firstNonWhitespaceCharacterIndex }: vscode.TextLine, target: vscode.Uri) {
  const start = range.start.with({ character: firstNonWhitespaceCharacterIndex });
  return new vscode.DocumentLink(range.with({ start }), target);
}
