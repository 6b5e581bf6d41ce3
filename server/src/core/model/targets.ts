import type { Element } from '../xml/index.ts';
import type { ConfigIndex } from './config-index.ts';
import { child, items } from './document.ts';

/** The origins that a behavior’s requests may go to: the one it targets, or the members of the group it targets. */
export function targetOrigins(index: ConfigIndex, behavior: Element): readonly Element[] {
  const id = child(behavior, 'TargetOriginId')?.text ?? '';
  const origins = index.originsById.get(id);
  if (origins !== undefined) return origins;

  const groups = index.originGroupsById.get(id) ?? [];
  return groups.flatMap((group) =>
    items(child(group, 'Members')).flatMap(
      (it) => index.originsById.get(child(it, 'OriginId')?.text ?? '') ?? [],
    ),
  );
}

/** The origin group that a behavior targets. */
export function targetGroup(index: ConfigIndex, behavior: Element): Element | undefined {
  const id = child(behavior, 'TargetOriginId')?.text ?? '';
  return index.originsById.has(id) ? undefined : index.originGroupsById.get(id)?.[0];
}

/** Whether CloudFront functions run here, which may send a request to any origin or group by its Id. */
export function mayChooseOrigins({ behaviors }: ConfigIndex): boolean {
  return behaviors.some((it) => items(child(it, 'FunctionAssociations')).length > 0);
}
