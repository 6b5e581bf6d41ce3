import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MergeResult, merge, type Settled } from '../../server/src/core/merge/index.ts';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { plan } from '../../server/src/core/plan/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { aliases, behavior, behaviors, configText } from '../plan/config.ts';

const base = configText({ behaviors: behaviors(['/a', '/b', '/c']) });

test('one side that changed nothing gets what the other has', () => {
  const other = change(
    base,
    ['text</Comment>', 'new</Comment>'],
    ['<Method>OPTIONS</Method>', ''],
    ['>3<', '>2<'],
  );
  assert.equal(merged(base, other), other);
  assert.equal(merged(other, base), other);
  assert.equal(merged(other, other), other);
});

test('changes of different elements come together, whoever is mine', () => {
  const [comment, behavior] = [
    ['text</Comment>', 'new</Comment>'],
    [
      '/b</PathPattern><TargetOriginId>one</TargetOriginId>',
      '/b</PathPattern><TargetOriginId>one</TargetOriginId><Compress>true</Compress>',
    ],
  ] as const;
  assert.equal(merged(change(base, comment), change(base, behavior)), change(base, comment, behavior));
  assert.equal(merged(change(base, behavior), change(base, comment)), change(base, comment, behavior));
});

test('names that both sides add and remove come together, with the right Quantity', () => {
  const [start, mine, theirs] = [
    aliases('a', 'b', 'c'),
    aliases('a', 'b', 'c', 'mine'),
    aliases('b', 'c', 'theirs'),
  ];
  assert.equal(
    merged(configText({ aliases: mine }), configText({ aliases: theirs }), configText({ aliases: start })),
    configText({ aliases: aliases('b', 'c', 'mine', 'theirs') }),
  );
});

test('an element that comes in is laid out like its neighbors', () => {
  const laidOut =
    '<DistributionConfig>\n\t<Aliases>\n\t\t<Quantity>1</Quantity>\n\t\t<Items>\n\t\t\t<CNAME>a</CNAME> <!-- first -->\n\t\t</Items>\n\t</Aliases>\n\t<Enabled>true</Enabled>\n</DistributionConfig>';
  const theirs =
    '<DistributionConfig><Aliases><Quantity>2</Quantity><Items><CNAME>a</CNAME><CNAME>b</CNAME></Items></Aliases><Logging><Enabled>true</Enabled><Bucket>b</Bucket></Logging><Enabled>true</Enabled></DistributionConfig>';
  const expected = change(
    laidOut,
    ['>1<', '>2<'],
    ['<!-- first -->', '<!-- first -->\n\t\t\t<CNAME>b</CNAME>'],
    [
      '</Aliases>',
      '</Aliases>\n\t<Logging>\n\t\t<Enabled>true</Enabled>\n\t\t<Bucket>b</Bucket>\n\t</Logging>',
    ],
  );
  assert.equal(merged(laidOut, theirs, laidOut), expected);
  const windows = laidOut.replaceAll('\n', '\r\n');
  assert.equal(merged(windows, theirs, windows), expected.replaceAll('\n', '\r\n'));
});

test('a list that comes or goes whole takes its Items along', () => {
  const without = base.replace(/<Aliases>.*<\/Aliases>/, '<Aliases><Quantity>0</Quantity></Aliases>');
  assert.equal(merged(without, base, without), base);
  assert.equal(merged(base, without, base), without);
  for (const empty of ['<Aliases/>', '<Aliases></Aliases>']) {
    const mine = base.replace(/<Aliases>.*<\/Aliases>/, empty);
    const filled =
      '<Aliases>\n    <Quantity>2</Quantity>\n    <Items>\n      <CNAME>a.example.com</CNAME>\n      <CNAME>b.example.com</CNAME>\n    </Items>\n  </Aliases>';
    assert.equal(merged(mine, base, mine), base.replace(/<Aliases>.*<\/Aliases>/, filled));
  }
});

test('comments stay when the list around them is emptied', () => {
  const mine =
    '<DistributionConfig>\n  <Aliases>\n    <Quantity>1</Quantity>\n    <Items>\n      <!-- ours -->\n      <CNAME>a</CNAME>\n    </Items>\n  </Aliases>\n</DistributionConfig>';
  const theirs = '<DistributionConfig><Aliases><Quantity>0</Quantity></Aliases></DistributionConfig>';
  assert.equal(
    merged(mine, theirs, mine),
    '<DistributionConfig>\n  <Aliases>\n    <Quantity>0</Quantity>\n      <!-- ours -->\n  </Aliases>\n</DistributionConfig>',
  );
});

test('a value keeps the comment beside it, and special characters', () => {
  const mine = change(base, ['>text<', '>te<!-- why -->xt<']);
  const theirs = change(base, ['>text<', '>a &amp; &lt;b&#10;&#13;<']);
  assert.equal(merged(mine, theirs), change(base, ['>text<', '>a &amp; &lt;b&#10;&#13;<!-- why --><']));
});

test('a behavior that others moved moves with its comments and my changes inside', () => {
  const lines = (...items: string[]) =>
    `<DistributionConfig>\n  <CacheBehaviors>\n    <Items>\n${items.join('\n')}\n    </Items>\n  </CacheBehaviors>\n</DistributionConfig>`;
  const item = (pattern: string, inside = '') =>
    `      <CacheBehavior><PathPattern>${pattern}</PathPattern>${inside}</CacheBehavior>`;
  const commented = '      <!-- the last -->\n      <!-- two lines -->\n';
  assert.equal(
    merged(
      lines(item('/a'), item('/b'), commented + item('/c', '<Compress>true</Compress>')),
      lines(item('/c', '<SmoothStreaming>true</SmoothStreaming>'), item('/a'), item('/b')),
      lines(item('/a'), item('/b'), item('/c')),
    ),
    lines(
      commented + item('/c', '<SmoothStreaming>true</SmoothStreaming><Compress>true</Compress>'),
      item('/a'),
      item('/b'),
    ),
  );
});

test('new behaviors keep the place their author gave them', () => {
  const side = (...patterns: string[]) => configText({ behaviors: behaviors(patterns) });
  assert.equal(
    merged(side('/x', '/a', '/b', '/c'), side('/a', '/b', '/y', '/c')),
    side('/x', '/a', '/b', '/y', '/c'),
  );
  assert.equal(merged(side('/c', '/a', '/b'), side('/a', '/b', '/c')), side('/c', '/a', '/b'));
  assert.equal(
    merged(side('/a', '/y', '/b', '/c'), side('/a', '/x', '/b', '/c')),
    side('/a', '/x', '/y', '/b', '/c'),
  );
});

test('the same element changed by both is a conflict, and stays mine until it is settled', () => {
  const [mine, theirs] = [
    change(base, ['text</Comment>', 'mine</Comment>']),
    change(base, ['text</Comment>', 'theirs</Comment>'], ['acl-1', 'acl-2']),
  ];
  const result = merge(parseConfig(base), parseConfig(mine), parseConfig(theirs));
  assert.equal(result.kind, 'conflict');
  assert.deepEqual(
    result.conflicts.map(({ takeTheirs: _, mineSpan, ...it }) => ({
      ...it,
      at: mine.slice(mineSpan.start, mineSpan.end),
    })),
    [
      {
        path: 'Comment',
        title: 'Comment',
        reason: 'Both sides changed it.',
        base: 'text',
        mine: 'mine',
        theirs: 'theirs',
        at: '<Comment>mine</Comment>',
      },
    ],
  );
  assert.equal(applyEdits(mine, result.edits), change(mine, ['acl-1', 'acl-2']));
  assert.equal(applyEdits(mine, result.conflicts[0]?.takeTheirs ?? []), change(mine, ['mine', 'theirs']));
  assert.equal(settle(mine, theirs, { Comment: 'theirs' }), theirs);
  assert.equal(settle(mine, theirs, { Comment: 'mine' }), change(theirs, ['theirs', 'mine']));
});

test('what belongs together is one conflict, though different members changed', () => {
  conflicts(
    [['HEAD</Method>', 'HEAD</Method><Method>PUT</Method>']],
    [['<Method>OPTIONS</Method>', '']],
    'Default behavior → AllowedMethods',
  );
  conflicts([['arn:1', 'arn:2']], [['TLSv1.2_2021', 'TLSv1.2_2019']], 'ViewerCertificate');
  conflicts(
    [['<HTTPPort>80', '<HTTPPort>8080']],
    [['<HTTPSPort>443', '<HTTPSPort>8443']],
    'Origin one → CustomOriginConfig',
  );
  conflicts(
    [[/<CachePolicyId>.*?<\/CachePolicyId>/, '<MinTTL>1</MinTTL>']],
    [['<AllowedMethods>', '<OriginRequestPolicyId>p</OriginRequestPolicyId><AllowedMethods>']],
    'Default behavior → cache settings',
  );
  conflicts([['<Bucket>logs', '<Bucket>other']], [['<Bucket>', '<Prefix>p</Prefix><Bucket>']], 'Logging');
});

test('a conflict shows the members that differ, and no others', () => {
  const legacy = change(base, [
    /<CachePolicyId>.*?<\/CachePolicyId>/,
    '<MinTTL>0</MinTTL><DefaultTTL>60</DefaultTTL>',
  ]);
  const [mine, theirs] = [change(legacy, ['>60<', '>0<']), change(legacy, ['>60<', '>300<'])];
  const result = merge(parseConfig(legacy), parseConfig(mine), parseConfig(theirs));
  const [conflict] = result.kind === 'conflict' ? result.conflicts : [];
  assert.deepEqual(
    [conflict?.title, conflict?.base, conflict?.mine, conflict?.theirs],
    ['Default behavior → DefaultTTL', '60', '0', '300'],
  );
});

test('removed on one side and changed on the other is a conflict', () => {
  const [gone, changed] = [
    [[behavior('/b'), '']],
    [['/b</PathPattern>', '/b</PathPattern><Compress>true</Compress>']],
  ] as const;
  assert.deepEqual(
    conflicts(gone, changed, 'Behavior /b').map((it) => it.reason),
    ['You removed it, and someone else changed it.'],
  );
  assert.deepEqual(
    conflicts(changed, gone, 'Behavior /b').map((it) => it.reason),
    ['Someone else removed it, and you changed it.'],
  );
});

test('aliases and the certificate go against each other', () => {
  const [name, certificate] = [[['<CNAME>a.', '<CNAME>new.']], [['arn:1', 'arn:2']]] as const;
  conflicts(name, certificate, 'ViewerCertificate');
  conflicts(certificate, name, 'Aliases');
});

test('an origin that one side removes or points elsewhere, and the other starts to use', () => {
  const use: Edits = [
    [
      '<TargetOriginId>one</TargetOriginId><ViewerProtocol',
      '<TargetOriginId>two</TargetOriginId><ViewerProtocol',
    ],
  ];
  conflicts(use, [['two.s3', 'other.s3']], 'Origin two');
  conflicts([['two.s3', 'other.s3']], use, 'Default behavior → TargetOriginId');
  const remove: Edits = [[/\s*<Origin><Id>two.*?<\/Origin>/s, '']];
  conflicts(use, remove, 'Origin two');
  const [mine, theirs] = [change(base, ...remove), change(base, ...use)];
  conflicts(remove, use, 'Origin two');
  assert.equal(settle(mine, theirs, { 'Origins/Origin[two]': 'mine' }), mine);
  assert.deepEqual(
    plan(parseConfig(settle(mine, theirs, { 'Origins/Origin[two]': 'theirs' })), parseConfig(theirs)),
    [],
  );
});

test('two re-orderings are a conflict, and so are two new behaviors at one place that may match the same request', () => {
  const side = (...patterns: string[]) => configText({ behaviors: behaviors(patterns) });
  openConflicts(side('/b', '/a', '/c'), side('/a', '/c', '/b'), 'Order of CacheBehaviors');
  const [mine, theirs] = [side('/a', '/b', '/c', '/x*'), side('/a', '/b', '/c', '*.jpg')];
  openConflicts(mine, theirs, 'Order of CacheBehaviors');
  assert.equal(settle(mine, theirs, { CacheBehaviors: 'mine' }), side('/a', '/b', '/c', '/x*', '*.jpg'));
  assert.equal(settle(mine, theirs, { CacheBehaviors: 'theirs' }), side('/a', '/b', '/c', '*.jpg', '/x*'));
});

test('a behavior moved on one side away from what the other put it around is a conflict', () => {
  const side = (...patterns: string[]) => configText({ behaviors: behaviors(patterns) });
  openConflicts(side('/b', '/a', '/c'), side('/a', '/x', '/b', '/c'), 'Order of CacheBehaviors');
});

test('Enabled goes against everything else', () => {
  const [off, other] = [
    [['<Enabled>true</Enabled>\n', '<Enabled>false</Enabled>\n']],
    [['text</Comment>', 'new</Comment>']],
  ] as const;
  conflicts(off, other, 'Enabled');
  conflicts(other, off, 'Enabled');
  assert.equal(
    settle(change(base, ...off), change(base, ...other), { Enabled: 'theirs' }),
    change(base, ...other),
  );
  assert.equal(merged(base, change(base, ...off)), change(base, ...off));
});

test('a key that is not unique is a conflict only when both changed the list', () => {
  const twice = change(base, [behavior('/b'), behavior('/b') + behavior('/b', '<Compress>true</Compress>')]);
  assert.deepEqual(plan(parseConfig(merged(base, twice)), parseConfig(twice)), []);
  assert.equal(merged(twice, base), twice);
  openConflicts(twice, change(base, [behavior('/c'), '']), 'CacheBehaviors');
});

test('both sides added the same thing: alike is fine, otherwise a conflict', () => {
  const add = (host: string): Edits => [
    ['</Items></Origins>', `<Origin><Id>new</Id><DomainName>${host}</DomainName></Origin></Items></Origins>`],
  ];
  assert.equal(merged(change(base, ...add('x')), change(base, ...add('x'))), change(base, ...add('x')));
  assert.deepEqual(
    conflicts(add('x'), add('y'), 'Origin new').map((it) => it.reason),
    ['Both sides added it, but not alike.'],
  );
});

test('unknown elements are merged as a whole', () => {
  const mine = change(base, ['<Comment>', '<Mine a="1"><X>1</X></Mine><Comment>']);
  const theirs = change(base, ['<Comment>', '<Theirs b="&quot;"><X>1</X>&amp;</Theirs><Comment>']);
  assert.deepEqual(
    plan(parseConfig(merged(mine, theirs)), parseConfig(base)).map((it) => it.path),
    ['Mine', 'Theirs'],
  );
  openConflicts(
    change(base, ['<Comment>', '<New>1</New><Comment>']),
    change(base, ['<Comment>', '<New>2</New><Comment>']),
    'New',
  );
});

test('a secret is in the edits, and nowhere else', () => {
  const [mine, theirs] = [change(base, ['s3cret', 'm1ne']), change(base, ['s3cret', 'th3irs'])];
  const result = merge(parseConfig(base), parseConfig(mine), parseConfig(theirs));
  const told = JSON.stringify(result, (key, it: unknown) =>
    key === 'edits' || key === 'takeTheirs' ? undefined : it,
  );
  assert.match(told, /HeaderValue.*\*\*\*/);
  assert.doesNotMatch(told, /s3cret|m1ne|th3irs/);
});

test('a text that is not well-formed, or of another kind, is not merged', () => {
  const good = parseConfig(base);
  for (const bad of ['<DistributionConfig>', '<Other/>', '<StreamingDistributionConfig/>'].map(parseConfig)) {
    assert.deepEqual(merge(good, bad, good), { kind: 'unreadable', which: 'mine' });
    assert.deepEqual(merge(good, good, bad), { kind: 'unreadable', which: 'theirs' });
  }
  assert.deepEqual(merge(parseConfig(''), good, good), { kind: 'unreadable', which: 'base' });
});

type Edits = readonly (readonly [string | RegExp, string])[];

/** The text with each first occurrence replaced; a replacement that finds nothing is a mistake of the test. */
function change(text: string, ...edits: Edits): string {
  return edits.reduce((current, [from, to]) => {
    const next = current.replace(from, () => to);
    assert.notEqual(next, current, `nothing to replace: ${from}`);
    return next;
  }, text);
}

function merged(mine: string, theirs: string, from = base): string {
  const result = merge(parseConfig(from), parseConfig(mine), parseConfig(theirs));
  assert.equal(result.kind, 'merged', JSON.stringify(result, null, 1));
  return applyEdits(mine, result.edits);
}

function settle(mine: string, theirs: string, settled: Readonly<Record<string, 'mine' | 'theirs'>>): string {
  const decisions: Settled = new Map(Object.entries(settled));
  const result = merge(parseConfig(base), parseConfig(mine), parseConfig(theirs), decisions);
  assert.equal(result.kind, 'merged', JSON.stringify(result, null, 1));
  return applyEdits(mine, result.edits);
}

/** Checks that these changes of the base are in conflict, by titles. */
function conflicts(mine: Edits, theirs: Edits, ...titles: readonly string[]) {
  return openConflicts(change(base, ...mine), change(base, ...theirs), ...titles);
}

function openConflicts(mine: string, theirs: string, ...titles: readonly string[]) {
  const result: MergeResult = merge(parseConfig(base), parseConfig(mine), parseConfig(theirs));
  assert.deepEqual(result.kind === 'conflict' ? result.conflicts.map((it) => it.title) : result, titles);
  return result.kind === 'conflict' ? result.conflicts : [];
}
