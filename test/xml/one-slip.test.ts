import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Element, parseConfig } from '#core';
import { generateConfig } from '../../scripts/bench/generate-config.ts';

const laidOut = generateConfig(1);
const layouts = {
  'laid out': laidOut,
  'in one line': laidOut.replaceAll(/\n\s*/g, ''),
  'without indentation': laidOut.replaceAll(/\n +/g, '\n'),
};

const slips = {
  'an end tag left out': [/<\/\w+>/g, () => ''],
  'the > of an end tag left out': [/<\/\w+>/g, (tag: string) => tag.slice(0, -1)],
  'the last letter of an end tag left out': [/<\/\w+>/g, (tag: string) => `${tag.slice(0, -2)}>`],
  'the > of a start tag left out': [/<\w+>/g, (tag: string) => tag.slice(0, -1)],
} as const;

for (const [layout, text] of Object.entries(layouts)) {
  for (const [slip, [tags, damage]] of Object.entries(slips)) {
    test(`${slip} anywhere in a config ${layout} is one problem, and every element stays where it was`, () => {
      const whole = outline(text);
      for (const { 0: tag, index } of text.matchAll(tags)) {
        const damaged = text.slice(0, index) + damage(tag) + text.slice(index + tag.length);
        assert.equal(parseConfig(damaged).tree.problems.length, 1, `${tag} at ${index}`);
        assert.equal(outline(damaged), whole, `${tag} at ${index}`);
      }
    });
  }
}

/** Names and values, indented by depth. */
function outline(text: string): string {
  const { root } = parseConfig(text).tree;
  return root === undefined ? '' : outlineOf(root, '');
}

function outlineOf({ name, children, text }: Element, indent: string): string {
  if (children.length === 0) return `${indent}${name} ${text}\n`;
  return `${indent}${name}\n${children.map((it) => outlineOf(it, `${indent}  `)).join('')}`;
}
