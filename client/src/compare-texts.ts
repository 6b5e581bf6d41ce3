import { type ConfigDocument, child, items, parseConfig, plan } from '#core';

/** How a document's text stands to its baseline, with what else is worth showing of it. */
export function compareTexts(
  baseline: string,
  text: string,
): { readonly standing: { readonly kind: 'in-sync' | 'edited' }; readonly alias: string | undefined } {
  const [before, after] = [parseConfig(baseline), parseConfig(text)];
  const isSame = after.tree.problems.length === 0 && plan(before, after).length === 0;
  return { standing: { kind: isSame ? 'in-sync' : 'edited' }, alias: firstAlias(before) };
}

/** The name that people know a distribution by. */
export function firstAlias({ config }: ConfigDocument): string | undefined {
  const [first] = items(config && child(config.element, 'Aliases'));
  return first?.text;
}
