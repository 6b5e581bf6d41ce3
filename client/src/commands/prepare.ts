import type * as vscode from 'vscode';
import { type PushPreparation, type PushRequest, preparePush } from '#sync';
import { patiently } from '../patience.ts';
import { ruleSettings } from '../rule-settings.ts';
import { withProgress } from '../views/progress.ts';
import { callerReferences } from './caller-references.ts';
import type { CommandContext } from './index.ts';

/** What a push of the document would do now. */
export async function prepare(
  { session, connector }: CommandContext,
  document: vscode.TextDocument,
  errors: PushRequest['errors'],
): Promise<PushPreparation> {
  const request: PushRequest = {
    uri: document.uri.toString(),
    text: document.getText(),
    errors,
    settings: await ruleSettings(document.uri),
    callerReferences: await callerReferences(session),
  };
  const connect = await connector.connect();
  return withProgress('Comparing with CloudFront', ({ cancel, report }) =>
    patiently({ clock: session.clock, cancel, report }, () =>
      preparePush({ ...session, connect }, request, cancel),
    ),
  );
}
