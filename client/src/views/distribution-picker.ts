import * as vscode from 'vscode';
import type { DistributionSummary, ListStep, NotRead } from '#sync';
import { distributionRow, whose } from '../messages/distribution-row.ts';

export interface PickOptions {
  readonly title: string;
  readonly profile: string;
  readonly choose: 'one' | 'many';
  /** All distributions, page by page, until cancelled. */
  list(cancel: AbortSignal, report: (message: string) => void): AsyncIterable<ListStep>;
}

export type Picked =
  | { readonly kind: 'picked'; readonly distributions: readonly DistributionSummary[] }
  /** Nothing could be listed. */
  | { readonly kind: 'failed'; readonly failure: NotRead }
  | { readonly kind: 'closed' };

type Row = vscode.QuickPickItem & { readonly summary?: DistributionSummary };

/** Lets the user pick distributions while their pages are still loading. */
export async function pickDistributions({ title, profile, choose, list }: PickOptions): Promise<Picked> {
  const picker = vscode.window.createQuickPick<Row>();
  const abort = new AbortController();
  const listed: DistributionSummary[] = [];
  const failures: NotRead[] = [];

  const show = (note: string | undefined) => {
    const ticked = new Set(picker.selectedItems.map((it) => it.label));
    const focused = picker.activeItems[0]?.label;
    picker.title = [title, whose(profile, accountOf(listed))].filter((it) => it !== '').join('   ');
    picker.items = rowsOf(listed, note);
    picker.selectedItems = picker.items.filter((it) => it.summary && ticked.has(it.label));
    const active = picker.items.filter((it) => it.summary && it.label === focused);
    // None would leave nothing for Enter to take.
    if (active.length > 0) picker.activeItems = active;
  };
  const load = async () => {
    let pages = 0;
    for await (const step of list(abort.signal, show)) {
      if (abort.signal.aborted) return;
      if (step.kind === 'failed') failures.push(step.failure);
      else listed.push(...step.distributions);
      const isLast = step.kind === 'page' && step.rest === 'none';
      show(
        isLast ? undefined : `$(loading~spin) searching, ${++pages} ${pages === 1 ? 'page' : 'pages'} so far`,
      );
    }
    picker.busy = false;
    if (failures.length > 0 && listed.length === 0) picker.hide();
    else show(closingNote(listed, failures));
  };

  const closed = new Promise<readonly DistributionSummary[]>((resolve) => {
    picker.onDidAccept(() => {
      const rows = picker.selectedItems.length > 0 ? picker.selectedItems : picker.activeItems;
      const chosen = rows.flatMap((it) => it.summary ?? []);
      if (chosen.length === 0) return;
      resolve(chosen);
      picker.hide();
    });
    picker.onDidHide(() => resolve([]));
  });
  picker.placeholder = 'filter by id, alias, comment, domain';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  picker.canSelectMany = choose === 'many';
  picker.ignoreFocusOut = true;
  picker.busy = true;
  show('$(loading~spin) searching');
  picker.show();

  try {
    const distributions = await Promise.race([closed, load().then(() => closed)]);
    const [failure] = failures;
    if (distributions.length > 0) return { kind: 'picked', distributions };
    return failure !== undefined && listed.length === 0 ? { kind: 'failed', failure } : { kind: 'closed' };
  } finally {
    abort.abort();
    picker.dispose();
  }
}

function rowsOf(listed: readonly DistributionSummary[], note: string | undefined): readonly Row[] {
  const rows = (kind: DistributionSummary['kind']): readonly Row[] =>
    listed.filter((it) => it.kind === kind).map((summary) => ({ ...distributionRow(summary), summary }));
  const streaming = rows('streaming');
  return [
    ...rows('distribution'),
    ...(streaming.length > 0 ? [separator, ...streaming] : []),
    ...(note === undefined ? [] : [{ label: note, alwaysShow: true }]),
  ];
}

const separator: Row = { label: 'streaming', kind: vscode.QuickPickItemKind.Separator };

/** The list must not look complete when it is not. */
function closingNote(
  listed: readonly DistributionSummary[],
  failures: readonly NotRead[],
): string | undefined {
  if (failures.length > 0) return '$(warning) some distributions could not be listed';
  return listed.length === 0 ? 'There is no distribution in this account' : undefined;
}

function accountOf(listed: readonly DistributionSummary[]): string | undefined {
  return listed[0]?.arn.split(':')[4];
}
