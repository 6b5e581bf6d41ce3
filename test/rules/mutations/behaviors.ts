import { escapeText, type TypedElement } from '#core';
import { account, behaviors, cachePolicy, inBehaviors, keyGroup, list, many, tag, tags } from './markup.ts';
import { items, type Mutation, members, mistake, type Sound, setMembers, value } from './mutate.ts';
import { all, has, inConfig, isStandard, not, says, targetsGroup, textAt } from './where.ts';

const pattern = 'CacheBehavior.PathPattern';
const lambdaArn = 'LambdaFunctionAssociation.LambdaFunctionARN';
const isGrpc = says('GrpcConfig/Enabled', 'true');
const isHttpsOnly = inConfig(has('ViewerMtlsConfig'));
const events = ['viewer-request', 'viewer-response', 'origin-request', 'origin-response'];
const seven = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];
const twoMethods = list('Method', ['GET', 'HEAD']);

/** Mistakes about behaviors, apart from how they cache. */
export const behaviorMutations: readonly Mutation[] = [
  paths(
    'behavior-count',
    many(76, (it) => `/${it}/*`),
  ),
  value('path-pattern-required', pattern, ''),
  value('path-pattern-length', pattern, `/${'x'.repeat(255)}`),
  value('path-pattern-charset', pattern, '/a b'),
  value('path-pattern-star', pattern, '*'),
  value('path-pattern-query', pattern, '/a?page=1'),
  value('path-pattern-multi-asterisk', pattern, '/a/**'),
  paths('path-pattern-case', ['/a/*', '/A/*']),
  paths('path-pattern-duplicate', ['/a/*', 'a/*']),
  paths('path-pattern-shadowed', ['/a/*', '/a/b/*']),
  paths(
    'signed-shadowed-by-public',
    ['/a/*', '*.jpg'],
    (it) => it === '*.jpg' && { TrustedKeyGroups: keyGroups() },
  ),
  members('viewer-protocol-insecure', behaviors, { ViewerProtocolPolicy: 'allow-all' }),

  members(
    'allowed-methods-set',
    behaviors,
    { AllowedMethods: list('Method', ['GET', 'HEAD', 'PUT']) },
    all(not(isGrpc), not(targetsGroup)),
  ),
  members('cached-methods-set', inBehaviors('AllowedMethods'), { CachedMethods: list('Method', ['GET']) }),
  members(
    'cached-methods-subset',
    behaviors,
    { AllowedMethods: twoMethods + tag('CachedMethods', list('Method', ['GET', 'HEAD', 'OPTIONS'])) },
    all(not(isGrpc), says('FieldLevelEncryptionId', '')),
  ),
  members('origin-group-methods', behaviors, { AllowedMethods: list('Method', seven) }, targetsGroup),

  members(
    'signers-enabled-mismatch',
    inBehaviors('TrustedKeyGroups'),
    { Enabled: 'true' },
    says('Quantity', '0'),
  ),
  members('signers-enabled-mismatch', inBehaviors('TrustedSigners'), { Enabled: 'false' }, has('Items')),
  items('signers-account', inBehaviors('TrustedSigners'), ['1111-2222-3333'], has('Items')),
  items(
    'signers-count',
    inBehaviors('TrustedSigners'),
    many(6, (it) => `11112222333${it}`),
    has('Items'),
  ),
  items('signers-deprecated', inBehaviors('TrustedSigners'), ['self'], has('Items')),
  members(
    'signers-and-keygroups',
    behaviors,
    { TrustedSigners: signers(), TrustedKeyGroups: keyGroups() },
    isStandard,
  ),
  items('keygroup-format', inBehaviors('TrustedKeyGroups'), ['my-key-group'], has('Items')),
  items(
    'keygroup-count',
    inBehaviors('TrustedKeyGroups'),
    many(5, (it) => keyGroup.replace('0', String(it))),
    has('Items'),
  ),

  value('lambda-arn-version', lambdaArn, lambdaFunction('edge:$LATEST')),
  value('lambda-arn-region', lambdaArn, lambdaFunction('edge:3', 'eu-west-1')),
  value('lambda-arn-format', lambdaArn, 'edge:3'),
  paths(
    'lambda-count',
    many(26, (it) => `/${it}/*`),
    (it) => ({
      LambdaFunctionAssociations: lambdas(events, it.replaceAll(/\D/g, '')),
    }),
  ),
  value('function-event', 'FunctionAssociation.EventType', 'origin-request'),
  value('function-arn', 'FunctionAssociation.FunctionARN', 'f'),
  edge('edge-event-unique', { FunctionAssociations: functions(['viewer-request', 'viewer-request']) }),
  edge('edge-event-unique', { LambdaFunctionAssociations: lambdas(['origin-request', 'origin-request']) }),
  edge('edge-viewer-mix', {
    FunctionAssociations: functions(['viewer-request']),
    LambdaFunctionAssociations: lambdas(['viewer-response']),
  }),
  edge('include-body-event', {
    LambdaFunctionAssociations: lambdas(['origin-response']).replace(
      '</EventType>',
      '$&<IncludeBody>true</IncludeBody>',
    ),
  }),
  edge('smooth-streaming-edge', {
    SmoothStreaming: 'true',
    FunctionAssociations: functions(['viewer-request']),
  }),

  members(
    'fle-preconditions',
    behaviors,
    { FieldLevelEncryptionId: 'C1ABCDEFGHIJKL', AllowedMethods: undefined },
    not(isGrpc),
  ),
  members(
    'fle-not-used',
    behaviors,
    { AllowedMethods: list('Method', seven), FieldLevelEncryptionId: undefined },
    not(targetsGroup),
  ),
  members('realtime-log-arn', behaviors, { RealtimeLogConfigArn: 'clicks' }),
  members('response-headers-missing', behaviors, { ResponseHeadersPolicyId: undefined }),

  members('grpc-methods', behaviors, { AllowedMethods: twoMethods }, isGrpc),
  members('grpc-lambda', behaviors, { LambdaFunctionAssociations: lambdas(['origin-request']) }, isGrpc),
  members('grpc-https', behaviors, { ViewerProtocolPolicy: 'allow-all' }, all(isGrpc, not(isHttpsOnly))),
];

/** Other paths than before, to where the default behavior goes. */
function paths(
  rule: string,
  patterns: readonly string[],
  more: (path: string) => Readonly<Record<string, string>> | false = () => false,
): Mutation {
  const edits = ({ element }: TypedElement, { doc }: Sound) => {
    const target = escapeText(textAt(element, 'DefaultCacheBehavior/TargetOriginId'));
    const fixed = { TargetOriginId: target, ViewerProtocolPolicy: 'https-only', CachePolicyId: cachePolicy };
    const contents = patterns.map((it) => tags({ PathPattern: it, ...fixed, ...more(it) }));
    return setMembers(doc.text, element, { CacheBehaviors: list('CacheBehavior', contents) });
  };
  return mistake(rule, ` with ${patterns.slice(0, 2)}`, 'DistributionConfig', edits);
}

/** A behavior with other functions than before. */
function edge(rule: string, given: Readonly<Record<string, string>>): Mutation {
  const none = {
    FunctionAssociations: undefined,
    LambdaFunctionAssociations: undefined,
    SmoothStreaming: undefined,
  };
  return members(rule, behaviors, { ...none, ...given }, all(not(isGrpc), isStandard));
}

function functions(types: readonly string[]): string {
  const arn = `arn:aws:cloudfront::${account}:function/f`;
  return list(
    'FunctionAssociation',
    types.map((it) => tags({ FunctionARN: arn, EventType: it })),
  );
}

function lambdas(types: readonly string[], name = ''): string {
  return list(
    'LambdaFunctionAssociation',
    types.map((it) => tags({ LambdaFunctionARN: lambdaFunction(`${it}${name}:3`), EventType: it })),
  );
}

function lambdaFunction(name: string, region = 'us-east-1'): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

function signers(): string {
  return tag('Enabled', 'true') + list('AwsAccountNumber', ['self']);
}

function keyGroups(): string {
  return tag('Enabled', 'true') + list('KeyGroup', [keyGroup]);
}
