import * as vscode from 'vscode';
import { applyEdits, type MergeResult, merge, type Conflict as Overlap, parseConfig } from '#core';
import { type Incoming, mergeInto } from '#sync';
import { decisionRows, overlapRow } from '../messages/merge.ts';
import { showComparison } from '../views/comparison.ts';
import type { CommandContext } from './index.ts';
import { showStored } from './stored.ts';

/** What is merged: the text of `incoming` with its config, which both came from the baseline. */
export interface Merging {
  readonly incoming: Incoming;
  readonly baseline: string;
  readonly merge: MergeResult;
}

/** Takes the changes of others into the document, each overlap as its author decides. One edit that can be undone. */
export async function mergeByHand(
  context: CommandContext,
  { incoming, baseline, merge: first }: Merging,
): Promise<'stored' | 'not-stored'> {
  const text = incoming.text ?? '';
  const docs = [parseConfig(baseline), parseConfig(text), parseConfig(incoming.config.xml)] as const;
  const settled = new Map<string, 'mine' | 'theirs'>();
  let result = first;
  let overlaps: readonly Overlap[] = [];
  while (result.kind === 'conflict') {
    const known = new Set(overlaps.map((it) => it.path));
    overlaps = [...overlaps, ...result.conflicts.filter((it) => !known.has(it.path))];
    if ((await decide(context, { incoming, overlaps, settled })) === 'closed') return 'not-stored';
    result = merge(...docs, settled);
  }
  if (result.kind === 'unreadable') return 'not-stored';

  const stored = await mergeInto(context.session, incoming, applyEdits(text, result.edits));
  return showStored(context, stored, incoming);
}

interface Deciding {
  readonly incoming: Incoming;
  readonly overlaps: readonly Overlap[];
  readonly settled: Map<string, 'mine' | 'theirs'>;
}

/** Asks about one overlap after the other, in any order, until all are decided and applied. */
async function decide(
  { shown }: CommandContext,
  { incoming, overlaps, settled }: Deciding,
): Promise<'apply' | 'closed'> {
  for (;;) {
    const open = overlaps.filter((it) => !settled.has(it.path)).length;
    const rows = overlaps.map((overlap) => ({ ...overlapRow(overlap, settled.get(overlap.path)), overlap }));
    const apply = {
      label: '$(check-all) Apply',
      description: 'one edit that can be undone',
      overlap: undefined,
    };
    const chosen = await vscode.window.showQuickPick(open === 0 ? [apply, ...rows] : rows, {
      title: `Merge ${incoming.target.distributionId}`,
      placeHolder: open === 0 ? 'everything is decided' : `${open} of ${overlaps.length} to decide`,
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return 'closed';
    if (chosen.overlap === undefined) return 'apply';

    const { path, title } = chosen.overlap;
    const decision = await vscode.window.showQuickPick(decisionRows(chosen.overlap), {
      title,
      placeHolder: chosen.overlap.reason,
      ignoreFocusOut: true,
    });
    if (decision?.decision === 'compare') {
      await showComparison(shown, {
        uri: incoming.uri,
        target: incoming.target,
        live: incoming.config.xml,
      });
    } else if (decision !== undefined) settled.set(path, decision.decision);
  }
}
