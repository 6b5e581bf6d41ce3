import { indexOf } from '../model/config-index.ts';
import { child, items, rootDeclaration, type TypedElement } from '../model/document.ts';
import { walk } from '../model/walk.ts';
import type { Element } from '../xml/index.ts';
import { findPlaces } from './place-answer-find.ts';

/** What the named groups of a sentence's pattern hold. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** Lists whose Quantity differs from their items: those of the name and with the numbers given, as far as any fit. */
export function countsNamed(config: TypedElement, { noun, promised, actual }: Groups): readonly Element[] {
  const lists = [...walk(config)].filter(
    ({ declaration: { children } }) => children.has('Quantity') && children.has('Items'),
  );
  const named = lists.filter(({ element, declaration: { type } }) =>
    [element.name, 'name' in type ? type.name : ''].some((it) => it.toLowerCase() === noun?.toLowerCase()),
  );
  const candidates = (named.length > 0 ? named : lists).map((it) => it.element);
  const counted = candidates.map((element) => ({
    element,
    quantity: Number(child(element, 'Quantity')?.text ?? Number.NaN),
    count: items(element).length,
  }));
  const exact = counted.filter((it) => it.quantity === Number(promised) && it.count === Number(actual));
  if (exact.length > 0) return exact.map((it) => it.element);
  if (named.length > 0) return candidates;
  return counted.filter((it) => it.quantity !== it.count).map((it) => it.element);
}

/** Lists that are empty or hold what is no item, structures and lists that hold text, and values that hold elements. */
export function unreadable(config: TypedElement): readonly Element[] {
  const found = [...walk(config)].filter(({ element, declaration: { type, children } }) => {
    const isList = type.kind === 'list';
    if (children.size === 0) return element.children.length > 0;
    if (element.text.trim() !== '' || (isList && element.children.length === 0)) return true;
    return isList && element.children.some((it) => !children.has(it.name));
  });
  return found.map((it) => it.element);
}

/** References that name no origin of the config. */
export function danglingReferences(config: TypedElement): readonly Element[] {
  const { behaviors, originGroups, originsById, originGroupsById } = indexed(config);
  const targets = behaviors.flatMap((it) => child(it, 'TargetOriginId') ?? []);
  const members = originGroups
    .flatMap((it) => items(child(it, 'Members')))
    .flatMap((it) => child(it, 'OriginId') ?? []);
  return [
    ...targets.filter((it) => !originsById.has(it.text) && !originGroupsById.has(it.text)),
    ...members.filter((it) => !originsById.has(it.text)),
  ];
}

/** The Id of every origin whose Id another one has as well. */
export function repeatedIds(config: TypedElement): readonly Element[] {
  const repeated = [...indexed(config).originsById.values()].filter((it) => it.length > 1);
  return repeated.flat().flatMap((it) => child(it, 'Id') ?? []);
}

/** The EventType of functions that share it within one behavior. */
export function repeatedEvents(config: TypedElement, { event }: Groups): readonly Element[] {
  return indexed(config).behaviors.flatMap((behavior) => {
    const lists = [child(behavior, 'LambdaFunctionAssociations'), child(behavior, 'FunctionAssociations')];
    const types = lists.flatMap((it) => items(it)).flatMap((it) => child(it, 'EventType') ?? []);
    const same = types.filter((it) => it.text.trim() === event);
    return same.length > 1 ? same : [];
  });
}

/** The times to live of behaviors in which they are not in ascending order. */
export function unsortedTimes(config: TypedElement): readonly Element[] {
  return indexed(config).behaviors.flatMap((behavior) => {
    const times = ['MinTTL', 'DefaultTTL', 'MaxTTL'].flatMap((it) => child(behavior, it) ?? []);
    const isSorted = times.every(
      (it, index) => index === 0 || Number(times[index - 1]?.text) <= Number(it.text),
    );
    return isSorted ? [] : times;
  });
}

/** Features by the names that pricing plans give them (observed in a refused push of a distribution on such a plan). */
const features: Readonly<Record<string, string>> = {
  'price class': 'PriceClass',
  'standard logging': 'Logging',
  'custom cache policy': '//CachePolicyId',
  'custom origin request policy': '//OriginRequestPolicyId',
  'custom response headers policy': '//ResponseHeadersPolicyId',
};

/** The elements behind a list of features. */
export function featuresOf(config: TypedElement, { list = '' }: Groups): readonly Element[] {
  const places = Object.entries(features).filter(([name]) => list.toLowerCase().includes(name));
  return findPlaces(
    config,
    places.map(([, place]) => [place, /\S/]),
    { message: list, name: undefined },
  );
}

function indexed(config: TypedElement) {
  return indexOf(
    config,
    config.declaration === rootDeclaration('DistributionConfig') ? 'distribution' : 'streaming',
  );
}
