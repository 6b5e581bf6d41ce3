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
import type { Dice } from './dice.ts';
import type { OriginKind, OriginPlan } from './plan.ts';
import { letters, token } from './values.ts';

/** Knows origins and groups of them. */
export const originMakers: Makers = {
  Origins: (build, declaration) =>
    listOf(build, declaration, build.plan.origins, (it, item) => origin(build, item, it)),
  OriginGroups: (build, declaration) => listOf(build, declaration, build.plan.groups, (it) => ({ Id: it })),
  OriginGroupMembers: (build, declaration) =>
    listOf(build, declaration, build.dice.some(build.plan.origins, 2), ({ id }) => ({ OriginId: id })),
  StatusCodes: someOf(['403', '404', '416', '500', '502', '503', '504', '400']),

  CustomHeaders: (build, declaration) => {
    const names = build.dice.some(['X-Shop', 'Authorization', "x-!#$%&'*+-.^_`|~1"], build.dice.int(0, 3));
    return listOf(build, declaration, names, (it) => ({ HeaderName: it }));
  },
  OriginSslProtocols: ({ dice, structure }, declaration) => {
    const versions = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'].slice(dice.int(0, 3));
    return structure(declaration, holding(declaration, versions));
  },
  OriginShield: ({ dice, structure }, declaration) =>
    dice.chance(0.5)
      ? structure(declaration, { Enabled: 'true', OriginShieldRegion: present })
      : structure(declaration, { Enabled: 'false', OriginShieldRegion: absent }),
};

function origin(build: Builder, declaration: Declaration, { id, kind, protocol }: OriginPlan): Given {
  const { dice, plan } = build;
  const { shape } = plan;
  const isDeployment = shape === 'staging' || shape === 'continuous';
  const hasControl = mayHaveControl.has(kind) && dice.chance(0.5);
  const config = (name: string, given: Given) => build.structure(memberOf(declaration, name), given);
  return {
    Id: id,
    DomainName: domain(build, kind),
    // Its least is the read timeout, which is 120 at most.
    ResponseCompletionTimeout: isDeployment || dice.chance(0.7) ? absent : String(dice.int(120, 3600)),
    OriginAccessControlId: hasControl ? token(dice) : dice.from([absent, '']),
    S3OriginConfig:
      kind === 's3' ? config('S3OriginConfig', identity(dice, hasControl || shape === 'tenant')) : absent,
    VpcOriginConfig: kind === 'vpc' ? config('VpcOriginConfig', {}) : absent,
    CustomOriginConfig:
      kind === 's3' || kind === 'vpc'
        ? absent
        : config('CustomOriginConfig', {
            OriginProtocolPolicy: protocol,
            OriginMtlsConfig: protocol === 'https-only' ? undefined : absent,
            ...(kind === 'website' && { HTTPPort: '80' }),
          }),
  };
}

const mayHaveControl: ReadonlySet<OriginKind> = new Set([
  's3',
  'function-url',
  'media-store',
  'media-package',
]);

/** An identity is the old way to reach a bucket, a control the new one; never both. */
function identity(dice: Dice, hasNone: boolean): Given {
  return {
    OriginAccessIdentity: hasNone ? '' : dice.from(['', `origin-access-identity/cloudfront/${token(dice)}`]),
  };
}

function domain({ dice, plan }: Builder, kind: OriginKind): string {
  switch (kind) {
    case 's3':
      return dice.from([
        'assets.s3.amazonaws.com',
        'a.b-1.s3.eu-west-1.amazonaws.com',
        'a.s3-us-west-2.amazonaws.com',
      ]);
    case 'website':
      return dice.from(['a.s3-website-us-east-1.amazonaws.com', 'b.s3-website.eu-central-1.amazonaws.com']);
    case 'function-url':
      return `${letters(dice, 'abcdef0123456789', 32)}.lambda-url.eu-west-1.on.aws`;
    case 'media-store':
      return `${letters(dice, 'abcdef0123456789', 14)}.data.mediastore.us-west-2.amazonaws.com`;
    case 'media-package':
      return 'a1b2c3.egress.d4e5f6.mediapackagev2.us-west-2.amazonaws.com';
    case 'vpc':
      return 'internal-shop-1.eu-west-1.elb.amazonaws.com';
    case 'custom': {
      const hosts = ['api.origin.example.com', 'xn--bcher-kva.origin.example', '1.elb.example.net'];
      return dice.from([...hosts, ...plan.parameters.map((it) => `{{${it}}}.origin.example.com`)]);
    }
  }
}
