import type { Declaration } from '../schema/index.ts';

/** Members that mean something only together, so that they are merged as one value. */
const cacheSettings = [
  'CachePolicyId',
  'OriginRequestPolicyId',
  'ForwardedValues',
  'MinTTL',
  'DefaultTTL',
  'MaxTTL',
];
const originConfig = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'];

const groups: Readonly<Record<string, readonly string[]>> = {
  CacheBehavior: cacheSettings,
  DefaultCacheBehavior: cacheSettings,
  Origin: originConfig,
};

/** Structures that are one value as a whole, besides those with a switch `Enabled` of their own. */
const wholes: ReadonlySet<string> = new Set([
  'AllowedMethods',
  'CustomErrorResponse',
  'GeoRestriction',
  'OriginGroupMembers',
  'ParameterDefinition',
  'ViewerCertificate',
  'ViewerMtlsConfig',
]);

/** The names of all members that are merged together with this one, itself included. */
export function groupOf(parent: Declaration | undefined, name: string): readonly string[] {
  const group = parent?.type.kind === 'structure' ? groups[parent.type.name] : undefined;
  return group?.includes(name) ? group : [name];
}

/** What people call the group a member belongs to. */
export function groupTitle(names: readonly string[]): string {
  return names === cacheSettings ? 'cache settings' : 'origin config';
}

/** Whether a structure is merged as one value. */
export function isWhole({ type, children }: Declaration): boolean {
  if (type.kind !== 'structure') return type.kind !== 'list';
  return wholes.has(type.name) || (children.has('Enabled') && !children.has('CallerReference'));
}

/** Two elements beside each other that have to fit, and where: the config's root, a behavior or an origin. */
export interface Pair {
  readonly around: RegExp;
  readonly names: readonly [string, string];
  readonly reason: string;
}

const behavior = /^(DefaultCacheBehavior|CacheBehaviors\/CacheBehavior\[.*\](#\d+)?)\/$/s;
const origin = /^Origins\/Origin\[.*\](#\d+)?\/$/s;

/** What a change on one side and a change on the other can break together, though no element was changed by both. */
export const pairs: readonly Pair[] = [
  {
    around: /^$/,
    names: ['Aliases', 'ViewerCertificate'],
    reason: 'The certificate has to cover every alias.',
  },
  {
    around: behavior,
    names: ['FunctionAssociations', 'LambdaFunctionAssociations'],
    reason: 'An event runs a CloudFront function or a Lambda function, not both.',
  },
  {
    around: behavior,
    names: ['TargetOriginId', 'AllowedMethods'],
    reason: 'Which methods are possible depends on the origin or origin group.',
  },
  { around: behavior, names: ['GrpcConfig', 'AllowedMethods'], reason: 'gRPC needs the method POST.' },
  ...originConfig.map((name) => ({
    around: origin,
    names: ['OriginAccessControlId', name] as const,
    reason: 'An origin has an access control or an access identity, not both.',
  })),
];
