import type { Part } from '../model/part.ts';
import { schema } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';
import type { Difference } from './compare.ts';

const mask = '***';
const longest = 200;

/** Before and after as people may see them: no secrets, and a structure in a few words. */
export function shownDifference({
  before,
  after,
  beforeText,
  afterText,
  declaration,
  beforeParents,
  afterParents,
}: Difference): { readonly before: string | undefined; readonly after: string | undefined } {
  return {
    before: shownText(before, beforeText, beforeParents.at(-1) ?? afterParents.at(-1)),
    after: shownText(after, afterText, afterParents.at(-1) ?? beforeParents.at(-1)),
  };

  function shownText(
    part: Part | undefined,
    text: string | undefined,
    parent: Part | undefined,
  ): string | undefined {
    if (text === undefined) return undefined;
    if (declaration?.sensitive && declaration.name !== 'Comment') return mask;
    return part === undefined ? text : shownPart(part, parent);
  }
}

/** A part in a few words, without secrets. `parent` is what holds it. */
export function shownPart(part: Part, parent: Part | undefined): string {
  const holdsSecrets = parent !== undefined && secretHolders.has(parent.element.name);
  const isValue = part.element.children.length === 0;
  if (isValue) return isSecret(part.element.name, holdsSecrets) ? mask : part.element.text;
  return shownElement(part.element, holdsSecrets);
}

/** Names whose value is never shown; comments are sensitive to AWS, but their author wrote them to be read. */
const secretNames = new Set(
  schema.all.filter((it) => it.sensitive && it.name !== 'Comment').map((it) => it.name),
);

/** Elements that hold a secret. What the schema does not know in them may be a misspelt secret. */
const secretHolders = new Map(
  schema.structures
    .filter((it) => [...it.children.keys()].some((name) => secretNames.has(name)))
    .map((it) => [it.name, new Set(it.children.keys())]),
);

function isSecret(name: string, holdsSecrets: boolean): boolean {
  if (secretNames.has(name)) return true;
  return holdsSecrets && ![...secretHolders.values()].some((known) => known.has(name));
}

/** Names and values of the innermost elements in order, at most some. Without recursion: the depth is any. */
function shownElement(root: Element, holdsSecrets: boolean): string {
  const words: string[] = [];
  let length = 0;
  const pending = [{ element: root, holdsSecrets }];
  for (let next = pending.pop(); next !== undefined && length <= longest; next = pending.pop()) {
    const { element } = next;
    const inside = next.holdsSecrets || secretHolders.has(element.name);
    for (const it of element.children.toReversed()) pending.push({ element: it, holdsSecrets: inside });
    if (element.children.length > 0 || element.name === 'Quantity' || element.text === '') continue;

    const word = `${element.name} ${isSecret(element.name, next.holdsSecrets) ? mask : element.text}`;
    words.push(word);
    length += word.length + 2;
  }
  const text = words.join(', ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
