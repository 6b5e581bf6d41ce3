import { schema } from '#core';
import { behaviorMakers } from './valid/behaviors.ts';
import { builder } from './valid/build.ts';
import { type Dice, dice } from './valid/dice.ts';
import { originMakers } from './valid/origins.ts';
import { newPlan } from './valid/plan.ts';
import { type Layout, printConfig } from './valid/print-config.ts';
import { rootMakers } from './valid/root.ts';
import { values } from './valid/values.ts';

const makers = { ...values, ...rootMakers, ...originMakers, ...behaviorMakers };

/**
 * A config that CloudFront would take, as far as a document alone can tell. It is made from the schema, with what is
 * known of values and of members that depend on each other. The same seed gives the same text.
 */
export function validConfig(seed: number): string {
  const random = dice(seed);
  const plan = newPlan(random);
  const root = plan.shape === 'streaming' ? 'StreamingDistributionConfig' : 'DistributionConfig';
  const content = builder(random, plan, makers).content(schema.roots[root]);
  return printConfig([root, content], layout(random), schema.namespace);
}

/** Configs short enough to try a thousand of them in no time. */
export function shortConfigs(count: number): readonly string[] {
  const res: string[] = [];
  for (let seed = 0; res.length < count; seed++) {
    const text = validConfig(seed);
    if (text.length < 2500) res.push(text);
  }
  return res;
}

function layout(random: Dice): Layout {
  return {
    ...random.from([{ indent: '  ' }, { indent: '  ' }, { indent: '\t' }, { indent: undefined }]),
    lineBreak: random.from(['\n', '\n', '\r\n']),
    commentEvery: random.from([0, 0, 5, 11]),
    isSelfClosing: random.chance(0.3),
  };
}
