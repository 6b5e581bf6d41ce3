import { child, items, type TypedElement } from '../model/document.ts';
import { walk } from '../model/walk.ts';
import type { Declaration } from '../schema/index.ts';
import { schema } from '../schema/index.ts';
import type { Element } from '../xml/index.ts';

/**
 * Where in a config, in a small language:
 *
 * - `/` is the root;
 * - `Logging/Bucket` is a path from it, in which `Items` is left out: `Aliases/CNAME`;
 * - `{A,B}/C` is C in A and in B;
 * - `//OriginPath` is an element of this name anywhere, the start of a longer path likewise;
 * - `Origin[S3OriginConfig]` only where that child says something, `Origin[!S3OriginConfig]` only where none does;
 * - `OriginPath!` at the end is each parent that lacks it; where none does, the element itself;
 * - `CNAME~` at the end is each one whose text stands in the message; where none does, every one;
 * - `$name` is the element that the message calls so.
 *
 * Where an element is absent, its place is the parent that may hold it, as far up as needed. A path with
 * conditions that nothing meets means nothing.
 */
export type Place = string;

/** A place, narrowed to the elements whose text fits, if any does. */
export type NarrowedPlace = Place | readonly [Place, RegExp];

export interface Said {
  readonly message: string;
  /** What the message calls the element in question. */
  readonly name: string | undefined;
}

interface Step {
  readonly name: string;
  readonly conditions: readonly { readonly name: string; readonly holds: boolean }[];
}

/** The elements at these places. */
export function findPlaces(
  config: TypedElement,
  places: readonly NarrowedPlace[],
  said: Said,
): readonly Element[] {
  const found = places.map((it) => {
    const [place, fits] = typeof it === 'string' ? [it] : it;
    const each = alternatives(place).map((alternative) => find(config, alternative, said));
    const elements = each.flatMap((one) => one.elements);
    return { elements: narrowed(elements, fits), standIns: each.flatMap((one) => one.standIns) };
  });
  const present = found.flatMap((it) => it.elements);
  return present.length > 0 ? present : found.flatMap((it) => it.standIns);
}

/** Whether a value stands in a sentence as a word of its own. */
export function isMentioned(value: string, message: string): boolean {
  const word = value.trim().toLowerCase();
  const text = message.toLowerCase();
  for (let start = text.indexOf(word); start >= 0 && word !== ''; start = text.indexOf(word, start + 1)) {
    const isStart = !/[\w:/.*-]$/.test(text.slice(0, start));
    const isEnd = !/^(?:[\w:/*-]|\.\w)/.test(text.slice(start + word.length));
    if (isStart && isEnd) return true;
  }
  return false;
}

interface Found {
  readonly elements: readonly Element[];
  /** What stands for the elements when there are none. */
  readonly standIns: readonly Element[];
}

function narrowed(elements: readonly Element[], fits: RegExp | undefined): readonly Element[] {
  const fitting = fits === undefined ? [] : elements.filter((it) => fits.test(it.text));
  return fitting.length > 0 ? fitting : elements;
}

function find(config: TypedElement, place: Place, { message, name }: Said): Found {
  if (place === '/') return { elements: [config.element], standIns: [] };

  const mark = /[!~]$/.exec(place)?.[0];
  const steps = stepsOf(mark === undefined ? place : place.slice(0, -1), name);
  const last = steps.at(-1);
  if (steps.some((it) => it.name === '') || last === undefined) return { elements: [], standIns: [] };

  const isAnywhere = place.startsWith('//');
  const elements = follow(config, steps, isAnywhere);
  const standIns = steps.some((it) => it.conditions.length > 0) ? [] : closestTo(config, steps, isAnywhere);
  if (mark === '!') {
    const parents =
      steps.length > 1 || !isAnywhere
        ? follow(config, steps.slice(0, -1), isAnywhere)
        : holders(config, last.name);
    const lacking = parents.filter((it) => children(it, last.name).length === 0);
    if (lacking.length > 0) return { elements: lacking, standIns };
  }
  const mentioned = mark === '~' ? elements.filter((it) => isMentioned(it.text, message)) : [];
  return { elements: mentioned.length > 0 ? mentioned : elements, standIns };
}

function follow(config: TypedElement, steps: readonly Step[], isAnywhere: boolean): readonly Element[] {
  const [first, ...others] = steps;
  if (first === undefined) return [config.element];

  const everywhere = () => [...walk(config)].map((it) => it.element).filter((it) => it.name === first.name);
  const starts = isAnywhere ? everywhere() : children(config.element, first.name);
  return others.reduce(
    (current, step) => current.flatMap((it) => children(it, step.name)).filter((it) => meets(it, step)),
    starts.filter((it) => meets(it, first)),
  );
}

/** The elements at the longest part of a path that is there. */
function closestTo(config: TypedElement, steps: readonly Step[], isAnywhere: boolean): readonly Element[] {
  for (let length = steps.length - 1; length > 0; length--) {
    const found = follow(config, steps.slice(0, length), isAnywhere);
    if (found.length > 0) return found;
  }
  const found = isAnywhere ? holders(config, steps[0]?.name ?? '') : [];
  return found.length > 0 ? found : [config.element];
}

/** The elements that may hold a child or an item of this name. */
function holders(config: TypedElement, name: string): readonly Element[] {
  const mayHold = ({ children: members }: Declaration) =>
    members.has(name) || members.get('Items')?.children.has(name);
  return [...walk(config)]
    .filter((it) => it.declaration.type.kind === 'structure' && mayHold(it.declaration))
    .map((it) => it.element);
}

function children(element: Element, name: string): readonly Element[] {
  return [...element.children, ...items(element)].filter((it) => it.name === name);
}

function meets(element: Element, { conditions }: Step): boolean {
  return conditions.every(({ name, holds }) => saysSomething(child(element, name)) === holds);
}

/** CloudFront returns what is not set as empty elements. */
function saysSomething(element: Element | undefined): boolean {
  return element !== undefined && (element.children.length > 0 || element.text.trim() !== '');
}

function alternatives(place: Place): readonly Place[] {
  const match = /^(.*)\{(.*?)\}(.*)$/.exec(place);
  if (match === null) return [place];
  const [, before = '', options = '', after = ''] = match;
  return options.split(',').flatMap((it) => alternatives(before + it + after));
}

function stepsOf(path: string, spokenName: string | undefined): readonly Step[] {
  const steps = path.replace('//', '').split('/');
  return steps.map((step) => {
    const [name = '', ...conditions] = step.split(/\[|\]\[?/).filter((it) => it !== '');
    return {
      name: name === '$name' ? elementName(spokenName ?? '') : name,
      conditions: conditions.map((it) => ({ name: it.replace('!', ''), holds: !it.startsWith('!') })),
    };
  });
}

/** Names that CloudFront's sentences use for elements that are called otherwise (observed in public reports). */
const spokenNames: Readonly<Record<string, string>> = {
  headersettings: 'Headers',
  name: 'Id',
  originaccesscontrol: 'OriginAccessControlId',
  origincustomheaders: 'CustomHeaders',
  originid: 'Id',
  originname: 'DomainName',
  s3origin: 'S3OriginConfig',
};

const elementNames = new Map(schema.all.map((it) => [it.name.toLowerCase(), it.name]));

/** The element that a sentence means by `Field level encryption id` or `originPath`; empty when it means none. */
function elementName(spoken: string): string {
  const word = spoken.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return spokenNames[word] ?? elementNames.get(word) ?? '';
}
