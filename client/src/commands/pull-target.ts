import * as vscode from 'vscode';
import type { Place, Target } from '#sync';
import { openedDocument } from '../documents.ts';
import { say } from '../messages/message.ts';
import type { Session } from '../session.ts';
import { pullSettings } from '../settings.ts';
import { ask } from '../views/ask.ts';

/**
 * The document that a distribution is pulled into: the one that is linked to it already, wherever it was moved to,
 * else a file named after it. Without a folder it is an untitled document. Undefined where nothing can be written.
 */
export async function documentFor(
  session: Session,
  target: Target,
  place: Place,
): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.find((it) => it.uri.scheme === 'file');
  const [first] = folders;
  if (folder === undefined && first !== undefined) {
    await ask(say('warning', `A pull needs a folder on disk, and this one is virtual: ${first.uri.scheme}`));
    return undefined;
  }
  const file = fileNameOf(target);
  const standard =
    folder === undefined
      ? vscode.Uri.from({ scheme: 'untitled', path: file })
      : vscode.Uri.joinPath(folder.uri, pullSettings(folder.uri).path, file);

  const linked = await linkedTo(session, target, place);
  const active = vscode.window.activeTextEditor?.document.uri;
  return (
    [standard, active].find((uri) => linked.some((it) => it.toString() === uri?.toString())) ??
    linked[0] ??
    standard
  );
}

/** `E2QWRUHAPOMQZL.distribution.xml` */
function fileNameOf({ distributionId, kind }: Target): string {
  return `${distributionId}.${kind === 'streaming' ? 'streaming-distribution' : 'distribution'}.xml`;
}

/** The documents that are linked to a distribution and still exist. */
async function linkedTo(session: Session, target: Target, place: Place): Promise<readonly vscode.Uri[]> {
  const linked: vscode.Uri[] = [];
  for (const uri of session.linkedUris()) {
    const link = await session.links.get(uri);
    if (link?.distributionId !== target.distributionId || link.endpoint !== place.endpoint) continue;
    const parsed = vscode.Uri.parse(uri, true);
    if ((await openedDocument(parsed)) !== undefined) linked.push(parsed);
  }
  return linked;
}
