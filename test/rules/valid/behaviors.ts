import type { Declaration } from '#core';
import {
  absent,
  type Builder,
  type Given,
  holding,
  listOf,
  type Makers,
  memberOf,
  present,
  someOf,
} from './build.ts';
import type { OriginPlan, Plan } from './plan.ts';
import type { Content } from './print-config.ts';
import { policyId, token, uuid } from './values.ts';

/** Knows behaviors and what is in them. */
export const behaviorMakers: Makers = {
  DefaultCacheBehavior: (build, declaration) => build.structure(declaration, behavior(build, declaration)),

  CacheBehaviors: (build, declaration) => {
    const patterns = build.dice.some(pathPatterns, build.dice.int(0, 4));
    return listOf(build, declaration, patterns, (it, item) => ({
      PathPattern: it,
      ...behavior(build, item),
    }));
  },

  CachedMethods: ({ dice, structure }, declaration) =>
    structure(declaration, holding(declaration, dice.from([two, three]))),

  CookiePreference: ({ dice, structure }, declaration) => {
    const forward = dice.from(['none', 'all', 'whitelist']);
    const names = forward === 'whitelist' ? present : dice.from([absent, noItems]);
    return structure(declaration, { Forward: forward, WhitelistedNames: names });
  },
  TrustedSigners: (build, declaration) =>
    signersOf(build, declaration, build.dice.from([[], ['self'], ['self', '444455556666']])),

  CookieNames: ({ dice, structure }, declaration) =>
    structure(declaration, holding(declaration, dice.some(['session', 'a_b', 'x-y'], dice.int(1, 3)))),
  QueryStringCacheKeys: someOf(['page', 'q', 'utm_source']),
};

/** None of them covers another one. */
const pathPatterns = ['/api/*', 'images/*.jpg', '/v?/~user', '*.css', '/a-b_c.d$e"f\'g@h:i+j&k'];

const two = ['GET', 'HEAD'];
const three = [...two, 'OPTIONS'];
const seven = [...three, 'PUT', 'POST', 'PATCH', 'DELETE'];

const noItems: Content = [['Quantity', '0']];

/** What a behavior targets: one origin, or two by way of a group. */
interface Target {
  readonly id: string;
  readonly isGroup: boolean;
  readonly mayBeBucket: boolean;
  readonly speaksHttps: boolean;
}

function behavior(build: Builder, declaration: Declaration): Given {
  const { dice, plan } = build;
  const target = dice.from(targetsOf(plan));
  const isGrpc =
    target.speaksHttps && plan.httpVersion !== 'http1.1' && plan.httpVersion !== 'http3' && dice.chance(0.2);
  const isEncrypted = target.speaksHttps && !isGrpc && dice.chance(0.15);
  const edge = dice.from<Edge>(isGrpc ? ['none', 'functions'] : ['none', 'functions', 'lambdas', 'both']);
  return {
    TargetOriginId: target.id,
    ViewerProtocolPolicy: plan.isMtls
      ? 'https-only'
      : dice.from(['https-only', 'redirect-to-https', ...(isGrpc || isEncrypted ? [] : ['allow-all'])]),
    AllowedMethods: methods(build, declaration, target, isGrpc || isEncrypted),
    GrpcConfig: isGrpc ? [['Enabled', 'true']] : dice.from([absent, [['Enabled', 'false']]]),
    FieldLevelEncryptionId: isEncrypted ? token(dice) : dice.from([absent, '']),
    SmoothStreaming: edge === 'none' && plan.shape !== 'tenant' ? undefined : dice.from([absent, 'false']),
    ...functions(build, declaration, edge),
    ...signers(build, declaration),
    ...caching(build, declaration, target),
    ResponseHeadersPolicyId: dice.from([absent, '', policyId(dice, 'response-headers')]),
  };
}

type Edge = 'none' | 'functions' | 'lambdas' | 'both';

function targetsOf({ origins, groups }: Plan): readonly Target[] {
  const isCustom = ({ kind }: OriginPlan) => kind !== 's3' && kind !== 'vpc';
  return [
    ...origins.map((it) => ({
      id: it.id,
      isGroup: false,
      mayBeBucket: it.kind === 's3',
      speaksHttps: isCustom(it) && it.protocol !== 'http-only',
    })),
    ...groups.map((id) => ({ id, isGroup: true, mayBeBucket: true, speaksHttps: false })),
  ];
}

/** CloudFront knows three sets of methods; a group of origins cannot fail over for what changes something. */
function methods(build: Builder, declaration: Declaration, target: Target, needsAll: boolean): Given[string] {
  const { dice, structure } = build;
  if (!needsAll && dice.chance(0.3)) return absent;
  const allowed = needsAll ? seven : dice.from(target.isGroup ? [two, three] : [two, three, seven]);
  const list = memberOf(declaration, 'AllowedMethods');
  const cached = holding(list, allowed === two ? two : dice.from([two, three]));
  return structure(list, {
    ...holding(list, dice.some(allowed, allowed.length)),
    CachedMethods: dice.from([absent, structure(memberOf(list, 'CachedMethods'), cached)]),
  });
}

/** Each event has one function, and viewer events have functions of one sort. */
function functions(build: Builder, declaration: Declaration, edge: Edge): Given {
  const { dice } = build;
  const viewer = dice.some(['viewer-request', 'viewer-response'], dice.int(1, 2));
  const origin = dice.some(['origin-request', 'origin-response'], dice.int(1, 2));
  const events = {
    none: { functions: [], lambdas: [] },
    functions: { functions: viewer, lambdas: [] },
    lambdas: { functions: [], lambdas: [...viewer, ...origin] },
    both: { functions: viewer, lambdas: origin },
  }[edge];
  return {
    FunctionAssociations: associations(
      build,
      memberOf(declaration, 'FunctionAssociations'),
      events.functions,
    ),
    LambdaFunctionAssociations: associations(
      build,
      memberOf(declaration, 'LambdaFunctionAssociations'),
      events.lambdas,
    ),
  };
}

function associations(build: Builder, list: Declaration, events: readonly string[]): Given[string] {
  const { dice } = build;
  if (events.length === 0 && dice.chance(0.5)) return absent;
  return listOf(build, list, events, (it) => ({
    EventType: it,
    // Only a request has a body.
    IncludeBody: it.endsWith('-request') ? undefined : dice.from([absent, 'false']),
  }));
}

function signers(build: Builder, declaration: Declaration): Given {
  const { dice, plan } = build;
  const by = dice.from(['nobody', 'nobody', 'key-groups', plan.shape === 'tenant' ? 'nobody' : 'accounts']);
  const keyGroups = Array.from({ length: dice.int(1, 3) }, () => uuid(dice));
  return {
    TrustedKeyGroups: signersOf(
      build,
      memberOf(declaration, 'TrustedKeyGroups'),
      by === 'key-groups' ? keyGroups : [],
    ),
    TrustedSigners:
      by === 'accounts'
        ? signersOf(build, memberOf(declaration, 'TrustedSigners'), accounts)
        : dice.from([absent, signersOf(build, memberOf(declaration, 'TrustedSigners'), [])]),
  };
}

/** Cache settings come from a policy or stand in the behavior, never both. */
function caching(
  { dice, plan, structure }: Builder,
  declaration: Declaration,
  { mayBeBucket }: Target,
): Given {
  if (plan.shape === 'tenant' || dice.chance(0.5)) {
    return {
      CachePolicyId: policyId(dice, 'cache'),
      OriginRequestPolicyId: dice.from([absent, '', policyId(dice, 'origin-request')]),
      ForwardedValues: absent,
      MinTTL: absent,
      DefaultTTL: absent,
      MaxTTL: absent,
    };
  }
  const forwarded = memberOf(declaration, 'ForwardedValues');
  const headers = dice.from([
    [],
    ['Origin'],
    ['Accept', 'CloudFront-Viewer-Country'],
    mayBeBucket ? [] : ['*'],
  ]);
  const hasQuery = dice.chance(0.5);
  return {
    CachePolicyId: dice.from([absent, '']),
    OriginRequestPolicyId: dice.from([absent, '']),
    ForwardedValues: structure(forwarded, {
      QueryString: String(hasQuery),
      QueryStringCacheKeys: hasQuery ? undefined : dice.from([absent, noItems]),
      Headers: structure(memberOf(forwarded, 'Headers'), holding(memberOf(forwarded, 'Headers'), headers)),
    }),
    MinTTL: headers.includes('*') ? '0' : dice.from(['0', '60']),
    DefaultTTL: dice.from([absent, '60', '86400']),
    MaxTTL: dice.from([absent, '31536000']),
  };
}

const accounts = ['self', '444455556666'];

function signersOf({ structure }: Builder, list: Declaration, who: readonly string[]): Content {
  return structure(list, { Enabled: String(who.length > 0), ...holding(list, who) });
}
