import * as vscode from 'vscode';
import { nameOf } from '../documents.ts';

const scheme = 'cloudfront-config-rule';

/** The page of a rule or of an error of CloudFront. */
export function rulePage(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name}.md` });
}

/** Serves the pages as documents, because the code of a diagnostic may lead to a document but to no command. */
export function serveRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const { explainName } = await import('../explain-name.ts');
      return explainName(nameOf(uri).replace(/\.md$/, ''));
    },
  });
}
