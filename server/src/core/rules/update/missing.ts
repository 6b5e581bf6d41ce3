import type { ConfigIndex } from '../../model/config-index.ts';
import { type ConfigDocument, child, items, type TypedElement } from '../../model/document.ts';
import { elementsByKeyedPath } from '../../model/keyed-path.ts';
import { type Declaration, schema } from '../../schema/index.ts';
import type { Element } from '../../xml/index.ts';
import type { Former } from '../change/restore.ts';
import { apiNameOf } from '../element/stranger.ts';
import type { Baseline } from '../rule.ts';
import type { Holder, Requirement } from './requirements.ts';

/** A member that an update needs and that is absent. */
export interface Missing {
  readonly parent: TypedElement;
  readonly member: Declaration;
  readonly requirement: Requirement;
  /** Undefined where the baseline has the member in other elements of the kind only. */
  readonly former: Former | undefined;
}

/**
 * The absent members that these requirements are about, as far as the baseline shows that CloudFront has them:
 * in the same element, or for a new element in another one of its kind.
 */
export function missingMembers(
  doc: ConfigDocument,
  index: ConfigIndex,
  baseline: Baseline,
  requirements: readonly Requirement[],
): readonly Missing[] {
  const absent = requirements.flatMap((it) => absentMembers(index, it));
  if (absent.length === 0) return absent;

  const known = new Set([...baseline.elements.values()].map((it) => kindOf(it.declaration)));
  const wanted = absent.filter((it) => known.has(kindOf(it.member)));
  if (wanted.length === 0) return wanted;

  const paths = new Map([...elementsByKeyedPath(doc)].map(([path, it]) => [it.element, path]));
  return wanted.flatMap((it) => {
    const before = baseline.elements.get(paths.get(it.parent.element) ?? '#');
    if (before === undefined) return it;
    const element = child(before.element, it.member.name);
    return element === undefined ? [] : { ...it, former: { text: baseline.doc.text, element } };
  });
}

function absentMembers(index: ConfigIndex, requirement: Requirement): readonly Missing[] {
  const res: Missing[] = [];
  for (const element of holdersOf(index, requirement.in)) {
    // An element with nothing in it is a mistake of its own.
    if (element.children.length === 0) continue;
    for (const name of requirement.members) {
      if (child(element, name) !== undefined) continue;
      const declaration = declarationOf(element, requirement.in);
      const member = declaration.children.get(name);
      if (member === undefined || (index.isTenantOnly && member.scope === 'standard')) continue;
      if (element.children.some((it) => apiNameOf(it.name, declaration) === name)) continue;
      res.push({ parent: { element, declaration }, member, requirement, former: undefined });
    }
  }
  return res;
}

/** The default behavior is of the same kind as the others. */
function kindOf({ key }: Declaration): string {
  return key.replace(/^Default(?=CacheBehavior\.)/, '');
}

function holdersOf({ config, origins, behaviors }: ConfigIndex, holder: Holder): readonly Element[] {
  switch (holder) {
    case 'config':
      return [config.element];
    case 'origin':
      return origins;
    case 'custom-origin':
      return origins.flatMap((it) => child(it, 'CustomOriginConfig') ?? []);
    case 'behavior':
      return behaviors;
    case 'allowed-methods':
      return behaviors.flatMap((it) => child(it, 'AllowedMethods') ?? []);
    case 'forwarded-values':
      return behaviors.flatMap((it) => child(it, 'ForwardedValues') ?? []);
    case 'error-response':
      return items(child(config.element, 'CustomErrorResponses'));
  }
}

const declarations = {
  config: schema.roots.DistributionConfig,
  origin: schema.at('Origins.Items.Origin'),
  'custom-origin': schema.at('Origin.CustomOriginConfig'),
  behavior: schema.at('CacheBehaviors.Items.CacheBehavior'),
  'allowed-methods': schema.at('CacheBehavior.AllowedMethods'),
  'forwarded-values': schema.at('CacheBehavior.ForwardedValues'),
  'error-response': schema.at('CustomErrorResponses.Items.CustomErrorResponse'),
} as const satisfies Readonly<Record<Holder, Declaration>>;

const defaultBehavior = schema.at('DistributionConfig.DefaultCacheBehavior');

function declarationOf({ name }: Element, holder: Holder): Declaration {
  return name === 'DefaultCacheBehavior' ? defaultBehavior : declarations[holder];
}
