import * as vscode from 'vscode';
import type { Link } from '#sync';
import type { Conflicts } from '../conflicts.ts';
import type { Deployments } from '../deployments.ts';
import { type Standing, statusBarWords } from '../messages/status-bar.ts';
import type { Session } from '../session.ts';

export interface StatusBarDeps {
  readonly session: Session;
  readonly deployments: Deployments;
  readonly conflicts: Conflicts;
  readonly log: vscode.LogOutputChannel;
}

/** Long enough not to compare texts between two keystrokes. */
const pauseAfterTyping = 150;

/** Tells how the active document stands to its distribution. */
export function showStatusBar({ session, deployments, conflicts, log }: StatusBarDeps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('cloudfrontConfig.status', vscode.StatusBarAlignment.Left);
  item.name = 'CloudFront Config';
  item.command = 'cloudfrontConfig.showActions';
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;

  const refresh = async () => {
    const turn = ++latest;
    const document = vscode.window.activeTextEditor?.document;
    const uri = document?.uri.toString();
    const link = uri === undefined ? undefined : await session.links.get(uri);
    const since = uri === undefined ? undefined : deployments.since(uri);
    const read = document && link && (await standingOf(document, link));
    if (turn !== latest) return;
    if (link === undefined || read === undefined || uri === undefined) {
      item.hide();
      return;
    }
    const standing = since === undefined ? read.standing : deploying(since, session.clock.now());
    const words = statusBarWords(link, conflicts.has(uri) ? { kind: 'conflict' } : standing, {
      now: session.clock.now(),
      alias: read.alias,
    });
    item.text = words.text;
    item.tooltip = new vscode.MarkdownString(words.tooltip);
    item.show();
    if (since !== undefined) refreshIn(1000);
  };

  const standingOf = async (document: vscode.TextDocument, link: Link) => {
    const xml = await session.baselines.load(link.baseline);
    if (xml === undefined) return undefined;
    const { compareTexts } = await import('../compare-texts.ts');
    return compareTexts(xml, document.getText());
  };

  const refreshIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh().catch((error) => log.error(error));
    }, milliseconds);
  };
  const refreshNow = () => refreshIn(0);

  refreshNow();
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(refreshNow),
    session.onDidChangeLink(refreshNow),
    deployments.onDidChange(refreshNow),
    conflicts.onDidChange(refreshNow),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const isActive = document === vscode.window.activeTextEditor?.document;
      if (isActive && contentChanges.length > 0) refreshIn(pauseAfterTyping);
    }),
  );
}

function deploying(since: string, now: string): Standing {
  return { kind: 'deploying', seconds: (Date.parse(now) - Date.parse(since)) / 1000 };
}
