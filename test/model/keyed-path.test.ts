import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../server/src/core/model/document.ts';
import {
  elementsByKeyedPath,
  keyedPathAt,
  parentOf,
  stepsOf,
} from '../../server/src/core/model/keyed-path.ts';

test('the root has the empty path', () => {
  check('<Distri$0butionConfig/>', '');
  check('$0\n<DistributionConfig/>', '');
});

test('a member has its name, an item its key, and Items is left out', () => {
  check('<DistributionConfig><Comm$0ent/></DistributionConfig>', 'Comment');
  check(items('Aliases', '<CNAME>a.ex$0ample.com</CNAME>'), 'Aliases/CNAME[a.example.com]');
  check(
    items(
      'CacheBehaviors',
      '<CacheBehavior><PathPattern>/api/*</PathPattern><Cache$0PolicyId/></CacheBehavior>',
    ),
    'CacheBehaviors/CacheBehavior[/api/*]/CachePolicyId',
  );
  check(items('Aliases', '<CNAME>a</CNAME>').replace('<Items>', '<It$0ems>'), 'Aliases/Items');
});

test('the second of two equal paths says so', () => {
  check(items('Aliases', '<CNAME>a</CNAME><CNAME>$0a</CNAME>'), 'Aliases/CNAME[a]#2');
  check('<DistributionConfig><Comment/><Comment>$0</Comment></DistributionConfig>', 'Comment#2');
  check(items('Origins', '<Origin/><Origin>$0</Origin>'), 'Origins/Origin[]#2');
});

test('header names are one key in any case', () => {
  const header =
    '<CustomHeaders><Items><OriginCustomHeader><HeaderName>X-Key</HeaderName>$0</OriginCustomHeader></Items></CustomHeaders>';
  check(
    items('Origins', `<Origin><Id>a</Id>${header}</Origin>`),
    'Origins/Origin[a]/CustomHeaders/OriginCustomHeader[x-key]',
  );
});

test('both names of a tenant parameter are one', () => {
  for (const name of ['member', 'ParameterDefinition']) {
    const list = `<ParameterDefinitions><${name}><Name>p</Name>$0</${name}></ParameterDefinitions>`;
    check(
      `<DistributionConfig><TenantConfig>${list}</TenantConfig></DistributionConfig>`,
      'TenantConfig/ParameterDefinitions/member[p]',
    );
  }
});

test('unknown elements have their names', () => {
  check('<DistributionConfig><New><A/><A>$0</A></New></DistributionConfig>', 'New/A#2');
  check(items('Aliases', '<Alias>$0</Alias>'), 'Aliases/Items/Alias');
  check('<Other><A>$0</A></Other>', 'A');
});

test('a path can be read back into its steps, whatever the key', () => {
  for (const key of ['/api/*', 'a]b', 'x[1]/y', '#2', '', ']']) {
    const doc = parseConfig(
      items(
        'Origins',
        `<Origin/><Origin><Id>${key}</Id></Origin><Origin><Id>${key}</Id><DomainName/></Origin>`,
      ),
    );
    const path = keyedPathAt(doc, doc.text.indexOf('<DomainName') + 1);
    const nth = key === '' ? 3 : 2;
    assert.deepEqual(stepsOf(path), [
      { name: 'Origins', nth: 1 },
      { name: 'Origin', key, nth },
      { name: 'DomainName', nth: 1 },
    ]);
  }
});

test('every element the schema knows is found by the path at its name, and no two share one', () => {
  const doc = parseConfig(
    items('Origins', '<Origin><Id>a</Id></Origin><Origin><Id>a</Id><Id>b</Id></Origin><Other/>'),
  );
  const found = elementsByKeyedPath(doc);
  for (const [path, { element }] of found) assert.equal(keyedPathAt(doc, element.nameSpan.start), path);
  assert.deepEqual(
    [...found.keys()],
    [
      '',
      'Origins',
      'Origins/Quantity',
      'Origins/Items',
      'Origins/Origin[a]',
      'Origins/Origin[a]/Id',
      'Origins/Origin[a]#2',
      'Origins/Origin[a]#2/Id',
      'Origins/Origin[a]#2/Id#2',
    ],
  );
});

test('a path without its last step is that of what holds the element', () => {
  for (const [path, parent] of [
    ['', ''],
    ['Comment', ''],
    ['Logging/Enabled', 'Logging'],
    ['Aliases/CNAME[a.example.com]', 'Aliases'],
    ['CacheBehaviors/CacheBehavior[/api/*]', 'CacheBehaviors'],
    ['CacheBehaviors/CacheBehavior[/api/[a]]/*]#2', 'CacheBehaviors'],
    ['CacheBehaviors/CacheBehavior[/api/*]/CachePolicyId', 'CacheBehaviors/CacheBehavior[/api/*]'],
  ] as const) {
    assert.equal(parentOf(path), parent, path);
  }
});

function items(list: string, markup: string): string {
  return `<DistributionConfig><${list}><Quantity>1</Quantity><Items>${markup}</Items></${list}></DistributionConfig>`;
}

/** Checks the keyed path at `$0`. */
function check(marked: string, expected: string): void {
  assert.equal(keyedPathAt(parseConfig(marked.replace('$0', '')), marked.indexOf('$0')), expected);
}
