import type { Element } from '../../xml/index.ts';

/** Whether an element can go without anybody missing something: it holds white space at most, not even a comment. */
export function isBlank({ nodes }: Element): boolean {
  return nodes.every((it) => it.kind === 'text' && it.value.trim() === '');
}
