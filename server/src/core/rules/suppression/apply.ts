import type { Finding } from '../rule.ts';
import type { SuppressedName, Suppression } from './read.ts';

/** A suppressing comment with what came of each of its names. */
export interface JudgedSuppression extends Pick<Suppression, 'at'> {
  readonly names: readonly JudgedName[];
}

/**
 * `idle`: the rule could not speak at all, for want of a baseline, say, so nothing can be said of it.
 * `fixed`: no comment can silence it.
 */
export interface JudgedName extends SuppressedName {
  readonly outcome: 'used' | 'unused' | 'idle' | 'fixed' | 'unknown';
}

/** What is known of a rule that a comment names. */
export type Standing = 'speaks' | 'idle' | 'fixed' | 'unknown';

/** Takes out the findings that comments suppress. `standingOf` says what a name in a comment is the name of. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  standingOf: (id: string) => Standing,
): { readonly kept: readonly Finding[]; readonly judged: readonly JudgedSuppression[] } {
  const used = new Set<SuppressedName>();
  const kept = findings.filter((finding) => {
    if (standingOf(finding.rule) === 'fixed') return true;
    const names = suppressions.filter((it) => isCovered(it, finding)).flatMap((it) => it.names);
    const own = names.filter((it) => it.id === finding.rule);
    for (const name of own) used.add(name);
    return own.length === 0;
  });
  const judged = suppressions.map(({ at, names }) => ({
    at,
    names: names.map((name): JudgedName => {
      const standing = standingOf(name.id);
      const silenced = used.has(name) ? 'used' : 'unused';
      return { ...name, outcome: standing === 'speaks' ? silenced : standing };
    }),
  }));
  return { kept, judged };
}

function isCovered({ covers }: Suppression, { at }: Finding): boolean {
  return covers === 'document' || (covers.start <= at.start && at.start < covers.end);
}
