import type { KeyedPath } from '../model/keyed-path.ts';
import type { Part } from '../model/part.ts';

/** Where a behavior or an origin group names an origin or origin group by its id. */
export interface Reference {
  readonly path: KeyedPath;
  readonly id: string;
}

/** All references in a config. */
export function referencesIn(config: Part): readonly Reference[] {
  const behaviors = [
    { path: 'DefaultCacheBehavior', part: config.parts.get('DefaultCacheBehavior') },
    ...itemsOf(config, 'CacheBehaviors'),
  ];
  const targets = behaviors.flatMap(({ path, part }) =>
    referenceAt(`${path}/TargetOriginId`, part?.parts.get('TargetOriginId')),
  );
  const members = itemsOf(config, 'OriginGroups').flatMap(({ path, part }) =>
    [...(part.parts.get('Members')?.parts.values() ?? [])].flatMap((it) =>
      referenceAt(`${path}/Members/${it.step}`, it.parts.get('OriginId')),
    ),
  );
  return [...targets, ...members];
}

/** The keyed paths of origins and origin groups by their ids, which they share one space for. */
export function pathsById(config: Part): ReadonlyMap<string, KeyedPath> {
  const all = [...itemsOf(config, 'OriginGroups'), ...itemsOf(config, 'Origins')];
  return new Map(
    all.flatMap(({ path, part }) => {
      const id = part.parts.get('Id')?.text;
      return id === undefined ? [] : [[id, path] as const];
    }),
  );
}

function referenceAt(path: KeyedPath, part: Part | undefined): readonly Reference[] {
  return part === undefined ? [] : [{ path, id: part.text }];
}

function itemsOf(config: Part, list: string): readonly { readonly path: KeyedPath; readonly part: Part }[] {
  const parts = [...(config.parts.get(list)?.parts.values() ?? [])];
  return parts.filter((it) => it.isItem).map((part) => ({ path: `${list}/${part.step}`, part }));
}
