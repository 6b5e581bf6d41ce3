import type { Element } from '../xml/index.ts';
import { child, descendant, items, type Kind, type TypedElement } from './document.ts';

/** What rules and features look up across a config. */
export interface ConfigIndex {
  readonly config: TypedElement;
  readonly kind: Kind;
  /** `Origin` elements in document order. */
  readonly origins: readonly Element[];
  /** `OriginGroup` elements in document order. */
  readonly originGroups: readonly Element[];
  /** Origins by the value of their `Id`; several where ids repeat. */
  readonly originsById: ReadonlyMap<string, readonly Element[]>;
  readonly originGroupsById: ReadonlyMap<string, readonly Element[]>;
  /** The default behavior first, then the others in order of precedence. */
  readonly behaviors: readonly Element[];
  /** `CNAME` elements in document order. */
  readonly aliases: readonly Element[];
  readonly isTenantOnly: boolean;
}

/** Reads the index of a config. */
export function indexOf(config: TypedElement, kind: Kind): ConfigIndex {
  const { element } = config;
  const origins = items(child(element, 'Origins')).filter((it) => it.name === 'Origin');
  const originGroups = items(child(element, 'OriginGroups')).filter((it) => it.name === 'OriginGroup');
  const defaultBehavior = child(element, 'DefaultCacheBehavior');
  const behaviors = items(child(element, 'CacheBehaviors')).filter((it) => it.name === 'CacheBehavior');
  return {
    config,
    kind,
    origins,
    originGroups,
    originsById: byId(origins),
    originGroupsById: byId(originGroups),
    behaviors: defaultBehavior === undefined ? behaviors : [defaultBehavior, ...behaviors],
    aliases: items(child(element, 'Aliases')).filter((it) => it.name === 'CNAME'),
    isTenantOnly: descendant(element, 'ConnectionMode')?.text.trim() === 'tenant-only',
  };
}

function byId(elements: readonly Element[]): ReadonlyMap<string, readonly Element[]> {
  return Map.groupBy(
    elements.filter((it) => child(it, 'Id') !== undefined),
    (it) => child(it, 'Id')?.text ?? '',
  );
}
