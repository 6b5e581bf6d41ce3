import type { Span } from '../text/edit.ts';

/** A JSON value with its place in the text, and with everything that `JSON.parse` forgets. */
export type JsonValue = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  /** In text order; a name may repeat. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: JsonValue;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonValue[];
}

export interface JsonScalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  readonly span: Span;
  /** A string decoded; everything else as written, so that no digit of a number is lost. */
  readonly text: string;
}

/** What is wrong with a text that is no JSON, and where. The message quotes nothing: a value may be secret. */
export interface JsonProblem {
  readonly kind: 'malformed';
  readonly message: string;
  readonly at: Span;
}
