import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { type Change, plan } from '../../server/src/core/plan/index.ts';
import { aliases, behaviors, config, configText, type Pieces } from './config.ts';

test('a config has no difference from itself', () => unchanged({}, {}));

test('methods, aliases and origins in another order are no change', () => {
  unchanged({ aliases: aliases('a', 'b', 'c') }, { aliases: aliases('c', 'a', 'b') });
  const [get, head] = ['<Method>GET</Method>', '<Method>HEAD</Method>'];
  unchanged({ methods: methods(get + head) }, { methods: methods(head + get) });
});

test('members in another order, white space between elements and comments are no change', () => {
  const text = configText();
  const shuffled = text.replace(
    /( *<Enabled>true<\/Enabled>\n)( *<ViewerCertificate>.*\n)/,
    '$2<!-- moved -->\n\n$1',
  );
  assert.notEqual(shuffled, text);
  assert.deepEqual(plan(parseConfig(text), parseConfig(shuffled)), []);
});

test('references, CDATA and line ends are compared by what they stand for', () =>
  unchanged(
    { comment: '<Comment>a &amp; b\nc</Comment>' },
    { comment: '<Comment><![CDATA[a & b]]>&#10;&#x63;</Comment>' },
  ));

test('white space inside a value is a change', () =>
  changed({ comment: '<Comment>a</Comment>' }, { comment: '<Comment>a </Comment>' }, '~ Comment: a -> a '));

test('an empty element, an absent one and the value CloudFront fills in are the same', () => {
  unchanged(
    { rest: '' },
    {
      rest: '<WebACLId></WebACLId><DefaultRootObject/><HttpVersion>http2</HttpVersion><Staging>false</Staging>',
    },
  );
  unchanged(
    {},
    {
      behavior:
        '<FieldLevelEncryptionId/><Compress>false</Compress><OriginRequestPolicyId></OriginRequestPolicyId>',
    },
  );
  unchanged(
    {},
    { behavior: '<TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>' },
  );
  unchanged(
    {},
    {
      rest: '<WebACLId>acl-1</WebACLId><OriginGroups><Quantity>0</Quantity></OriginGroups><CacheBehaviors><Quantity>0</Quantity><Items/></CacheBehaviors>',
    },
  );
  unchanged(
    {},
    {
      rest: '<WebACLId>acl-1</WebACLId><Restrictions><GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>',
    },
  );
  unchanged(
    { logging: '' },
    {
      logging:
        '<Logging><Enabled>false</Enabled><IncludeCookies>false</IncludeCookies><Bucket></Bucket><Prefix/></Logging>',
    },
  );
  unchanged({ methods: '' }, { methods: methods('<Method>HEAD</Method><Method>GET</Method>') });
});

test('times to live have defaults only where no cache policy is set', () => {
  const legacy =
    '<ForwardedValues><QueryString>false</QueryString><Cookies><Forward>none</Forward></Cookies></ForwardedValues>';
  unchanged(
    { cache: legacy },
    { cache: `${legacy}<MinTTL>0</MinTTL><DefaultTTL>86400</DefaultTTL><MaxTTL>31536000</MaxTTL>` },
  );
  changed({}, { behavior: '<MinTTL>0</MinTTL>' }, '+ DefaultCacheBehavior/MinTTL: undefined -> 0');
});

test('the old members of a certificate say nothing new beside the new ones', () => {
  const members =
    '<ACMCertificateArn>arn:1</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion>';
  const old =
    '<CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate><Certificate>arn:1</Certificate><CertificateSource>acm</CertificateSource>';
  unchanged(
    { certificate: `<ViewerCertificate>${members}</ViewerCertificate>` },
    { certificate: `<ViewerCertificate>${old}${members}</ViewerCertificate>` },
  );
  unchanged(
    { certificate: '' },
    {
      certificate:
        '<ViewerCertificate><CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate><SSLSupportMethod>vip</SSLSupportMethod><MinimumProtocolVersion>TLSv1</MinimumProtocolVersion><CertificateSource>cloudfront</CertificateSource></ViewerCertificate>',
    },
  );
});

test('Quantity is never a change of its own', () =>
  unchanged({}, { aliases: aliases('a.example.com', 'b.example.com').replace('2', '7') }));

test('items of a set are added and removed one by one', () =>
  changed(
    { aliases: aliases('a', 'b') },
    { aliases: aliases('b', 'c') },
    '! - Aliases/CNAME[a]: a -> undefined',
    '+ Aliases/CNAME[c]: undefined -> c',
  ));

test('a list that is gone is one line for each item', () =>
  changed(
    {},
    { aliases: '' },
    '! - Aliases/CNAME[a.example.com]: a.example.com -> undefined',
    '! - Aliases/CNAME[b.example.com]: b.example.com -> undefined',
  ));

test('an origin is one line when it comes or goes, and its own members when it changes', () => {
  const without = configText().replace(/ *<Origin><Id>two.*\n/, '');
  const [removed] = plan(config(), parseConfig(without));
  assert.equal(
    removed && line(removed),
    '! - Origins/Origin[two]: Id two, DomainName two.s3.amazonaws.com, OriginAccessControlId E2OAC -> undefined',
  );
  const moved = configText().replace('two.s3', 'three.s3');
  assert.deepEqual(lines(plan(config(), parseConfig(moved))), [
    '! ~ Origins/Origin[two]/DomainName: two.s3.amazonaws.com -> three.s3.amazonaws.com',
  ]);
});

test('the value of an origin header is never in the plan, only that it changed', () => {
  const after = parseConfig(configText().replace('s3cret', 'n3w'));
  assert.deepEqual(lines(plan(config(), after)), [
    '~ Origins/Origin[one]/CustomHeaders/OriginCustomHeader[x-key]/HeaderValue: *** -> ***',
  ]);
  assert.ok(!JSON.stringify(plan(config(), parseConfig('<DistributionConfig/>'))).includes('s3cret'));
});

test('a header value in a misspelt or unknown element stays secret too', () => {
  const spelt = (from: string, to: string) => parseConfig(configText().replaceAll(from, to));
  for (const after of [
    spelt('HeaderValue', 'HeaderVal'),
    spelt('OriginCustomHeader>', 'Header>'),
    spelt('CustomHeaders', 'OriginCustomHeaders'),
  ]) {
    const changes = plan(config(), after);
    assert.notEqual(changes.length, 0);
    assert.ok(!JSON.stringify(changes).includes('s3cret'), JSON.stringify(changes));
  }
});

test('a header keeps its path when only its letters change case', () => {
  const after = parseConfig(configText().replace('X-Key', 'x-key'));
  assert.deepEqual(lines(plan(config(), after)), [
    '~ Origins/Origin[one]/CustomHeaders/OriginCustomHeader[x-key]/HeaderName: X-Key -> x-key',
  ]);
});

test('unknown elements are compared by name and position', () => {
  unchanged({ comment: '<New><A>1</A></New>' }, { comment: '<New>\n  <A>1</A><!-- note -->\n</New>' });
  changed(
    { comment: '<New>1</New><New>2</New>' },
    { comment: '<New>1</New><New>3</New>' },
    '~ New#2: 2 -> 3',
  );
  changed({ comment: '' }, { comment: '<New><A>1</A><B/></New>' }, '+ New: undefined -> A 1');
});

test('text around the elements in an unknown element is a change', () => {
  const [before, after] = ['a', 'b'].map(
    (it) => `<DistributionConfig><Logging><New>${it}<A/></New></Logging></DistributionConfig>`,
  );
  const changes = plan(parseConfig(before ?? ''), parseConfig(after ?? ''));
  assert.deepEqual(
    changes.map((it) => it.path),
    ['Logging/New'],
  );
});

test('swapping two behaviors is one line, next to each other or not', () => {
  changed(
    { behaviors: behaviors(['/a', '/b']) },
    { behaviors: behaviors(['/b', '/a']) },
    '^ CacheBehaviors/CacheBehavior[/b] before /a',
  );
  changed(
    { behaviors: behaviors(['/a', '/b', '/c', '/d']) },
    { behaviors: behaviors(['/d', '/b', '/c', '/a']) },
    '^ CacheBehaviors/CacheBehavior[/d] to the place of /a, and that to its place',
  );
});

test('a behavior moved past several others is one line', () =>
  changed(
    { behaviors: behaviors(['/a', '/b', '/c', '/d']) },
    { behaviors: behaviors(['/b', '/c', '/d', '/a']) },
    '^ CacheBehaviors/CacheBehavior[/a] after /d',
  ));

test('a behavior that was added or removed moves nothing else', () =>
  changed(
    { behaviors: behaviors(['/a', '/b']) },
    { behaviors: behaviors(['/c', '/b']) },
    '! - CacheBehaviors/CacheBehavior[/a]: PathPattern /a, TargetOriginId one -> undefined',
    '+ CacheBehaviors/CacheBehavior[/c]: undefined -> PathPattern /c, TargetOriginId one',
  ));

test('the order of an origin group says which origin comes first', () => {
  const group = (...ids: string[]) =>
    `<OriginGroups><Quantity>1</Quantity><Items><OriginGroup><Id>g</Id><Members><Quantity>2</Quantity><Items>${ids.map((it) => `<OriginGroupMember><OriginId>${it}</OriginId></OriginGroupMember>`).join('')}</Items></Members></OriginGroup></Items></OriginGroups>`;
  changed(
    { rest: group('one', 'two') },
    { rest: group('two', 'one') },
    '^ OriginGroups/OriginGroup[g]/Members/OriginGroupMember[two] before one',
  );
});

test('every change points at its element, or what is left around it', () => {
  const [before, after] = [config({ aliases: aliases('a', 'b') }), config({ aliases: aliases('a') })];
  const [change] = plan(before, after);
  assert.equal(
    change?.beforeSpan && before.text.slice(change.beforeSpan.start, change.beforeSpan.end),
    '<CNAME>b</CNAME>',
  );
  assert.match(
    after.text.slice(change?.afterSpan?.start, change?.afterSpan?.end),
    /^<Aliases>.*<\/Aliases>$/,
  );
});

test('dangerous changes come first, then the order of the text', () => {
  const changes = plan(
    config(),
    config({
      comment: '<Comment>new</Comment>',
      enabled: '<Enabled>false</Enabled>',
      aliases: aliases('a.example.com', 'b.example.com', 'c'),
    }),
  );
  assert.deepEqual(
    changes.map((it) => `${it.risk} ${it.path}`),
    ['dangerous Enabled', 'attention Aliases/CNAME[c]', 'routine Comment'],
  );
});

test('a config of the other kind, or none, is one dangerous change', () => {
  for (const text of ['<StreamingDistributionConfig/>', '<Other/>', '']) {
    assert.deepEqual(
      plan(config(), parseConfig(text)).map((it) => it.danger),
      ['identity'],
    );
  }
});

function methods(items: string): string {
  return `<AllowedMethods><Quantity>2</Quantity><Items>${items}</Items></AllowedMethods>`;
}

function unchanged(before: Pieces, after: Pieces): void {
  changed(before, after);
}

/** Checks the plan both ways for its length, and forward line by line. */
function changed(before: Pieces, after: Pieces, ...expected: readonly string[]): void {
  assert.deepEqual(lines(plan(config(before), config(after))), expected);
  assert.equal(plan(config(after), config(before)).length, expected.length);
}

function lines(changes: readonly Change[]): readonly string[] {
  return changes.map(line);
}

function line({ mark, path, before, after, place, danger }: Change): string {
  const sign = { added: '+', removed: '-', changed: '~', moved: '^' }[mark];
  return `${danger ? '! ' : ''}${sign} ${path}${place === undefined ? `: ${before} -> ${after}` : ` ${place}`}`;
}
