import type { Change } from '#core';

/** The changes of one list that touch any of another list. */
export function touching(changes: readonly Change[], others: readonly Change[]): readonly Change[] {
  return changes.filter((change) => others.some((it) => touches(change, it)));
}

/**
 * Whether two changes are about the same element, or one about something inside the other's.
 * Two moves in one list touch whatever they name: which item "moved" is only one way of telling a new order.
 */
function touches(a: Change, b: Change): boolean {
  if (a.mark === 'moved' && b.mark === 'moved' && listOf(a.path) === listOf(b.path)) return true;
  const [pathA, pathB] = [withoutCounts(a.path), withoutCounts(b.path)];
  return (
    pathA === pathB ||
    pathA.startsWith(`${pathB}/`) ||
    pathB.startsWith(`${pathA}/`) ||
    pathA === '' ||
    pathB === ''
  );
}

/** `Origins/Origin[a]#2` is the second one with this name; which of them is which cannot be told. */
function withoutCounts(path: string): string {
  return path.replaceAll(/#\d+/g, '');
}

/** Everything before the first key: ordered lists inside one another count as one. */
function listOf(path: string): string {
  return path.split('[', 1)[0] ?? path;
}
