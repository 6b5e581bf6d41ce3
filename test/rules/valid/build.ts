import type { Declaration } from '#core';
import type { Dice } from './dice.ts';
import type { Plan } from './plan.ts';
import type { Content, Tree } from './print-config.ts';

/** Makes elements from their declarations, with what is known of their members. */
export interface Builder {
  readonly dice: Dice;
  readonly plan: Plan;
  /** The content of an element, by what the makers know and else by its declaration alone. */
  content(declaration: Declaration): Content;
  /** The content of a structure: what is given, the required rest, and some of the optional rest. */
  structure(declaration: Declaration, given: Given): Content;
}

/** What is known of a member whose content is not. */
interface Presence {
  readonly isThere: boolean;
}

/** A member that must not be there. */
export const absent: Presence = { isThere: false };
/** A member that must be there, with whatever content. */
export const present: Presence = { isThere: true };

/** What is known of members, by name; of the others, and of undefined ones, nothing is. */
export type Given = Readonly<Record<string, Content | Presence | undefined>>;

/** Makes the content of an element. */
export type Maker = (build: Builder, declaration: Declaration) => Content;

/** Makers by the key of a declaration, by the name of a structure, or by the name of an element. */
export type Makers = Readonly<Record<string, Maker>>;

/** Starts a builder for one config. */
export function builder(dice: Dice, plan: Plan, makers: Makers): Builder {
  const build: Builder = { dice, plan, content, structure };
  return build;

  function content(declaration: Declaration): Content {
    const { key, name, type, range } = declaration;
    const maker = makers[key] ?? makers[type.kind === 'structure' ? type.name : name];
    if (maker !== undefined) return maker(build, declaration);
    if (type.kind === 'structure') return structure(declaration, {});
    if (type.kind === 'enum') return dice.from(type.values);
    if (type.kind === 'boolean') return String(dice.chance(0.5));
    if (range !== undefined) return String(dice.int(range.min, range.max));
    throw new RangeError(`the generator knows nothing about ${key}`);
  }

  function structure({ children }: Declaration, given: Given): Content {
    const members = [...children.values()].flatMap((it): readonly Tree[] => {
      const known = given[it.name];
      if (known !== undefined && !isPresence(known)) return [[it.name, known]];
      const isThere = known?.isThere ?? (it.required || dice.chance(plan.density));
      return isThere ? [[it.name, content(it)]] : [];
    });
    return plan.isShuffled ? dice.some(members, members.length) : members;
  }
}

/** The members of a list (`Quantity` and `Items`) that holds these items. */
export function holding(list: Declaration, contents: readonly Content[]): Given {
  const [itemName = ''] = memberOf(list, 'Items').children.keys();
  const items = contents.map((it): Tree => [itemName, it]);
  return { Quantity: String(items.length), Items: items.length === 0 ? absent : items };
}

/** A maker of lists of some of these values; of one at least where the API requires Items. */
export function someOf(values: readonly string[], most = values.length): Maker {
  return ({ dice, structure }, declaration) => {
    const least = declaration.children.get('Items')?.required === true ? 1 : 0;
    return structure(declaration, holding(declaration, dice.some(values, dice.int(least, most))));
  };
}

function isPresence(known: Content | Presence): known is Presence {
  return typeof known === 'object' && 'isThere' in known;
}

/** The declaration of a member. */
export function memberOf({ key, children }: Declaration, name: string): Declaration {
  const declaration = children.get(name);
  if (declaration === undefined) throw new RangeError(`the schema has no ${name} in ${key}`);
  return declaration;
}

/** The content of a list of structures: one for each of these. */
export function listOf<T>(
  { structure }: Builder,
  declaration: Declaration,
  things: readonly T[],
  given: (thing: T, item: Declaration) => Given,
): Content {
  const [item = declaration] = memberOf(declaration, 'Items').children.values();
  return structure(
    declaration,
    holding(
      declaration,
      things.map((it) => structure(item, given(it, item))),
    ),
  );
}
