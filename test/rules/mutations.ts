import { behaviorMutations } from './mutations/behaviors.ts';
import { cachingMutations } from './mutations/caching.ts';
import { formMutations } from './mutations/form.ts';
import type { Mutation } from './mutations/mutate.ts';
import { originMutations } from './mutations/origins.ts';
import { rootMutations } from './mutations/root.ts';

/**
 * Ways to spoil a config that CloudFront would take, each with the rule that must speak. To add one is a line in the
 * list of what it is about.
 */
export const mutations: readonly Mutation[] = [
  ...formMutations,
  ...originMutations,
  ...behaviorMutations,
  ...cachingMutations,
  ...rootMutations,
];

export { linkedMutations } from './mutations/linked.ts';
