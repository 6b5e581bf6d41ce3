import type { Element } from '../../xml/index.ts';

/** Whether a list has two Quantities or two Items, so that nobody knows what its numbers are. */
export function isAmbiguous({ children }: Element): boolean {
  const count = (name: string) => children.filter((it) => it.name === name).length;
  return count('Quantity') > 1 || count('Items') > 1;
}
