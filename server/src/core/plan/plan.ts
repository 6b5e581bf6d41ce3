import type { ConfigDocument } from '../model/document.ts';
import { keyOf } from '../model/keyed-path.ts';
import { partOf } from '../model/part.ts';
import type { Span } from '../text/edit.ts';
import type { Change, Risk } from './change.ts';
import { compare, type Difference } from './compare.ts';
import { assess } from './risk.ts';
import { shownDifference } from './shown.ts';

/**
 * What a push of `after` would change in `before`, most dangerous first, then in the order of `after`.
 * Empty when CloudFront would take both for the same config. Both texts should be well-formed:
 * of others, only what could be read is compared.
 */
export function plan(before: ConfigDocument, after: ConfigDocument): readonly Change[] {
  if (before.config === undefined || after.config === undefined || before.kind !== after.kind) {
    return otherRoot(before, after);
  }
  const place = { path: '', beforeParents: [], afterParents: [], areAsRead: true };
  const differences = compare(partOf(before.config), partOf(after.config), place);
  return differences.map(changeOf).toSorted(byDangerThenPlace);
}

/** A difference in words for people. */
function changeOf(difference: Difference): Change {
  const { mark, path, move } = difference;
  const place = move && placeOf(move.place, keyOf(move.neighbor));
  return {
    mark,
    path,
    ...shownDifference(difference),
    ...(place !== undefined && { place }),
    ...assess(difference),
    beforeSpan: spanOf(difference.before, difference.beforeParents),
    afterSpan: spanOf(difference.after, difference.afterParents),
  };
}

const riskOrder: Readonly<Record<Risk, number>> = { dangerous: 0, attention: 1, routine: 2 };

function byDangerThenPlace(a: Change, b: Change): number {
  const place = (it: Change) => it.afterSpan?.start ?? 0;
  return riskOrder[a.risk] - riskOrder[b.risk] || place(a) - place(b);
}

function spanOf(part: Difference['before'], parents: Difference['beforeParents']): Span | undefined {
  return (part ?? parents.findLast((it) => it !== undefined))?.element.span;
}

function placeOf(place: 'before' | 'after' | 'swapped', neighbor: string): string {
  return place === 'swapped' ? `to the place of ${neighbor}, and that to its place` : `${place} ${neighbor}`;
}

/** Two texts that are not configs of the same kind have nothing to compare but their roots. */
function otherRoot(before: ConfigDocument, after: ConfigDocument): readonly Change[] {
  if (before.text === after.text) return [];
  const [beforeRoot, afterRoot] = [before.tree.root, after.tree.root];
  return [
    {
      mark: beforeRoot === undefined ? 'added' : afterRoot === undefined ? 'removed' : 'changed',
      path: '',
      before: beforeRoot?.name,
      after: afterRoot?.name,
      risk: 'dangerous',
      danger: 'identity',
      note: 'this is not the config of such a distribution',
      beforeSpan: beforeRoot?.span,
      afterSpan: afterRoot?.span,
    },
  ];
}
