import { canonicalText } from '../model/canonical-text.ts';
import type { ConfigDocument } from '../model/document.ts';

/**
 * Whether two texts of the service are the same config: names, order and values, ignoring only white
 * space between elements. A text that is not well-formed equals nothing but itself.
 */
export function strictlyEqual(a: ConfigDocument, b: ConfigDocument): boolean {
  if (a.text === b.text) return true;
  const [rootA, rootB] = [a.tree.root, b.tree.root];
  if (rootA === undefined || rootB === undefined) return false;
  if (a.tree.problems.length > 0 || b.tree.problems.length > 0) return false;
  return canonicalText(rootA, 'kept') === canonicalText(rootB, 'kept');
}
