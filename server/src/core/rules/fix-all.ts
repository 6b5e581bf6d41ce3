import type { Edit } from '../text/edit.ts';
import type { Finding, Fix } from './rule.ts';

/** The edits of every finding's first fix that has one of these grades, leaving out those that would overlap. */
export function fixAll(findings: readonly Finding[], grades: readonly Fix['grade'][]): readonly Edit[] {
  const edits: Edit[] = [];
  const taken = new Set<string>();
  for (const { fixes } of findings) {
    const [fix] = fixes;
    if (fix === undefined || !grades.includes(fix.grade)) continue;
    // Findings may share a fix. Its insertions would not overlap, and come twice.
    if (fix.edits.some((it) => taken.has(keyOf(it)))) continue;
    if (!fix.edits.every((it) => edits.every((other) => isApart(it, other)))) continue;
    for (const it of fix.edits) {
      taken.add(keyOf(it));
      edits.push(it);
    }
  }
  return edits;
}

function keyOf({ span, text }: Edit): string {
  return `${span.start}-${span.end} ${text}`;
}

function isApart({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.end <= b.start || b.end <= a.start;
}
