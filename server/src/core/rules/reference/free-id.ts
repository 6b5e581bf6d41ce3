import type { ConfigIndex } from '../../model/config-index.ts';

/** This Id, or one with a number behind it, that no origin and no origin group has. */
export function freeId({ originsById, originGroupsById }: ConfigIndex, id: string): string {
  const isTaken = (it: string) => originsById.has(it) || originGroupsById.has(it);
  let free = id;
  for (let number = 2; isTaken(free); number++) free = `${id}-${number}`;
  return free;
}
