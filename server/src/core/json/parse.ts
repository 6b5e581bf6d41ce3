import type { Span } from '../text/edit.ts';
import { skipSpace } from '../xml/space.ts';
import type { JsonMember, JsonProblem, JsonScalar, JsonValue } from './tree.ts';

/**
 * Reads JSON (RFC 8259), with a byte order mark or without. Accepts what `JSON.parse` accepts and keeps what that
 * loses: places, numbers as written, names that repeat. Any depth.
 */
export function parseJson(text: string): JsonValue | JsonProblem {
  const open: Container[] = [];
  let offset = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0);
  for (;;) {
    let value: JsonValue;
    const end = closers.get(text.charAt(offset));
    if (end === undefined) {
      const scalar = readScalar(text, offset);
      if (scalar.kind === 'malformed') return scalar;
      value = scalar;
      offset = scalar.span.end;
    } else {
      const container: Container = { start: offset, end, values: [], names: [] };
      offset = skipSpace(text, offset + 1);
      if (text[offset] !== end) {
        open.push(container);
        const start = valueStart(text, offset, container);
        if (typeof start !== 'number') return start;
        offset = start;
        continue;
      }
      offset++;
      value = finished(container, offset);
    }

    for (;;) {
      offset = skipSpace(text, offset);
      const container = open.at(-1);
      if (container === undefined)
        return offset === text.length ? value : malformed(offset, 'Nothing may follow the JSON value.');
      container.values.push(value);
      const next = text[offset];
      if (next !== ',' && next !== container.end)
        return malformed(offset, `A comma or ${container.end} is missing here.`);
      offset++;
      if (next === ',') {
        const start = valueStart(text, skipSpace(text, offset), container);
        if (typeof start !== 'number') return start;
        offset = start;
        break;
      }
      open.pop();
      value = finished(container, offset);
    }
  }
}

/** An object or an array that is being read. */
interface Container {
  readonly start: number;
  readonly end: string;
  readonly values: JsonValue[];
  readonly names: Omit<JsonMember, 'value'>[];
}

const closers: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/** Where the next value of a container starts: in an object, behind its name. */
function valueStart(text: string, offset: number, { end, names }: Container): number | JsonProblem {
  if (end === ']') return offset;
  if (text[offset] !== '"') return malformed(offset, 'A name in double quotes must stand here.');

  const name = readString(text, offset);
  if (name.kind === 'malformed') return name;
  names.push({ name: name.text, nameSpan: name.span });
  const colon = skipSpace(text, name.span.end);
  if (text[colon] !== ':') return malformed(colon, 'A colon is missing here.');
  return skipSpace(text, colon + 1);
}

function finished({ start, end, values, names }: Container, offset: number): JsonValue {
  const span: Span = { start, end: offset };
  if (end === ']') return { kind: 'array', span, items: values };

  const members: JsonMember[] = [];
  for (const [index, name] of names.entries()) {
    const value = values[index];
    if (value !== undefined) members.push({ ...name, value });
  }
  return { kind: 'object', span, members };
}

const word = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))|(true|false)(?!\w)|null(?!\w)/y;

function readScalar(text: string, offset: number): JsonScalar | JsonProblem {
  if (text[offset] === '"') return readString(text, offset);

  word.lastIndex = offset;
  const match = word.exec(text);
  if (match === null) return malformed(offset, 'A value must stand here.');
  const [written, number, truth] = match;
  const kind = number !== undefined ? 'number' : truth !== undefined ? 'boolean' : 'null';
  return { kind, span: { start: offset, end: offset + written.length }, text: written };
}

/** Only `JSON.parse` knows every escape; it is given this one string. */
function readString(text: string, offset: number): JsonScalar | JsonProblem {
  let quote = text.indexOf('"', offset + 1);
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  if (quote < 0) return malformed(offset, 'This string has no end.');

  const span: Span = { start: offset, end: quote + 1 };
  try {
    return { kind: 'string', span, text: String(JSON.parse(text.slice(span.start, span.end))) };
  } catch {
    return {
      kind: 'malformed',
      message: 'This string has a line break, a control character or an escape that JSON does not know.',
      at: span,
    };
  }
}

function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}

function malformed(offset: number, message: string): JsonProblem {
  return { kind: 'malformed', message, at: { start: offset, end: offset } };
}
