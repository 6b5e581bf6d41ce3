import fc from 'fast-check';
import { documents } from './documents.ts';

/** Pieces that turn up in broken XML, and some that break what seems sound. */
const pieces = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '/',
    '=',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '!',
    '?',
    '-',
    '--',
    ']',
    '[',
    ';',
    '#',
    'x',
  ],
  ...[
    '</',
    '/>',
    '<!',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE',
    '<!DOCTYPE a>',
    '<?xml ?>',
  ],
  ...[
    '<?xml version="1.0"?>',
    '<?x?>',
    '<Items>',
    '</Items>',
    '<Items/>',
    '<Ali',
    '</CNA',
    '<CNAME>',
    '</CNAME>',
  ],
  ...[
    ' a="1"',
    ' a=1',
    ' a',
    " b='<'",
    '&amp;',
    '&amp',
    '&foo;',
    '&#0;',
    '&#x41;',
    '&#xD800;',
    '&#99999999;',
  ],
  ...[
    '\0',
    '\u0001',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\u0085',
    '\u2028',
    '\u00b7',
    'é',
    '😀',
    '日本',
    '\u{10ffff}',
  ],
  ...[
    '__proto__',
    '<toString/>',
    '<__proto__>',
    '&toString;',
    ':',
    '<a:b/>',
    '1',
    '.',
    'text',
    'DOCTYPE',
    'xml',
  ],
];

interface Mutation {
  /** Where, as a part of the whole. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Even over the document, unlike `fc.double`, half of whose values lie next to 0. */
const place = fc.integer({ min: 0, max: 999_999 }).map((it) => it / 1_000_000);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: place,
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
  inserted: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...pieces),
    fc.string({ maxLength: 4, unit: 'binary' }),
  ),
});

/** Documents with a few random edits. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...documents), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([document, mutations]) => mutations.reduce(mutate, document));

/** Documents with one addition that leaves many of them well-formed. */
export const extended: fc.Arbitrary<string> = fc
  .record({
    at: place,
    removed: fc.constant(0),
    inserted: fc.constantFrom(
      ...[
        'text',
        ' ',
        '\r\n',
        '\n',
        '\r',
        'é',
        '😀',
        '&amp;',
        '&#65;',
        '<Items/>',
        '<Id x="1" ></Id >',
        '<Id>1</Id>',
      ],
      ...['<!-- <Id> -->', '<![CDATA[<Id>]]>', '<?go?>', ' a="1"', "\ta='>'", '>', ']]'],
    ),
  })
  .chain((it) => fc.constantFrom(...documents).map((document) => mutate(document, it)));

/** Short texts put together from pieces of XML. */
export const shuffled: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', 'text', ...pieces), { maxLength: 12 })
  .map((it) => it.join(''));

function mutate(text: string, { at, removed, inserted }: Mutation): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}
