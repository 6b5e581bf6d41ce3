import type { Part } from '../model/part.ts';
import { commonPattern, patternCovers, patternsOverlap } from '../model/path-pattern.ts';
import type { Difference } from './compare.ts';
import type { Verdict } from './risk.ts';

/** A behavior takes the requests that it matches from all behaviors behind it. */
export function assessAddedBehavior({ after, afterParents }: Difference): Verdict {
  const all = behaviorsIn(afterParents.at(-1));
  const behind = all.slice(all.findIndex((it) => it.step === after?.step) + 1);
  const verdict = verdictOn(patternOf(after), behind.map(patternOf));
  return verdict.risk === 'routine' ? { risk: 'attention' } : verdict;
}

/** A moved behavior takes requests from those it now stands before, or loses them to those it stands behind. */
export function assessMovedBehavior({ after, afterParents, move }: Difference): Verdict {
  const list = afterParents.at(-1);
  const moved = move?.place === 'swapped' ? [after, list?.parts.get(move.neighbor)] : [after];
  const passed = new Set([...(move?.passed ?? []), ...moved.flatMap((it) => it?.step ?? [])]);
  const verdicts = moved.map((it) => assessPassing(it, list, passed));
  return (
    verdicts.find((it) => it.risk === 'dangerous') ??
    verdicts.find((it) => it.risk === 'attention') ??
    nothingShared
  );
}

const nothingShared: Verdict = { risk: 'routine', note: 'no request matches both, so nothing changes' };

function assessPassing(
  behavior: Part | undefined,
  list: Part | undefined,
  passed: ReadonlySet<string>,
): Verdict {
  const all = behaviorsIn(list);
  const index = all.findIndex((it) => it.step === behavior?.step);
  const own = patternOf(behavior);
  const standBefore = all
    .slice(0, index)
    .filter((it) => passed.has(it.step))
    .map(patternOf);
  const standBehind = all
    .slice(index + 1)
    .filter((it) => passed.has(it.step))
    .map(patternOf);

  const taker = standBefore.find((it) => patternCovers(it, own));
  if (taker !== undefined) {
    const note = `is never used again: ${taker} stands before it and takes its requests`;
    return { risk: 'dangerous', danger: 'behavior-shadowed', note };
  }
  const taken = verdictOn(own, standBehind);
  if (taken.risk !== 'routine') return taken;

  const winner = standBefore.find((it) => patternsOverlap(it, own));
  if (winner === undefined) return nothingShared;
  return { risk: 'attention', note: `requests for ${shared(own, winner)} now match ${winner}` };
}

function verdictOn(own: string, behind: readonly string[]): Verdict {
  const shadowed = behind.filter((it) => patternCovers(own, it));
  if (shadowed.length > 0) {
    return {
      risk: 'dangerous',
      danger: 'behavior-shadowed',
      note: `takes all requests of ${shadowed.join(', ')}`,
    };
  }
  const shares = behind.filter((it) => patternsOverlap(own, it));
  if (shares.length === 0) return { risk: 'routine' };
  return {
    risk: 'attention',
    note: `requests for ${shares.map((it) => shared(own, it)).join(', ')} now match here`,
  };
}

function shared(own: string, other: string): string {
  return commonPattern(own, other) ?? `both ${own} and ${other}`;
}

function behaviorsIn(list: Part | undefined): readonly Part[] {
  return [...(list?.parts.values() ?? [])].filter((it) => it.isItem && it.declaration !== undefined);
}

function patternOf(behavior: Part | undefined): string {
  return behavior?.parts.get('PathPattern')?.text ?? '';
}
