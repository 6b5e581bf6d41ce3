import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConfigSymbol, documentSymbols, parseConfig } from '#core';

/** The outline below the root, two blanks a level, each line `Name (kind) detail`. */
function outline(symbols: readonly ConfigSymbol[], indent = ''): string {
  return symbols
    .map(({ name, kind, detail, children }) => {
      const line = `${indent}${name} (${kind}) ${detail}`.trimEnd();
      return [line, outline(children, `${indent}  `)].filter((it) => it !== '').join('\n');
    })
    .join('\n');
}

function checkSymbols(content: string, expected: string): void {
  const doc = parseConfig(`<DistributionConfig>${content}</DistributionConfig>`);
  const [root, ...others] = documentSymbols(doc);
  assert.deepEqual(others, []);
  assert.equal(root?.name, 'DistributionConfig');
  assert.equal(outline(root.children), expected.trim().replaceAll(/^ {4}/gm, ''));
}

test('scalars show their value', () => {
  checkSymbols(
    `<CallerReference>my ref</CallerReference><Enabled>true</Enabled><HttpVersion>http2</HttpVersion>`,
    `
    CallerReference (string) my ref
    Enabled (boolean) true
    HttpVersion (enum) http2`,
  );
});

test('sensitive values are not shown', () => {
  checkSymbols('<Comment>secret</Comment>', 'Comment (string)');
  checkSymbols(
    `<Origins><Items><Origin><CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader>
      <HeaderName>X-Key</HeaderName><HeaderValue>s3cret</HeaderValue>
    </OriginCustomHeader></Items></CustomHeaders></Origin></Items></Origins>`,
    `
    Origins (list) 1 item
      Origin (structure)
        CustomHeaders (list) 1 item
          OriginCustomHeader (structure) X-Key
            HeaderName (string) X-Key
            HeaderValue (string)`,
  );
});

test('a list shows how many items it holds, and they stand directly below it', () => {
  checkSymbols(
    '<Aliases><Quantity>2</Quantity><Items><CNAME>a.example.com</CNAME><CNAME>b.example.com</CNAME></Items></Aliases>',
    `
    Aliases (list) 2 items
      CNAME (string) a.example.com
      CNAME (string) b.example.com`,
  );
  checkSymbols('<Aliases><Quantity>0</Quantity></Aliases>', 'Aliases (list) 0 items');
});

test('what a list holds beside its items is there too', () => {
  checkSymbols(
    '<Restrictions><GeoRestriction><RestrictionType>whitelist</RestrictionType><Quantity>1</Quantity><Items><Location>CH</Location></Items></GeoRestriction></Restrictions>',
    `
    Restrictions (structure)
      GeoRestriction (list) 1 item
        RestrictionType (enum) whitelist
        Location (string) CH`,
  );
});

test('origins show their id, behaviors their path pattern and origin', () => {
  checkSymbols(
    '<Origins><Items><Origin><Id>assets</Id></Origin></Items></Origins>',
    `
    Origins (list) 1 item
      Origin (structure) assets
        Id (string) assets`,
  );
  checkSymbols(
    '<CacheBehaviors><Items><CacheBehavior><PathPattern>/api/*</PathPattern><TargetOriginId>api</TargetOriginId></CacheBehavior></Items></CacheBehaviors>',
    `
    CacheBehaviors (list) 1 item
      CacheBehavior (structure) /api/* → api
        PathPattern (string) /api/*
        TargetOriginId (string) api`,
  );
  checkSymbols(
    '<DefaultCacheBehavior><TargetOriginId>web</TargetOriginId></DefaultCacheBehavior>',
    `
    DefaultCacheBehavior (structure) → web
      TargetOriginId (string) web`,
  );
});

test('a list without Quantity shows its items', () => {
  checkSymbols(
    '<TenantConfig><ParameterDefinitions><member><Name>host</Name></member></ParameterDefinitions></TenantConfig>',
    `
    TenantConfig (structure)
      ParameterDefinitions (list) 1 item
        member (structure) host
          Name (string) host`,
  );
});

test('an unknown element is one line, whatever it holds', () => {
  checkSymbols('<Foo><Bar>x</Bar></Foo><Enabled>false</Enabled>', 'Foo (unknown)\nEnabled (boolean) false');
  const deep = 10_000;
  checkSymbols(`${'<Foo>'.repeat(deep)}${'</Foo>'.repeat(deep)}`, 'Foo (unknown)');
});

test('a long value is cut and stays on one line', () => {
  checkSymbols(`<CallerReference>a\n  b</CallerReference>`, 'CallerReference (string) a b');
  checkSymbols(
    `<CallerReference>${'x'.repeat(61)}</CallerReference>`,
    `CallerReference (string) ${'x'.repeat(59)}…`,
  );
});

test('spans: the name lies inside the element, children inside their parent', () => {
  const text = '<DistributionConfig>\n<Aliases>\n<Items><CNAME>a</CNAME></Items></Aliases><Origins><Items>';
  const visit = ({ name, span, selectionSpan, children }: ConfigSymbol): void => {
    assert.equal(text.slice(selectionSpan.start, selectionSpan.end), name);
    assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end, name);
    for (const it of children) {
      assert.ok(span.start <= it.span.start && it.span.end <= span.end, it.name);
      visit(it);
    }
  };
  const symbols = documentSymbols(parseConfig(text));
  assert.equal(symbols.length, 1);
  for (const it of symbols) visit(it);
});

test('another document has no outline', () => {
  assert.deepEqual(documentSymbols(parseConfig('<html><Enabled>true</Enabled></html>')), []);
  assert.deepEqual(documentSymbols(parseConfig('')), []);
});
