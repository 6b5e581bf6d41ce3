import fc from 'fast-check';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { plan, sentence } from '../../server/src/core/plan/index.ts';
import { type Layout, printConfig, type Tree } from '../rules/valid/print-config.ts';

const runs = process.env.MERGE_RUNS;

/** The same triples on every run, so that a failure is of the change at hand; MERGE_RUNS=n looks at n new ones. */
export const runParameters =
  runs === undefined ? { numRuns: 300, seed: 20260101 } : { numRuns: Number(runs) };

/** A small config as data, so that random edits of it always lead to a config with right quantities. */
export interface Model {
  readonly scalars: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly origins: readonly Origin[];
  readonly behaviors: readonly Behavior[];
  readonly fallback: Behavior;
  readonly errors: Readonly<Record<string, string>>;
  /** Members, some of which CloudFront returns beside others that say the same. */
  readonly certificate: Readonly<Record<string, string>>;
}

interface Origin {
  readonly id: string;
  readonly domain: string;
  readonly kind: 'S3OriginConfig' | 'CustomOriginConfig';
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Behavior {
  readonly pattern: string;
  readonly target: string;
  readonly members: Readonly<Record<string, string>>;
  readonly methods: readonly string[];
  readonly functions: Readonly<Record<string, string>>;
}

const start: Model = {
  scalars: { CallerReference: 'ref', Comment: 'text', Enabled: 'true', WebACLId: '', New: 'unknown' },
  aliases: ['a.example.com', 'b.example.com'],
  origins: [origin('one'), origin('two'), origin('three')],
  behaviors: ['/a', '/b', '/img/*', '*.jpg'].map((it) => behavior(it, 'one')),
  fallback: behavior('', 'two'),
  errors: { 404: '/404.html', 500: '/500.html' },
  certificate: { ACMCertificateArn: 'arn:1', MinimumProtocolVersion: 'TLSv1.2_2021' },
};

const values = ['', 'x', 'y', 'a & <b>', 'two\nlines', ' padded '];
const patterns = ['/a', '/b', '/c', '/img/*', '*.jpg', '/d*'];
const ids = ['one', 'two', 'three', 'four'];

const certificates: readonly Model['certificate'][] = [
  { ACMCertificateArn: 'arn:2', MinimumProtocolVersion: 'TLSv1.2_2021' },
  {
    ACMCertificateArn: 'arn:1',
    MinimumProtocolVersion: 'TLSv1.2_2019',
    Certificate: 'arn:1',
    CertificateSource: 'acm',
  },
  {
    ACMCertificateArn: 'arn:2',
    MinimumProtocolVersion: 'TLSv1.2_2019',
    Certificate: 'arn:2',
    CertificateSource: 'acm',
  },
  { CloudFrontDefaultCertificate: 'true', SSLSupportMethod: 'vip', CertificateSource: 'cloudfront' },
];

/** One random edit; which thing it hits depends on the numbers, so that every model can be edited by it. */
type Op = (model: Model) => Model;

const number = fc.nat({ max: 4 });
const value = fc.constantFrom(...values);

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.tuple(fc.constantFrom('Comment', 'WebACLId', 'New', 'PriceClass', 'Logging'), value).map(
    ([name, it]): Op =>
      (model) => ({ ...model, scalars: put(model.scalars, name, it) }),
  ),
  fc.constantFrom('true', 'true', 'true', 'true', 'true', 'true', 'false').map(
    (it): Op =>
      (model) => ({ ...model, scalars: { ...model.scalars, Enabled: it } }),
  ),
  fc.tuple(number, fc.constantFrom('a.example.com', 'c.example.com', 'd.example.com')).map(
    ([at, it]): Op =>
      (model) => ({ ...model, aliases: toggle(model.aliases, it, at) }),
  ),
  fc.constantFrom(...certificates).map(
    (certificate): Op =>
      (model) => ({ ...model, certificate }),
  ),
  fc.tuple(fc.constantFrom('403', '404', '500'), value).map(
    ([code, it]): Op =>
      (model) => ({ ...model, errors: put(model.errors, code, it) }),
  ),
  fc.tuple(number, number).map(
    ([from, to]): Op =>
      (model) => ({ ...model, behaviors: move(model.behaviors, from, to) }),
  ),
  fc.tuple(fc.constantFrom(...patterns), number, fc.constantFrom(...ids)).map(
    ([pattern, at, id]): Op =>
      (model) => {
        const known = model.behaviors.some((it) => it.pattern === pattern);
        if (known) return { ...model, behaviors: model.behaviors.filter((it) => it.pattern !== pattern) };
        const target = model.origins.find((it) => it.id === id) ?? model.origins[0];
        return {
          ...model,
          behaviors: model.behaviors.toSpliced(at, 0, behavior(pattern, target?.id ?? 'one')),
        };
      },
  ),
  fc
    .tuple(
      number,
      fc.constantFrom('CachePolicyId', 'DefaultTTL', 'Compress', 'ResponseHeadersPolicyId', 'Strange'),
      fc.constantFrom('', '5', 'true'),
    )
    .map(
      ([at, name, it]): Op =>
        onBehavior(at, (behavior) => ({ ...behavior, members: put(behavior.members, name, it) })),
    ),
  fc
    .tuple(number, fc.constantFrom(['HEAD', 'GET'], ['GET', 'HEAD', 'OPTIONS'], []))
    .map(([at, methods]): Op => onBehavior(at, (behavior) => ({ ...behavior, methods }))),
  fc
    .tuple(number, fc.constantFrom('viewer-request', 'viewer-response'), fc.constantFrom('', 'f', 'g'))
    .map(
      ([at, event, it]): Op =>
        onBehavior(at, (behavior) => ({ ...behavior, functions: put(behavior.functions, event, it) })),
    ),
  fc.tuple(number, fc.constantFrom(...ids)).map(
    ([at, id]): Op =>
      (model) =>
        model.origins.some((it) => it.id === id)
          ? onBehavior(at, (it) => ({ ...it, target: id }))(model)
          : model,
  ),
  fc.constantFrom(...ids).map(
    (id): Op =>
      (model) => {
        if (!model.origins.some((it) => it.id === id))
          return { ...model, origins: [...model.origins, origin(id)] };
        const isUsed = [...model.behaviors, model.fallback].some((it) => it.target === id);
        return isUsed ? model : { ...model, origins: model.origins.filter((it) => it.id !== id) };
      },
  ),
  fc
    .tuple(number, fc.constantFrom('x.example.com', 'y.example.com'))
    .map(([at, domain]): Op => onOrigin(at, (it) => ({ ...it, domain }))),
  fc
    .tuple(
      number,
      fc.constantFrom<Origin['kind']>('S3OriginConfig', 'CustomOriginConfig'),
      fc.constantFrom('', '80'),
    )
    .map(([at, kind, it]): Op => onOrigin(at, (origin) => ({ ...origin, kind, value: it }))),
  fc
    .tuple(number, fc.constantFrom('X-One', 'X-Two'), value)
    .map(
      ([at, name, it]): Op =>
        onOrigin(at, (origin) => ({ ...origin, headers: put(origin.headers, name, it) })),
    ),
  fc.tuple(number, number).map(
    ([from, to]): Op =>
      (model) => ({ ...model, origins: move(model.origins, from, to) }),
  ),
);

interface Style extends Layout {
  readonly isReversed: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom(undefined, '  ', '\t'),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  commentEvery: fc.constantFrom(0, 3, 7),
  isSelfClosing: fc.constant(false),
  isReversed: fc.boolean(),
});

/** Three texts: a base and two sides, each the base after some random edits, in layouts of their own. */
export const triple = fc
  .record({
    base: fc.array(op, { maxLength: 4 }),
    mine: fc.array(op, { minLength: 1, maxLength: 8 }),
    theirs: fc.array(op, { minLength: 1, maxLength: 8 }),
    styles: fc.tuple(style, style, style),
  })
  .map(({ base, mine, theirs, styles }) => {
    const common = apply(start, base);
    const texts = {
      base: print(common, styles[0]),
      mine: print(apply(common, mine), styles[1]),
      theirs: print(apply(common, theirs), styles[2]),
    };
    return { ...texts, [fc.toStringMethod]: () => summary(texts) };
  });

/** What the sides changed, for a failing test to print; the texts would fill the screen. */
function summary({ base, mine, theirs }: Readonly<Record<'base' | 'mine' | 'theirs', string>>): string {
  const changes = [mine, theirs].map((it) => plan(parseConfig(base), parseConfig(it)).map(sentence));
  return `\nmine:\n  ${changes[0]?.join('\n  ')}\ntheirs:\n  ${changes[1]?.join('\n  ')}\n`;
}

function apply(model: Model, ops: readonly Op[]): Model {
  return ops.reduce((it, edit) => edit(it), model);
}

function print(model: Model, style: Style): string {
  return printConfig(treeOf(model, style.isReversed), style);
}

function treeOf(
  { scalars, aliases, origins, behaviors, fallback, errors, certificate }: Model,
  isReversed: boolean,
): Tree {
  const members: readonly Tree[] = [
    ...Object.entries(scalars).map(
      ([name, it]): Tree => [
        name,
        name === 'Logging'
          ? [
              ['Enabled', 'true'],
              ['Bucket', it],
            ]
          : it,
      ],
    ),
    list(
      'Aliases',
      aliases.map((it): Tree => ['CNAME', it]),
    ),
    list(
      'Origins',
      origins.map(
        ({ id, domain, kind, value, headers }): Tree => [
          'Origin',
          [
            ['Id', id],
            ['DomainName', domain],
            list(
              'CustomHeaders',
              Object.entries(headers).map(
                ([name, it]): Tree => [
                  'OriginCustomHeader',
                  [
                    ['HeaderName', name],
                    ['HeaderValue', it],
                  ],
                ],
              ),
            ),
            [kind, [[kind === 'S3OriginConfig' ? 'OriginAccessIdentity' : 'HTTPPort', value]]],
          ],
        ],
      ),
    ),
    ['DefaultCacheBehavior', behaviorMembers(fallback)],
    list(
      'CacheBehaviors',
      behaviors.map((it): Tree => ['CacheBehavior', [['PathPattern', it.pattern], ...behaviorMembers(it)]]),
    ),
    list(
      'CustomErrorResponses',
      Object.entries(errors).map(
        ([code, it]): Tree => [
          'CustomErrorResponse',
          [
            ['ErrorCode', code],
            ['ResponsePagePath', it],
          ],
        ],
      ),
    ),
    ['ViewerCertificate', Object.entries(certificate)],
  ];
  return ['DistributionConfig', isReversed ? members.toReversed() : members];
}

function behaviorMembers({ target, members, methods, functions }: Behavior): readonly Tree[] {
  return [
    ['TargetOriginId', target],
    ...(methods.length === 0
      ? []
      : [
          list(
            'AllowedMethods',
            methods.map((it): Tree => ['Method', it]),
          ),
        ]),
    list(
      'FunctionAssociations',
      Object.entries(functions).map(
        ([event, it]): Tree => [
          'FunctionAssociation',
          [
            ['FunctionARN', it],
            ['EventType', event],
          ],
        ],
      ),
    ),
    ...Object.entries(members),
  ];
}

function list(name: string, items: readonly Tree[]): Tree {
  const quantity: Tree = ['Quantity', String(items.length)];
  return [name, items.length === 0 ? [quantity] : [quantity, ['Items', items]]];
}

function onBehavior(at: number, edit: (it: Behavior) => Behavior): Op {
  return (model) => {
    if (at >= model.behaviors.length) return { ...model, fallback: edit(model.fallback) };
    return { ...model, behaviors: model.behaviors.map((it, index) => (index === at ? edit(it) : it)) };
  };
}

function onOrigin(at: number, edit: (it: Origin) => Origin): Op {
  return (model) => ({ ...model, origins: model.origins.map((it, index) => (index === at ? edit(it) : it)) });
}

function origin(id: string): Origin {
  return {
    id,
    domain: `${id}.example.com`,
    kind: 'CustomOriginConfig',
    value: '443',
    headers: { 'X-One': 'secret' },
  };
}

function behavior(pattern: string, target: string): Behavior {
  return { pattern, target, members: { CachePolicyId: 'p' }, methods: ['GET', 'HEAD'], functions: {} };
}

/** Sets an entry; the empty text takes it away. */
function put(
  record: Readonly<Record<string, string>>,
  name: string,
  text: string,
): Readonly<Record<string, string>> {
  const { [name]: _, ...rest } = record;
  return text === '' ? rest : { ...rest, [name]: text };
}

function toggle(items: readonly string[], item: string, at: number): readonly string[] {
  return items.includes(item) ? items.filter((it) => it !== item) : items.toSpliced(at, 0, item);
}

function move<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  return item === undefined ? items : items.toSpliced(from, 1).toSpliced(to, 0, item);
}
