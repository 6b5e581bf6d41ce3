import { child, descendant, type Element } from '#core';
import type { Sound, Where } from './mutate.ts';

export type { Where } from './mutate.ts';

/** The members are there. */
export const has =
  (...names: readonly string[]): Where =>
  (element) =>
    names.every((it) => child(element, it) !== undefined);

/** The members are absent, empty, or lists without items. */
export const lacks =
  (...names: readonly string[]): Where =>
  (element) =>
    names.every((it) => isUnset(child(element, it)));

/** A member has one of these values. */
export const says =
  (path: string, ...values: readonly string[]): Where =>
  (element) =>
    values.includes(textAt(element, path));

export const all =
  (...wheres: readonly Where[]): Where =>
  (element, sound) =>
    wheres.every((it) => it(element, sound));

export const not =
  (where: Where): Where =>
  (element, sound) =>
    !where(element, sound);

/** What holds of the config that the element is in. */
export const inConfig =
  (where: Where): Where =>
  (_, sound) =>
    sound.doc.config !== undefined && where(sound.doc.config.element, sound);

/** The value down a path of names; empty where there is none. */
export function textAt(element: Element, path: string): string {
  return descendant(element, ...path.split('/'))?.text.trim() ?? '';
}

function isUnset(element: Element | undefined): boolean {
  if (element === undefined) return true;
  return element.children.length === 0 ? element.text.trim() === '' : textAt(element, 'Quantity') === '0';
}

/** In a config of a distribution without tenants. */
export const isStandard: Where = inConfig(not(says('ConnectionMode', 'tenant-only')));

/** In a config that takes part in a continuous deployment. */
export const isDeployment: Where = inConfig(
  (it) => textAt(it, 'Staging') === 'true' || textAt(it, 'ContinuousDeploymentPolicyId') !== '',
);

/** In a config without a function that may choose where a request goes. */
export const runsNothing: Where = (_, { elements }) =>
  !elements.has('FunctionAssociations.Items.FunctionAssociation') &&
  !elements.has('LambdaFunctionAssociations.Items.LambdaFunctionAssociation');

/** A behavior targets an origin of which this holds. */
export const targets =
  (where: Where): Where =>
  (behavior, sound) =>
    targeted(behavior, sound, 'Origins.Items.Origin').some((it) => where(it, sound));

/** A behavior targets an origin group. */
export const targetsGroup: Where = (behavior, sound) =>
  targeted(behavior, sound, 'OriginGroups.Items.OriginGroup').length > 0;

function targeted(behavior: Element, { elements }: Sound, key: string): readonly Element[] {
  const all = (elements.get(key) ?? []).map((it) => it.element);
  return all.filter((it) => textAt(it, 'Id') === textAt(behavior, 'TargetOriginId'));
}
