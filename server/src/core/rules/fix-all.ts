import type { Edit } from '../text/edit.ts';
import type { Finding, Fix } from './rule.ts';

/** The edits of every finding's first fix that has one of these grades, leaving out those that would overlap. */
export function fixAll(findings: readonly Finding[], grades: readonly Fix['grade'][]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { fixes } of findings) {
    const [fix] = fixes;
    if (fix === undefined || !grades.includes(fix.grade)) continue;
    if (fix.edits.every((it) => edits.every((other) => isApart(it, other)))) edits.push(...fix.edits);
  }
  return edits;
}

function isApart({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.end <= b.start || b.end <= a.start;
}
