import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, parseConfig, type SchemaDocs } from '#core';

const docs: SchemaDocs = {
  generated: '',
  structures: { Aliases: 'All aliases.', Origin: 'An origin.', DistributionConfig: 'A config.' },
  members: {
    'Aliases.Items': 'The names.',
    'Aliases.Quantity': 'How many.',
    'DistributionConfig.Aliases': 'Other names.',
    'DistributionConfig.Enabled': 'On or off.',
    'DistributionConfig.OriginGroups': 'Groups.',
  },
  errors: {},
};

/** The explanation at `$0` in the content of a DistributionConfig: the text it stands on, then its Markdown. */
function hoverAt(content: string): string | undefined {
  const marked = `<DistributionConfig>${content}</DistributionConfig>`;
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const found = hover(parseConfig(text), offset, docs);
  return found && `${text.slice(found.span.start, found.span.end)}: ${found.markdown}`;
}

function checkHover(content: string, ...expected: readonly RegExp[]): void {
  const found = hoverAt(content);
  for (const it of expected) assert.match(found ?? 'nothing', it, content);
}

function checkSilent(content: string): void {
  assert.equal(hoverAt(content), undefined, content);
}

test('the whole explanation: facts, text, reference', () => {
  assert.equal(
    hoverAt('<Ena$0bled>true</Enabled>'),
    [
      'Enabled: **Enabled** · boolean · required',
      'On or off.',
      '[AWS reference](https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html)',
    ].join('\n\n'),
  );
});

test('it stands on the start tag, the value and the end tag', () => {
  checkHover('<$0Enabled>true</Enabled>', /^Enabled: \*\*Enabled/);
  checkHover('<Enabled$0>true</Enabled>', /^Enabled: \*\*Enabled/);
  checkHover('<Enabled>tr$0ue</Enabled>', /^true: \*\*Enabled/);
  checkHover('<Enabled>true</Enab$0led>', /^Enabled: \*\*Enabled/);
  checkSilent('<Enabled/$0>');
  checkHover('<Enab$0led/>', /^Enabled: \*\*Enabled/);
});

test('an unclosed element is explained by its name', () => {
  checkHover('<Enab$0led>true', /^Enabled: \*\*Enabled/);
});

test('limits and defaults are named', () => {
  const origin = (content: string) => `<Origins><Items><Origin>${content}</Origin></Items></Origins>`;
  checkHover(origin('<Connection$0Attempts/>'), /\*\* · integer · 1 to 3 · default 3\n/);
  checkHover('<Comm$0ent/>', /\*\* · string · required · at most 128 characters\n/);
  checkHover('<Origins><It$0ems/></Origins>', /\*\* · list of `Origin` · required · at least 1 item\n/);
  const group =
    '<OriginGroups><Items><OriginGroup><Members><It$0ems/></Members></OriginGroup></Items></OriginGroups>';
  checkHover(group, /\*\* · list of `OriginGroupMember` · required · exactly 2 items\n/);
});

test('values are listed; those of a growing enum with the version we know', () => {
  checkHover(
    '<DefaultCacheBehavior><ViewerProtocol$0Policy/></DefaultCacheBehavior>',
    /\*\* · enum · required\n\nOne of `allow-all`, `https-only`, `redirect-to-https`\.\n/,
  );
  checkHover(
    '<Http$0Version/>',
    /One of `http1\.1`, `http2`, `http2and3`, `http3`, as of API model \d+\.\d+\.\d+\.\n/,
  );
});

test('what is deprecated or for one kind of distribution says so', () => {
  checkHover('<Ali$0ases/>', /\*\* · list of `CNAME` · standard distributions only\n/);
  checkHover('<Tenant$0Config/>', /\*\* · structure · multi-tenant distributions only\n/);
  checkHover(
    '<DefaultCacheBehavior><Min$0TTL/></DefaultCacheBehavior>',
    /standard distributions only · \*\*deprecated\*\*\n/,
  );
});

test('a structure is explained by its place and by itself, an item by its list', () => {
  checkHover('<Ali$0ases/>', /\n\nOther names\.\n\nAll aliases\.\n\n.*API_Aliases\.html\)$/);
  checkHover(
    '<Aliases><Items><CN$0AME/></Items></Aliases>',
    /\*\*CNAME\*\* · string\n\nThe names\.\n\n.*API_Aliases\.html\)$/,
  );
  checkHover('<Origins><Items><Ori$0gin/></Items></Origins>', /\n\nAn origin\.\n\n.*API_Origin\.html\)$/);
});

test('a sensitive value is not repeated', () => {
  const found = hoverAt('<Comment>s3cr$0et</Comment>')?.replace(/^s3cret: /, '');
  assert.match(found ?? '', /^\*\*Comment\*\*/);
  assert.doesNotMatch(found ?? '', /s3cret/);
});

test('nothing is said of what the schema does not know, of white space and of other documents', () => {
  checkSilent('<Fo$0o>x</Foo>');
  checkSilent('<Foo><Enab$0led/></Foo>');
  checkSilent('<Aliases> $0 <Quantity>0</Quantity></Aliases>');
  const other = '<html><Enabled>true</Enabled></html>';
  assert.equal(hover(parseConfig(other), 8, docs), undefined);
  assert.equal(hover(parseConfig(''), 0, docs), undefined);
});

test('an element without documentation still shows its facts', () => {
  checkHover('<WebACL$0Id/>', /^WebACLId: \*\*WebACLId\*\* · string\n\n\[AWS reference\]/);
});
