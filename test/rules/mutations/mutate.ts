import {
  applyEdits,
  type ConfigDocument,
  child,
  type Edit,
  type Element,
  insertChild,
  removeElement,
  replaceContent,
  type Span,
  type TypedElement,
} from '#core';
import { walk } from '../../../server/src/core/model/walk.ts';
import type { Dice } from '../valid/dice.ts';
import { all, has } from './where.ts';

/** One way to make a mistake in a config. */
export interface Mutation {
  /** The rule that must speak. */
  readonly rule: string;
  /** For a failing test to print. */
  readonly name: string;
  /** Undefined where this config has no place for the mistake. */
  apply(sound: Sound, dice: Dice): Mutated | undefined;
}

export interface Mutated {
  readonly text: string;
  /** Where the rule must speak. */
  readonly place: Span;
}

/** A config without a mistake, its elements by the key of their declaration. */
export interface Sound {
  readonly doc: ConfigDocument;
  readonly elements: ReadonlyMap<string, readonly TypedElement[]>;
}

/** Looks a config through once for all mutations. */
export function soundOf(doc: ConfigDocument): Sound {
  const all = doc.config === undefined ? [] : [...walk(doc.config)];
  return { doc, elements: Map.groupBy(all, (it) => it.declaration.key) };
}

/** Keys of declarations: the mistake is made at one of their elements. */
type Keys = string | readonly string[];

/** Whether a mistake can be made at an element. */
export type Where = (element: Element, sound: Sound) => boolean;

/** Edits inside an element that make the mistake. */
type Edits = (typed: TypedElement, sound: Sound, dice: Dice) => readonly Edit[];

/** A mistake at an element, by edits inside it. */
export function mistake(
  rule: string,
  name: string,
  keys: Keys,
  edits: Edits,
  where: Where = () => true,
): Mutation {
  const wanted = typeof keys === 'string' ? [keys] : keys;
  return {
    rule,
    name: `${rule}: ${wanted[0]}${name}`,
    apply(sound, dice) {
      const { text } = sound.doc;
      const possible = wanted
        .flatMap((it) => sound.elements.get(it) ?? [])
        .filter(({ element }) => where(element, sound));
      if (possible.length === 0) return undefined;

      const typed = dice.from(possible);
      const changed = applyEdits(text, edits(typed, sound, dice));
      const { start, end } = typed.element.span;
      return { text: changed, place: { start, end: end + changed.length - text.length } };
    },
  };
}

/** An element gets this markup as its content. */
export function value(rule: string, keys: Keys, markup: string, where?: Where): Mutation {
  return mistake(rule, ` ${markup}`, keys, ({ element }) => [replaceContent(element, markup)], where);
}

/** Members of an element get this markup as their content; those with none are taken away. */
export function members(rule: string, keys: Keys, given: Members, where?: Where): Mutation {
  const name = Object.entries(given).map(([member, it]) => ` ${member}=${it}`);
  return mistake(
    rule,
    name.join(),
    keys,
    ({ element }, { doc }) => setMembers(doc.text, element, given),
    where,
  );
}

export type Members = Readonly<Record<string, string | undefined>>;

/** A list gets items with this markup as their content, and the Quantity that fits. */
export function items(rule: string, keys: Keys, contents: readonly string[], where?: Where): Mutation {
  const edits: Edits = ({ element, declaration }, { doc }) => {
    const [name = ''] = declaration.children.get('Items')?.children.keys() ?? [];
    const markup = contents.map((it) => `<${name}>${it}</${name}>`).join('');
    const list = { Quantity: String(contents.length), Items: markup === '' ? undefined : markup };
    return setMembers(doc.text, element, list);
  };
  return mistake(rule, ` [${contents.slice(0, 3)}]`, keys, edits, where);
}

/** An element gets one more child. */
export function one(rule: string, keys: Keys, markup: string, where?: Where): Mutation {
  const edits: Edits = ({ element }, { doc }) => [
    insertChild(doc.text, element, markup, element.children[0]),
  ];
  return mistake(rule, ` + ${markup}`, keys, edits, where);
}

/** The text as a whole becomes another one. */
export function whole(rule: string, name: string, change: (text: string) => string): Mutation {
  return {
    rule,
    name: `${rule}: ${name}`,
    apply({ doc }) {
      const text = change(doc.text);
      return text === doc.text ? undefined : { text, place: { start: 0, end: text.length } };
    },
  };
}

/** Edits that set, add or take away members of an element. */
export function setMembers(text: string, element: Element, given: Members): readonly Edit[] {
  return Object.entries(given).flatMap(([name, content]) => {
    const known = child(element, name);
    if (known === undefined) {
      const markup = `<${name}>${content}</${name}>`;
      return content === undefined ? [] : [insertChild(text, element, markup, element.children[0])];
    }
    return [content === undefined ? removeElement(text, known) : replaceContent(known, content)];
  });
}

/** A list that has items gets a copy of its first one, and the Quantity that fits. */
export function again(
  rule: string,
  keys: Keys,
  rewrite: (markup: string) => string = (it) => it,
  where?: Where,
): Mutation {
  return addition(rule, ' again', keys, (first) => [rewrite(first)], where);
}

/** A list that has items gets more of them, and the Quantity that fits. */
export function more(rule: string, keys: Keys, markup: readonly string[], where?: Where): Mutation {
  return addition(rule, ` + ${markup.length}`, keys, () => markup, where);
}

function addition(
  rule: string,
  name: string,
  keys: Keys,
  added: (first: string) => readonly string[],
  where: Where = () => true,
): Mutation {
  return mistake(
    rule,
    name,
    keys,
    (typed, sound) => additions(typed, sound, added),
    all(has('Items'), where),
  );
}

function additions({ element }: TypedElement, { doc }: Sound, added: (first: string) => readonly string[]) {
  const [wrapper, quantity] = [child(element, 'Items'), child(element, 'Quantity')];
  const first = wrapper?.children[0];
  if (wrapper === undefined || first === undefined || quantity === undefined) return [];
  const markup = added(doc.text.slice(first.span.start, first.span.end));
  return [
    insertChild(doc.text, wrapper, markup.join('\n'), first),
    replaceContent(quantity, String(wrapper.children.length + markup.length)),
  ];
}
