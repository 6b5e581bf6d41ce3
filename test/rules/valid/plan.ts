import type { Dice } from './dice.ts';

/**
 * What members of a config in different places have to agree about.
 * `staging` and `continuous` are the two sides of a continuous deployment.
 */
export interface Plan {
  readonly shape: Shape;
  /** How likely an optional member is. */
  readonly density: number;
  readonly isShuffled: boolean;
  readonly origins: readonly OriginPlan[];
  /** Ids of origin groups. */
  readonly groups: readonly string[];
  /** Names of the parameters that tenants give. */
  readonly parameters: readonly string[];
  readonly certificate: 'default' | 'acm' | 'iam';
  readonly isMtls: boolean;
  readonly httpVersion: string | undefined;
}

export type Shape = 'standard' | 'staging' | 'continuous' | 'tenant' | 'streaming';

export interface OriginPlan {
  readonly id: string;
  readonly kind: OriginKind;
  /** What a custom origin speaks. */
  readonly protocol: 'http-only' | 'match-viewer' | 'https-only';
}

export type OriginKind =
  | 's3'
  | 'website'
  | 'custom'
  | 'function-url'
  | 'media-store'
  | 'media-package'
  | 'vpc';

const kinds: readonly OriginKind[] = [
  's3',
  's3',
  'custom',
  'custom',
  'website',
  'function-url',
  'media-store',
  'media-package',
  'vpc',
];

/** Decides what a config is about. */
export function newPlan(dice: Dice): Plan {
  const shape: Shape = dice.from([
    'standard',
    'standard',
    'standard',
    'staging',
    'continuous',
    'tenant',
    'streaming',
  ]);
  const origins = dice.some(originIds, dice.int(1, 4)).map((id): OriginPlan => {
    const kind = dice.from(kinds);
    const protocol = dice.from(['http-only', 'match-viewer', 'https-only'] as const);
    return { id, kind, protocol: kind === 'website' ? 'http-only' : protocol };
  });
  const certificate = dice.from([
    'default',
    'acm',
    ...(shape === 'tenant' ? [] : (['iam'] as const)),
  ] as const);
  const isMtls = shape === 'standard' && certificate === 'acm' && dice.chance(0.3);
  const isDeployment = shape === 'staging' || shape === 'continuous';
  return {
    shape,
    density: dice.from([0, 0.3, 0.3, 0.6, 0.95]),
    isShuffled: dice.chance(0.2),
    origins,
    groups: origins.length < 2 ? [] : dice.some(groupIds, dice.int(0, 2)),
    parameters: shape === 'tenant' ? dice.some(['tenant', 'path-prefix', 'Region_1'], dice.int(0, 3)) : [],
    certificate,
    isMtls,
    httpVersion: dice.chance(0.2)
      ? undefined
      : dice.from(['http1.1', 'http2', ...(isMtls || isDeployment ? [] : ['http3', 'http2and3'])]),
  };
}

const originIds = ['site', 'api', 'Pictures of 2024', 'origin-1.example.com', 'S3-assets/v1', '東京'];
const groupIds = ['failover', 'Group of two'];
