import { changeMutations } from './changes.ts';
import { behaviors, inBehaviors, tag } from './markup.ts';
import { type Mutation, members, value, whole } from './mutate.ts';
import { all, has, isStandard } from './where.ts';

const root = 'DistributionConfig';
const origin = 'Origins.Items.Origin';
const custom = 'Origin.CustomOriginConfig';

/** Changes of a pulled config that CloudFront refuses, or that hurt: the config as it was is the baseline. */
export const linkedMutations: readonly Mutation[] = [
  value(
    'caller-reference-immutable',
    [root, 'StreamingDistributionConfig'].map((it) => `${it}.CallerReference`),
    'another',
  ),
  whole('root-kind-mismatch', 'a config of the other kind', (text) =>
    text.includes('<StreamingDistributionConfig')
      ? tag(root, tag('CallerReference', 'a'))
      : tag('StreamingDistributionConfig', tag('CallerReference', 'a')),
  ),

  ...[
    ...['Aliases', 'DefaultRootObject', 'CacheBehaviors', 'CustomErrorResponses', 'Logging', 'PriceClass'],
    ...['ViewerCertificate', 'Restrictions', 'WebACLId', 'HttpVersion'],
  ].map((it) => lost(root, it)),
  ...['CustomHeaders', 'OriginPath'].map((it) => lost(origin, it)),
  ...['OriginReadTimeout', 'OriginKeepaliveTimeout', 'OriginSslProtocols'].map((it) => lost(custom, it)),
  ...[
    'AllowedMethods',
    'SmoothStreaming',
    'Compress',
    'LambdaFunctionAssociations',
    'FieldLevelEncryptionId',
  ].map((it) => lost(behaviors, it)),
  ...inBehaviors('AllowedMethods').map((it) => lost(it, 'CachedMethods')),
  lost('CustomErrorResponses.Items.CustomErrorResponse', 'ErrorCachingMinTTL'),
  members(
    'update-requires-legacy-lists',
    inBehaviors('ForwardedValues'),
    { Headers: undefined },
    has('Headers'),
  ),
  ...changeMutations,
];

/** An element without a member that it had, and that updates must have. */
function lost(keys: string | readonly string[], member: string): Mutation {
  return members(
    `update-requires-${member.toLowerCase()}`,
    keys,
    { [member]: undefined },
    all(isStandard, has(member)),
  );
}
