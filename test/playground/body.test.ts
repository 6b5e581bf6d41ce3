import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inside, lines, pathOf, siteId, stage, streamId } from './requests.ts';

for (const [what, body] of [
  ['nothing', ''],
  ['white space', ' \r\n\t'],
  ['a byte order mark', '\uFEFF'],
] as const) {
  test(`a body of ${what} is missing`, async () => {
    const { status, code } = await stage().put(siteId, body);
    assert.deepEqual([status, code], [400, 'MissingBody']);
  });
}

for (const [what, change] of [
  ['an element is not closed', (xml: string) => xml.replace('</Comment>', '')],
  ['two elements cross', (xml: string) => xml.replace('</CNAME></Items>', '</Items></CNAME>')],
  ['a bare & stands in a value', (xml: string) => xml.replace('Marketing site', 'Marketing & site')],
  ['an entity is unknown', (xml: string) => xml.replace('Marketing site', '&copy; us')],
  ['a reference names a forbidden character', (xml: string) => xml.replace('Marketing site', '&#0;')],
  ['a reference names no character at all', (xml: string) => xml.replace('Marketing site', '&#x110000;')],
  [
    'a forbidden character stands in it',
    (xml: string) => xml.replace('Marketing site', 'Marketing\u0001site'),
  ],
  [
    'half a surrogate pair stands in it',
    (xml: string) => xml.replace('Marketing site', 'Marketing\uD83Csite'),
  ],
  [']]> stands in a value', (xml: string) => xml.replace('Marketing site', ']]>')],
  ['a comment holds --', (xml: string) => xml.replace('<Comment>', '<!-- a -- b --><Comment>')],
  ['an attribute has no quotes', (xml: string) => xml.replace('<Comment>', '<Comment a=b>')],
  ['an attribute stands twice', (xml: string) => xml.replace('<Comment>', '<Comment a="1" a="2">')],
  ['there is a second root', (xml: string) => `${xml}<Second/>`],
  ['text follows the root', (xml: string) => `${xml}text`],
  ['a DOCTYPE stands before the root', (xml: string) => xml.replace('\n', '\n<!DOCTYPE DistributionConfig>')],
  ['the declaration comes late', (xml: string) => `\n${xml}`],
  ['it is JSON', () => '{"DistributionConfig": {}}'],
  ['it ends early', (xml: string) => xml.slice(0, 900)],
] as const) {
  test(`a body is refused as malformed when ${what}`, async () => {
    const { put, remote } = stage();
    const before = remote(siteId);
    const changed = change(before.xml);
    assert.notEqual(changed, before.xml);
    const { status, code } = await put(siteId, changed);
    assert.deepEqual([status, code], [400, 'MalformedInput']);
    assert.deepEqual(remote(siteId), before);
  });
}

for (const [what, change] of [
  ['has a byte order mark', (xml: string) => `\uFEFF${xml}`],
  [
    'has no declaration and no namespace',
    (xml: string) => xml.replace(/^<\?xml.*\n/, '').replace(/ xmlns="[^"]*"/, ''),
  ],
  ['has Windows line ends', (xml: string) => xml.replace('\n', '\r\n').replaceAll(/>(?=<[^/])/g, '>\r\n')],
  ['has attributes', (xml: string) => xml.replace('<Comment>', `<Comment a='>' b="--> &amp; '">`)],
  ['has processing instructions', (xml: string) => xml.replace('<Comment>', '<?keep <this> "?><Comment>')],
  [
    'has CDATA and references',
    (xml: string) => xml.replace('Marketing site', '<![CDATA[Market]]>i&#110;g&#x20;s&#x69;te'),
  ],
  [
    'has elements named like members of every JavaScript object',
    (xml: string) =>
      xml.replace(
        '<Comment>',
        '<constructor/><__proto__>1</__proto__><prototype/><toString/><hasOwnProperty/><Comment>',
      ),
  ],
  [
    'has an element with other elements inside a value',
    (xml: string) => xml.replace('Marketing site', 'Marketing<b>x</b> site'),
  ],
] as const) {
  test(`a body is read as the same config when it ${what}`, async () => {
    const { put, remote } = stage();
    const before = remote(siteId).xml;
    const changed = change(before);
    assert.notEqual(changed, before);
    assert.equal((await put(siteId, changed)).status, 200);
    assert.equal(lines(remote(siteId).xml), lines(before));
  });
}

test('unknown elements may nest as deep as they like', async () => {
  const { put, remote } = stage();
  const deep = `${'<Deep>'.repeat(20_000)}${'</Deep>'.repeat(20_000)}`;
  assert.equal((await put(siteId, remote(siteId).xml.replace('<Comment>', `${deep}<Comment>`))).status, 200);
});

test('line ends in a value are line feeds, unless a reference says otherwise', async () => {
  const { put, remote } = stage();
  await put(siteId, remote(siteId).xml.replace('Marketing site', 'a\r\nb\rc&#13;d'));
  assert.equal(inside(remote(siteId).xml, 'Comment'), 'a\nb\nc&#13;d');
});

test('a no-break space is text, where elements belong', async () => {
  const { put, remote } = stage();
  const { code } = await put(siteId, remote(siteId).xml.replace('<Aliases>', '<Aliases>&#160;'));
  assert.equal(code, 'MalformedInput');
});

test('bytes are read as UTF-8, and nothing else', async () => {
  const { put, remote, send } = stage();
  const text = remote(siteId).xml.replace('Marketing site', 'Übersicht \u{1F30D}');
  const headers = { Authorization: 'x', 'If-Match': remote(siteId).etag };
  assert.equal(
    (await send('PUT', `${pathOf(siteId)}/config`, { headers, body: Buffer.from(text) })).status,
    200,
  );
  assert.equal(inside(remote(siteId).xml, 'Comment'), 'Übersicht \u{1F30D}');
  const { etag } = remote(siteId);
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const body = Buffer.from(text, encoding);
    const more = { headers: { Authorization: 'x', 'If-Match': etag }, body };
    assert.equal((await send('PUT', `${pathOf(siteId)}/config`, more)).code, 'MalformedInput', encoding);
  }
  assert.equal((await put(siteId, text)).status, 200);
});

for (const [what, change] of [
  ['another root', (xml: string) => xml.replaceAll('DistributionConfig', 'Config')],
  [
    'the wrapper of GetDistribution',
    (xml: string) => `<Distribution>${xml.replace(/^<\?xml.*\n/, '')}</Distribution>`,
  ],
  [
    'a prefixed root',
    (xml: string) =>
      xml.replaceAll('DistributionConfig', 'cf:DistributionConfig').replace('xmlns=', 'xmlns:cf='),
  ],
  ['the config of the other kind', () => stage().remote(streamId).xml],
] as const) {
  test(`${what} leaves the config empty`, async () => {
    const { put, remote } = stage();
    const { code, message } = await put(siteId, change(remote(siteId).xml));
    assert.equal(code, 'MalformedXML');
    assert.equal(
      message,
      "1 validation error detected: Value null at 'distributionConfig' failed to satisfy constraint: Member must not be null",
    );
  });
}
