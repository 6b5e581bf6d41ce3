import { absent, type Builder, type Given, holding, listOf, type Makers, present, someOf } from './build.ts';
import type { Dice } from './dice.ts';
import type { Content, Tree } from './print-config.ts';
import { certificateArn, letters, token, uuid } from './values.ts';

const hosts = [
  'www.example.com',
  '*.example.org',
  'xn--bcher-kva.example',
  'a-1.b.c.example.net',
  'example.com',
];
const countries = ['DE', 'FR', 'GB', 'US', 'JP', 'ZA'];
const errorCodes = ['400', '403', '404', '405', '414', '416', '500', '501', '502', '503', '504'];

/** Knows the members of a config that are not about origins or behaviors. */
export const rootMakers: Makers = {
  DistributionConfig: (build, declaration) => build.structure(declaration, distribution(build)),
  Aliases: someOf(hosts),
  ViewerCertificate: (build, declaration) => build.structure(declaration, certificate(build)),

  CustomErrorResponses: (build, declaration) => {
    const codes = build.dice.some(errorCodes, build.dice.int(0, 3));
    return listOf(build, declaration, codes, (it) => errorResponse(build.dice, it));
  },

  LoggingConfig: ({ dice, structure }, declaration) => structure(declaration, logging(dice)),
  StreamingLoggingConfig: ({ dice, structure }, declaration) => structure(declaration, logging(dice)),

  S3Origin: ({ dice, structure }, declaration) =>
    structure(declaration, {
      DomainName: bucket(dice),
      OriginAccessIdentity: dice.from(['', `origin-access-identity/cloudfront/${token(dice)}`]),
    }),

  GeoRestriction: ({ dice, structure }, declaration) => {
    const type = dice.from(['none', 'whitelist', 'blacklist']);
    const locations = type === 'none' ? [] : dice.some(countries, dice.int(1, 4));
    return structure(declaration, { RestrictionType: type, ...holding(declaration, locations) });
  },

  TenantConfig: ({ structure }, declaration) => structure(declaration, { ParameterDefinitions: present }),

  'TenantConfig.ParameterDefinitions': ({ plan, dice, structure }, { children, type }) =>
    plan.parameters.map(
      (name): Tree => [
        dice.from([...children.keys()]),
        type.kind === 'list' ? structure(type.item, { Name: name }) : '',
      ],
    ),
  ParameterDefinitionSchema: ({ structure }, declaration) =>
    structure(declaration, { StringSchema: present }),

  ViewerMtlsConfig: ({ dice, structure }, declaration) => {
    const mode = dice.from(['required', 'optional', 'passthrough']);
    const store = mode === 'passthrough' ? absent : present;
    return structure(declaration, { Mode: mode, TrustStoreConfig: store });
  },
};

function distribution({ dice, plan }: Builder): Given {
  const { shape, certificate, isMtls, httpVersion, parameters, groups } = plan;
  const isTenant = shape === 'tenant';
  const isAnycast = shape === 'standard' && dice.chance(0.2);
  const hasAliases = (shape === 'standard' || shape === 'continuous') && certificate !== 'default';
  return {
    Aliases: hasAliases ? undefined : dice.from([absent, [['Quantity', '0']]]),
    OriginGroups: groups.length > 0 ? present : undefined,
    PriceClass: isAnycast ? 'PriceClass_All' : isTenant ? dice.from([absent, 'None']) : priceClass(dice),
    IsIPV6Enabled: isAnycast || isTenant ? absent : undefined,
    AnycastIpListId: isAnycast ? `aip_${letters(dice, 'abcdef0123456789', 20)}` : absent,
    ViewerCertificate: certificate === 'default' ? undefined : present,
    WebACLId: webAcl(dice, shape !== 'tenant'),
    HttpVersion: httpVersion ?? absent,
    ContinuousDeploymentPolicyId: shape === 'continuous' ? uuid(dice) : dice.from([absent, '']),
    Staging: shape === 'staging' ? 'true' : dice.from([absent, 'false']),
    ConnectionMode: isTenant ? 'tenant-only' : dice.from([absent, 'direct']),
    TenantConfig: parameters.length > 0 ? present : absent,
    ViewerMtlsConfig: isMtls ? present : absent,
    ConnectionFunctionAssociation: isMtls ? undefined : absent,
  };
}

function priceClass(dice: Dice): Content {
  return dice.from(['PriceClass_100', 'PriceClass_200', 'PriceClass_All']);
}

function webAcl(dice: Dice, isClassicAllowed: boolean): Content {
  const acl = `arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/${uuid(dice)}`;
  return dice.from(['', acl, isClassicAllowed ? uuid(dice) : acl]);
}

/** GetDistributionConfig repeats the certificate in two deprecated members, and names vip and TLSv1 for the default one. */
function certificate({ dice, plan }: Builder): Given {
  const isRepeated = dice.chance(0.5);
  if (plan.certificate === 'default')
    return {
      CloudFrontDefaultCertificate: 'true',
      IAMCertificateId: absent,
      ACMCertificateArn: absent,
      SSLSupportMethod: isRepeated ? 'vip' : absent,
      MinimumProtocolVersion: isRepeated ? dice.from(['TLSv1', 'SSLv3']) : absent,
      Certificate: absent,
      CertificateSource: isRepeated ? 'cloudfront' : absent,
    };

  const isAcm = plan.certificate === 'acm';
  const id = isAcm ? certificateArn(dice) : `ASCA${letters(dice, 'ABCDEFGHIJKLMNOP234567', 17)}`;
  const method =
    plan.shape === 'tenant' ? 'sni-only' : dice.from(['sni-only', 'sni-only', 'vip', 'static-ip']);
  return {
    CloudFrontDefaultCertificate: dice.from([absent, 'false']),
    IAMCertificateId: isAcm ? absent : id,
    ACMCertificateArn: isAcm ? id : absent,
    SSLSupportMethod: method,
    MinimumProtocolVersion: dice.from(method === 'vip' ? ['SSLv3', 'TLSv1'] : modernPolicies),
    Certificate: isRepeated ? id : absent,
    CertificateSource: isRepeated ? plan.certificate : absent,
  };
}

const modernPolicies = [
  'TLSv1',
  'TLSv1_2016',
  'TLSv1.1_2016',
  'TLSv1.2_2018',
  'TLSv1.2_2019',
  'TLSv1.2_2021',
  'TLSv1.2_2025',
  'TLSv1.3_2025',
];

/** A page and a code, or neither: an empty element says as little as none. */
function errorResponse(dice: Dice, code: string): Given {
  const hasPage = dice.chance(0.5);
  const nothing = dice.from([absent, '']);
  return {
    ErrorCode: code,
    ResponsePagePath: hasPage ? dice.from(['/404.html', '/errors/a%20b.html']) : nothing,
    ResponseCode: hasPage ? dice.from(['200', ...errorCodes]) : nothing,
    ErrorCachingMinTTL: hasPage ? undefined : present,
  };
}

function logging(dice: Dice): Given {
  if (dice.chance(0.5)) return { Enabled: 'false', IncludeCookies: 'false', Bucket: '', Prefix: '' };
  return {
    Enabled: 'true',
    IncludeCookies: dice.from(['true', 'false']),
    Bucket: bucket(dice),
    Prefix: dice.from(['', 'web/', 'a/b/']),
  };
}

function bucket(dice: Dice): string {
  return dice.from([
    'logs-of-shop.s3.amazonaws.com',
    'a.b-1.s3.eu-west-1.amazonaws.com',
    'logs.s3-us-west-2.amazonaws.com',
  ]);
}
