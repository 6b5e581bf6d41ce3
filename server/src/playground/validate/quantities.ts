import { items, type Node, valueAt, walk } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/**
 * CloudFront compares each Quantity with the items beside it. The answer names the list, not which one of that name.
 * Sentence as in laurilehmijoki/s3_website#191 and linz/basemaps#2120.
 */
export function* checkQuantities(config: Node): Iterable<Refusal> {
  for (const node of walk(config)) {
    if (!node.declaration.children.has('Items')) continue;
    const promised = valueAt(node, 'Quantity');
    const actual = items(node).length;
    if (promised === undefined || promised === String(actual)) continue;

    const { name } = node.declaration;
    yield refusal(
      'InconsistentQuantities',
      `The specified quantity of ${name} (${promised}) does not match the actual quantity supplied (${actual}).`,
    );
  }
}
