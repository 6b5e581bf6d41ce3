import { parseConfig, schema } from '#core';

/**
 * What nobody has told us about CloudFront, and what we assume. Each is tried with one update of a distribution that
 * serves nobody: the text of its config, changed, and an If-Match.
 */
export interface Assumption {
  /** What is sent, in a few words. */
  readonly what: string;
  /** `accepted`, or the code of the answer, and what we think is then to be seen. */
  readonly assumed: string;
  /** The rule or the promise that is built on it. */
  readonly matters: string;
  /** What is sent, made of the config as CloudFront holds it. */
  body?(config: string): string | Uint8Array;
  /** What is sent as If-Match; undefined sends none. Without it, the current ETag is. */
  ifMatch?(current: string, earlier: string): string | undefined;
  /** What is to be seen when it was accepted. */
  seen?(after: Held, before: Held): string;
}

/** A config as CloudFront holds it. */
export interface Held {
  readonly config: string;
  readonly etag: string;
}

const ifMatch: readonly Assumption[] = [
  {
    what: 'the config as it is',
    assumed: 'accepted, the ETag moves',
    matters: 'a push that changes nothing',
    seen: (after, before) => (after.etag === before.etag ? 'the ETag stays' : 'the ETag moves'),
  },
  {
    what: 'an earlier ETag as If-Match',
    assumed: 'PreconditionFailed',
    matters: 'a stale push',
    ifMatch: (_, earlier) => earlier,
  },
  {
    what: 'no If-Match',
    assumed: 'InvalidIfMatchVersion',
    matters: 'a stale push',
    ifMatch: () => undefined,
  },
  {
    what: 'the ETag in quotes',
    assumed: 'InvalidIfMatchVersion',
    matters: 'a stale push',
    ifMatch: (current) => `"${current}"`,
  },
  { what: '* as If-Match', assumed: 'InvalidIfMatchVersion', matters: 'a stale push', ifMatch: () => '*' },
];

const text: readonly Assumption[] = [
  {
    what: 'comments',
    assumed: 'accepted, comments are gone',
    matters: 'comments in configs',
    body: before('Comment', '<!-- a comment -->'),
    seen: ({ config }) => (config.includes('<!--') ? 'comments are kept' : 'comments are gone'),
  },
  {
    what: 'a byte order mark',
    assumed: 'accepted',
    matters: 'a push, which sends none',
    body: (config) => new TextEncoder().encode(`\uFEFF${config}`),
  },
  {
    what: 'no XML declaration, one element a line, CRLF',
    assumed: 'accepted',
    matters: 'any push',
    body: (config) => config.replace(/^<\?xml.*?\?>\s*/, '').replaceAll('><', '>\r\n<'),
  },
  { what: 'members in another order', assumed: 'accepted', matters: 'any push', body: reversed },
  {
    what: 'no namespace',
    assumed: 'accepted',
    matters: 'xmlns-missing',
    body: (it) => it.replace(/ xmlns="[^"]*"/, ''),
  },
  {
    what: 'the namespace of an older API version',
    assumed: 'accepted',
    matters: 'xmlns-version',
    body: (config) => config.replace('/2020-05-31/', '/2018-06-18/'),
  },
  {
    what: 'a prefix for the namespace',
    assumed: 'MalformedXML',
    matters: 'xmlns-prefix',
    body: (config) =>
      config
        .replace('<DistributionConfig', `<DistributionConfig xmlns:cf="${schema.namespace}"`)
        .replaceAll(/(<\/?)Comment>/g, '$1cf:Comment>'),
  },
  {
    what: 'an attribute',
    assumed: 'accepted',
    matters: 'xml-attribute',
    body: (it) => it.replace('<Comment>', '<Comment id="a">'),
  },
  {
    what: 'CDATA',
    assumed: 'accepted',
    matters: 'xml-well-formed',
    body: value('Comment', '<![CDATA[a < b]]>'),
  },
  {
    what: 'a DOCTYPE',
    assumed: 'MalformedInput',
    matters: 'xml-doctype',
    body: before('DistributionConfig', '<!DOCTYPE DistributionConfig>'),
  },
  {
    what: 'text that is not well-formed',
    assumed: 'MalformedInput',
    matters: 'xml-well-formed',
    body: (it) => it.replace('</Comment>', ''),
  },
  { what: 'an empty body', assumed: 'MissingBody', matters: 'body-empty', body: () => ' ' },
  {
    what: 'the wrapper of GetDistribution',
    assumed: 'MalformedXML',
    matters: 'root-wrapper',
    body: (config) => `<Distribution>${config.replace(/^<\?xml.*?\?>\s*/, '')}</Distribution>`,
  },
];

const structure: readonly Assumption[] = [
  {
    what: 'an unknown element',
    assumed: 'accepted',
    matters: 'unknown-element',
    body: before('Comment', '<Colour>red</Colour>'),
  },
  {
    what: 'an ETag element',
    assumed: 'accepted',
    matters: 'readonly-etag',
    body: before('Comment', '<ETag>E1</ETag>'),
  },
  {
    what: 'an element twice',
    assumed: 'MalformedInput',
    matters: 'duplicate-element',
    body: before('Comment', '<Comment>other</Comment>'),
  },
  {
    what: 'text among elements',
    assumed: 'MalformedInput',
    matters: 'xml-stray-text',
    body: before('Comment', 'text'),
  },
  {
    what: 'an empty Items',
    assumed: 'MalformedInput',
    matters: 'items-empty',
    body: list('Aliases', '<Items></Items>', 0),
  },
  {
    what: 'an item of another name',
    assumed: 'MalformedInput',
    matters: 'list-member-name',
    body: list('CacheBehaviors', '<Items><Behavior></Behavior></Items>', 1),
  },
  {
    what: 'True for true',
    assumed: 'MalformedInput',
    matters: 'boolean-lexical',
    body: value('IsIPV6Enabled', 'True'),
  },
  {
    what: '1 for true',
    assumed: 'MalformedInput',
    matters: 'boolean-lexical',
    body: value('IsIPV6Enabled', '1'),
  },
  {
    what: '80.0 for 80',
    assumed: 'MalformedInput',
    matters: 'integer-lexical',
    body: value('HTTPPort', '80.0'),
  },
  {
    what: 'white space around a boolean',
    assumed: 'accepted',
    matters: 'scalar-whitespace',
    body: value('IsIPV6Enabled', '\n true '),
  },
  {
    what: 'white space around a number',
    assumed: 'accepted',
    matters: 'scalar-whitespace',
    body: value('HTTPPort', ' 80 '),
  },
  {
    what: 'white space around a text',
    assumed: 'accepted, it is kept',
    matters: 'scalar-whitespace',
    body: value('Comment', ' a '),
    seen: ({ config }) => (config.includes('<Comment> a </Comment>') ? 'it is kept' : 'it is gone'),
  },
];

const rules: readonly Assumption[] = [
  ...['DefaultRootObject', 'CacheBehaviors', 'Logging', 'PriceClass', 'Restrictions', 'HttpVersion'].map(
    (it) => without(it, 'IllegalUpdate'),
  ),
  ...['AllowedMethods', 'Compress', 'LambdaFunctionAssociations'].map((it) => without(it, 'InvalidArgument')),
  {
    what: 'a DefaultRootObject with a slash',
    assumed: 'InvalidDefaultRootObject',
    matters: 'root-object-leading-slash',
    body: value('DefaultRootObject', '/a.html'),
  },
  {
    what: 'an error response twice',
    assumed: 'InvalidErrorCode',
    matters: 'error-code-unique',
    body: list('CustomErrorResponses', `<Items>${errorResponse('10').repeat(2)}</Items>`, 2),
  },
  {
    what: 'a negative ErrorCachingMinTTL',
    assumed: 'InvalidArgument',
    matters: 'error-ttl',
    body: list('CustomErrorResponses', `<Items>${errorResponse('-1')}</Items>`, 1),
  },
  {
    what: 'an OriginAccessControlId that is no id',
    assumed: 'InvalidOriginAccessControl',
    matters: 'oac-format',
    body: value('OriginAccessControlId', 'my-control'),
  },
  {
    what: 'a CachePolicyId that is no id',
    assumed: 'NoSuchCachePolicy',
    matters: 'cache-policy-format',
    body: value('CachePolicyId', 'CachingOptimized'),
  },
  { what: 'a country twice', assumed: 'InvalidArgument', matters: 'geo-location-duplicate', body: countries },
  {
    what: 'signers enabled, and nobody named',
    assumed: 'InvalidArgument',
    matters: 'signers-enabled-mismatch',
    body: (it) => it.replace(/(<TrustedKeyGroups><Enabled>)false/, '$1true'),
  },
  {
    what: 'a header twice',
    assumed: 'InvalidArgument',
    matters: 'origin-header-duplicate',
    body: list('CustomHeaders', `<Items>${header('X-A')}${header('x-a')}</Items>`, 2),
  },
];

/** In the order they are tried. */
export const assumptions: readonly Assumption[] = [...ifMatch, ...text, ...structure, ...rules];

function before(name: string, markup: string): (config: string) => string {
  return (config) => config.replace(new RegExp(`<${name}[ >]`), (it) => `${markup}${it}`);
}

function value(name: string, content: string): (config: string) => string {
  return (config) =>
    config.replace(new RegExp(`(<${name}>)[^<]*`), (_, start: string) => `${start}${content}`);
}

/** Fills the first list of this name that is empty. */
function list(name: string, items: string, quantity: number): (config: string) => string {
  const markup = `<${name}><Quantity>${quantity}</Quantity>${items}</${name}>`;
  return (config) => config.replace(`<${name}><Quantity>0</Quantity></${name}>`, markup);
}

function without(name: string, assumed: string): Assumption {
  const body = (config: string) => config.replace(new RegExp(`<${name}>.*?</${name}>`, 's'), '');
  return { what: `no ${name}`, assumed, matters: `update-requires-${name.toLowerCase()}`, body };
}

function countries(config: string): string {
  const items = '<Items><Location>DE</Location><Location>DE</Location></Items>';
  const restriction = `<RestrictionType>blacklist</RestrictionType><Quantity>2</Quantity>${items}`;
  return config.replace(/<RestrictionType>none<\/RestrictionType><Quantity>0<\/Quantity>/, restriction);
}

function errorResponse(ttl: string): string {
  return `<CustomErrorResponse><ErrorCode>404</ErrorCode><ErrorCachingMinTTL>${ttl}</ErrorCachingMinTTL></CustomErrorResponse>`;
}

function header(name: string): string {
  return `<OriginCustomHeader><HeaderName>${name}</HeaderName><HeaderValue>a</HeaderValue></OriginCustomHeader>`;
}

/** The members of the config from the last to the first. */
function reversed(config: string): string {
  const { root } = parseConfig(config).tree;
  const members = (root?.children ?? []).map(({ span }) => config.slice(span.start, span.end));
  return config.replace(members.join(''), members.toReversed().join(''));
}
