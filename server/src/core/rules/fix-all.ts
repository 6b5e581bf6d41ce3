import type { Edit } from '../text/edit.ts';
import type { Finding, Fix } from './rule.ts';

/** The edits of every finding's first fix that has one of these grades, leaving out those that would overlap. */
export function fixAll(findings: readonly Finding[], grades: readonly Fix['grade'][]): readonly Edit[] {
  const edits: Edit[] = [];
  const taken = new Set<Edit>();
  for (const { fixes } of findings) {
    const [fix] = fixes;
    if (fix === undefined || !grades.includes(fix.grade)) continue;
    // Findings may share a fix, and then its edits.
    if (fix.edits.some((it) => taken.has(it))) continue;
    if (!fix.edits.every((it) => edits.every((other) => isApart(it, other)))) continue;
    for (const it of fix.edits) {
      taken.add(it);
      edits.push(it);
    }
  }
  return edits;
}

function isApart({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.end <= b.start || b.end <= a.start;
}
