import { type JsonArray, type JsonObject, type JsonValue, parseJson } from '../json/index.ts';
import { type Declaration, schema } from '../schema/index.ts';
import { escapeText } from '../xml/edits.ts';
import { layOut } from '../xml/layout.ts';
import { nameEnd } from '../xml/names.ts';
import { type Conversion, type Notes, note, sentences } from './conversion.ts';
import { type FoundConfig, findConfig } from './find-config.ts';

/**
 * The XML of a config that the AWS CLI printed as JSON: laid out, its members in the service's order, values exact.
 * What the schema does not know is kept as it stands.
 */
export function convertToXml(json: string): Conversion {
  const value = parseJson(json);
  if (value.kind === 'malformed')
    return { kind: 'not-converted', message: `This is not JSON: ${value.message}`, at: value.at };

  const found = findConfig(value);
  if (found === undefined) {
    const message = 'There is no DistributionConfig or StreamingDistributionConfig in this JSON.';
    return { kind: 'not-converted', message, at: { start: value.span.start, end: value.span.start + 1 } };
  }
  const notes: Notes = new Map();
  noteAround(found, notes);
  return written(found, notes);
}

function written({ root, config }: FoundConfig, notes: Notes): Conversion {
  const markup = [`<?xml version="1.0" encoding="UTF-8"?><${root.name} xmlns="${schema.namespace}">`];
  const pending: (string | Member)[] = [`</${root.name}>`];
  const later = (members: readonly Member[]) => {
    for (const it of members.toReversed()) pending.push(it);
  };
  later(membersOf(config, { declaration: root, path: '' }, notes));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      markup.push(next);
      continue;
    }
    const { name, value, path } = next;
    switch (value.kind) {
      case 'object':
        markup.push(`<${name}>`);
        pending.push(`</${name}>`);
        later(membersOf(value, next, notes));
        break;
      case 'array':
        markup.push(`<${name}>`);
        pending.push(`</${name}>`);
        later(itemsOf(value, next, notes));
        break;
      case 'null':
        note(notes, 'Left out, for its value is null', path);
        break;
      case 'string':
      case 'number':
      case 'boolean':
        if (noCharacter.test(value.text)) {
          const message = `${path} holds a character that XML cannot hold.`;
          return { kind: 'not-converted', message, at: value.span };
        }
        markup.push(`<${name}>${escapeText(value.text)}</${name}>`);
    }
  }
  return { kind: 'converted', text: layOut(markup.join('')), notes: sentences(notes) };
}

/** A value and the element it becomes. */
interface Member {
  readonly name: string;
  readonly value: JsonValue;
  /** Undefined for what the schema does not know, and for everything in it. */
  readonly declaration: Declaration | undefined;
  /** Where it stands in the JSON: `Origins.Items[0].Id`. */
  readonly path: string;
}

/** What XML 1.0 has no character for (§2.2), a surrogate on its own included. */
const noCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The members in the service's order, those that the schema does not know behind them. */
function membersOf(
  { members }: JsonObject,
  { declaration, path }: Pick<Member, 'declaration' | 'path'>,
  notes: Notes,
): readonly Member[] {
  const known = declaration?.type.kind === 'structure' ? declaration.children : undefined;
  const order = [...(known?.keys() ?? [])];
  const rank = (name: string) => (known?.has(name) ? order.indexOf(name) : order.length);
  const res: Member[] = [];
  for (const { name, value } of members) {
    const place = path === '' ? name : `${path}.${name}`;
    if (nameEnd(name, 0) !== name.length || name === '') {
      note(notes, 'Left out, for no element can have such a name', JSON.stringify(place));
      continue;
    }
    const declared = known?.get(name);
    if (known !== undefined && declared === undefined) note(notes, unknown, place);
    res.push({ name, value, declaration: declared, path: place });
  }
  return res.sort((a, b) => rank(a.name) - rank(b.name));
}

function itemsOf(
  { items }: JsonArray,
  { declaration, path }: Pick<Member, 'declaration' | 'path'>,
  notes: Notes,
): readonly Member[] {
  const item = declaration?.type.kind === 'list' ? declaration.type.item : undefined;
  if (item === undefined && items.length > 0)
    note(notes, 'Items whose name is not known, written as member', path);
  return items.map((value, index) => ({
    name: item?.name ?? 'member',
    value,
    declaration: item,
    path: `${path}[${index}]`,
  }));
}

function noteAround({ around }: FoundConfig, notes: Notes): void {
  for (const { name, value } of around) {
    if (name === 'ETag' && value.kind === 'string')
      note(notes, 'Left out, for a push takes it apart from the config', `ETag ${value.text}`);
    else note(notes, 'Left out, for it is no part of the config', name);
  }
}

const unknown = `Not in the API of SDK ${schema.version}, kept as it stands`;
