import fc from 'fast-check';

/** Random well-formed documents with everything XML has, but for a DOCTYPE. */
export const wellFormed: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.constantFrom(
      '',
      '<?xml version="1.0"?>',
      "<?xml version='1.0' encoding='utf-8' standalone='no'?>\r\n",
    ),
    outside(),
    element(3),
    outside(),
  )
  .map((it) => it.join(''));

function element(depth: number): fc.Arbitrary<string> {
  const empty = fc.tuple(name(), attributes(), space()).map(([it, list, gap]) => `<${it}${list}${gap}/>`);
  const content = depth === 0 ? text() : fc.array(node(depth - 1), { maxLength: 5 }).map((it) => it.join(''));
  const full = fc
    .tuple(name(), attributes(), space(), content, space())
    .map(([it, list, gap, inner, end]) => `<${it}${list}${gap}>${inner}</${it}${end}>`);
  return fc.oneof({ weight: 1, arbitrary: empty }, { weight: 4, arbitrary: full });
}

function node(depth: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: element(depth) },
    { weight: 3, arbitrary: space() },
    { weight: 3, arbitrary: text() },
    { weight: 1, arbitrary: section() },
  );
}

function name(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'Items',
    'CNAME',
    'Id',
    'a',
    '_',
    'cf:Origin',
    'Größe',
    'a-b.c',
    '日本',
    'xmlns',
    'a1',
    ':x',
  );
}

function attributes(): fc.Arbitrary<string> {
  const value = fc.constantFrom(
    '',
    '1',
    'a > b',
    '&quot;',
    '&#9;\t',
    'é\r\nx',
    '/',
    'http://x/',
    '😀',
    '&#x1F600;',
    '=',
  );
  const quoted = fc.tuple(fc.constantFrom('"', "'"), value).map(([quote, it]) => quote + it + quote);
  const attribute = fc.tuple(
    space(),
    fc.constantFrom('a', 'xmlns', 'x:y', 'ü'),
    fc.constantFrom('=', ' = '),
    quoted,
  );
  return fc
    .uniqueArray(attribute, { maxLength: 3, selector: ([, it]) => it })
    .map((list) => list.map(([gap, ...rest]) => ` ${gap}${rest.join('')}`).join(''));
}

function text(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    'true',
    ' x ',
    '&amp;',
    '&lt;',
    '&#65;',
    '&#xe9;',
    '&#13;',
    '\r\n',
    '\r',
    '>',
    ']]x',
    '"',
    '😀',
    '\t',
  );
  return fc.array(word, { maxLength: 4 }).map((it) => it.join(''));
}

function section(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '<!---->',
    '<!-- <a> & - -->',
    '<![CDATA[]]>',
    '<![CDATA[<a>&amp;]] >\r\n]]]]>',
    '<?go?>',
    '<?php echo 1 > 0 ?>',
  );
}

function outside(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(space(), fc.constantFrom('<!-- x -->', '<?go now?>')), { maxLength: 3 })
    .map((it) => it.join(''));
}

function space(): fc.Arbitrary<string> {
  return fc.constantFrom('', '', ' ', '\n', '\r\n  ', '\t');
}
