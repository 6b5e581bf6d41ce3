import type { Node } from '../node.ts';
import type { Refusal } from '../refusal.ts';
import { checkBehaviors } from './behaviors.ts';
import { checkConstraints } from './constraints.ts';
import { checkOrigins } from './origins.ts';
import { checkQuantities } from './quantities.ts';
import { checkRoot } from './root.ts';
import { checkIdentity, checkRequiredOnUpdate } from './update.ts';

export { frameworkName, missingAt } from './constraints.ts';
export { type Reading, readNode } from './structure.ts';

/** The first reason to refuse a new config. `path` is what the framework calls its root. */
export function refusalOfCreate(config: Node, path?: string): Refusal | undefined {
  return first([checkConstraints(config, path), ...everywhere(config)]);
}

/** The first reason to refuse an update. The order of the families is UNVERIFIED. */
export function refusalOfUpdate(config: Node, current: Node): Refusal | undefined {
  return first([
    checkConstraints(config),
    checkIdentity(config, current),
    checkQuantities(config),
    checkRequiredOnUpdate(config),
    ...everywhere(config),
  ]);
}

function everywhere(config: Node): readonly Iterable<Refusal>[] {
  return [checkQuantities(config), checkRoot(config), checkBehaviors(config), checkOrigins(config)];
}

/** CloudFront names one mistake at a time; families further down are not even looked at. */
function first(families: readonly Iterable<Refusal>[]): Refusal | undefined {
  for (const family of families) for (const refusal of family) return refusal;
  return undefined;
}
