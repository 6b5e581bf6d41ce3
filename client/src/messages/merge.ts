import type { Conflict } from '#core';

/** One overlap in the list of what is to be decided. */
export function overlapRow(
  { title, base, mine, theirs }: Conflict,
  decision: 'mine' | 'theirs' | undefined,
): { readonly label: string; readonly description: string } {
  const state = decision === undefined ? '$(circle-large-outline)' : '$(check)';
  const taken = decision === undefined ? '' : decision === 'mine' ? ' · keeps yours' : ' · takes theirs';
  return {
    label: `${state} ${title}`,
    description: `${shown(base)} → ${shown(theirs)}; yours ${shown(mine)}${taken}`,
  };
}

export interface DecisionRow {
  readonly label: string;
  readonly description: string;
  readonly decision: 'mine' | 'theirs' | 'compare';
}

/** What can be decided about one overlap. */
export function decisionRows({ mine, theirs }: Conflict): readonly DecisionRow[] {
  return [
    { label: 'Keep Mine', description: shown(mine), decision: 'mine' },
    { label: 'Take Theirs', description: shown(theirs), decision: 'theirs' },
    { label: 'Compare', description: 'both texts side by side', decision: 'compare' },
  ];
}

/** `$(name)` would become an icon. */
function shown(value: string | undefined): string {
  return value === undefined ? '(none)' : value.replaceAll('$(', '$ (');
}
