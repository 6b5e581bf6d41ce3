import { tag, wrap } from '../markup.ts';

/** One thing of the sample account: the id it is listed by, and the markup of its item in the list. */
export interface Listed {
  readonly id: string;
  readonly markup: string;
  /** What a list can be narrowed by: `Type` of policies, `Stage` of functions. */
  readonly is?: string;
}

const modified = tag('LastModifiedTime', '2025-11-03T09:12:44.000Z');

type Settings = readonly (readonly [element: string, setting: string])[];

const keyed: Settings = [
  ['HeadersConfig', 'HeaderBehavior'],
  ['CookiesConfig', 'CookieBehavior'],
  ['QueryStringsConfig', 'QueryStringBehavior'],
];

const none = keyed.map(([element, setting]) => wrap(element, [tag(setting, 'none')])).join('');

/** The policies of AWS that the sample configs use, and one of the account's own. */
export const cachePolicies: readonly Listed[] = [
  cachePolicy('managed', '658327ea-f89d-4fab-a63d-7e88639e58f6', 'Managed-CachingOptimized'),
  cachePolicy('managed', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'Managed-CachingDisabled'),
  cachePolicy('custom', '1d2f8a7e-5b0c-4c5e-9c1a-2f6e4b7d8a90', 'a-minute-by-language'),
];

function cachePolicy(type: string, id: string, name: string): Listed {
  const key = wrap('ParametersInCacheKeyAndForwardedToOrigin', [
    tag('EnableAcceptEncodingGzip', 'true'),
    tag('EnableAcceptEncodingBrotli', 'true'),
    none,
  ]);
  const times = [tag('DefaultTTL', '60'), tag('MaxTTL', '60'), tag('MinTTL', '1')];
  const config = wrap('CachePolicyConfig', [tag('Comment', ''), tag('Name', name), ...times, key]);
  return policy('CachePolicy', { type, id, config });
}

export const originRequestPolicies: readonly Listed[] = [
  originRequestPolicy('managed', 'b689b0a8-53d0-40ab-baf2-68738e2966ac', 'Managed-AllViewerExceptHostHeader'),
  originRequestPolicy('custom', '7a3c9e15-2d4b-4f6a-8e01-b5c7d9f01234', 'nothing-of-the-viewer'),
];

function originRequestPolicy(type: string, id: string, name: string): Listed {
  const config = wrap('OriginRequestPolicyConfig', [tag('Comment', ''), tag('Name', name), none]);
  return policy('OriginRequestPolicy', { type, id, config });
}

export const responseHeadersPolicies: readonly Listed[] = [
  responseHeadersPolicy('managed', '67f7725c-6f97-4210-82d7-5512b31e9d03', 'Managed-SecurityHeadersPolicy'),
  responseHeadersPolicy('custom', '3e5b7d9f-1a2c-4e6f-9b8d-0c2e4a6f8b1d', 'no-indexing'),
];

function responseHeadersPolicy(type: string, id: string, name: string): Listed {
  const config = wrap('ResponseHeadersPolicyConfig', [tag('Comment', ''), tag('Name', name)]);
  return policy('ResponseHeadersPolicy', { type, id, config });
}

interface Policy {
  readonly type: string;
  readonly id: string;
  readonly config: string;
}

function policy(name: string, { type, id, config }: Policy): Listed {
  const markup = wrap(`${name}Summary`, [tag('Type', type), wrap(name, [tag('Id', id), modified, config])]);
  return { id, markup, is: type };
}

/** `pretty-urls` serves the site; `draft` was never published. */
export function functions(accountId: string): readonly Listed[] {
  const published = ['DEVELOPMENT', 'LIVE'].map((stage) => functionIn(accountId, stage, 'pretty-urls'));
  return [...published, functionIn(accountId, 'DEVELOPMENT', 'draft')];
}

function functionIn(accountId: string, stage: string, name: string): Listed {
  const config = wrap('FunctionConfig', [tag('Comment', ''), tag('Runtime', 'cloudfront-js-2.0')]);
  const metadata = wrap('FunctionMetadata', [
    tag('CreatedTime', '2025-11-03T09:12:44.000Z'),
    tag('FunctionARN', `arn:aws:cloudfront::${accountId}:function/${name}`),
    modified,
    tag('Stage', stage),
  ]);
  const status = tag('Status', stage === 'LIVE' ? 'UNASSOCIATED' : 'UNPUBLISHED');
  return {
    id: `${name} ${stage}`,
    markup: wrap('FunctionSummary', [config, metadata, tag('Name', name), status]),
    is: stage,
  };
}

const keyGroupId = 'c0b4d1f2-6e3a-4b7c-8d90-1e2f3a4b5c6d';
const keyGroupConfig = wrap('KeyGroupConfig', [
  wrap('Items', [tag('PublicKey', 'K1SAMPLEKEY234')]),
  tag('Name', 'download-signers'),
]);

export const keyGroups: readonly Listed[] = [
  {
    id: keyGroupId,
    markup: wrap('KeyGroupSummary', [wrap('KeyGroup', [tag('Id', keyGroupId), keyGroupConfig, modified])]),
  },
];

export const originAccessControls: readonly Listed[] = [
  originAccessControl('E1OACEXAMPLE77', 'site-bucket', 's3'),
  originAccessControl('E2OACEXAMPLE88', 'render-function', 'lambda'),
];

function originAccessControl(id: string, name: string, type: string): Listed {
  const markup = wrap('OriginAccessControlSummary', [
    tag('Description', ''),
    tag('Id', id),
    tag('Name', name),
    tag('OriginAccessControlOriginType', type),
    tag('SigningBehavior', 'always'),
    tag('SigningProtocol', 'sigv4'),
  ]);
  return { id, markup };
}

export const originAccessIdentities: readonly Listed[] = [
  {
    id: 'E1OAIEXAMPLE42',
    markup: wrap('CloudFrontOriginAccessIdentitySummary', [
      tag('Comment', 'media player'),
      tag('Id', 'E1OAIEXAMPLE42'),
      tag('S3CanonicalUserId', 'b970b42360b81c8ddbd79d2f5df0069ba9033c8a79655752abe380cd6d63ba8b'),
    ]),
  },
];

export const fieldLevelEncryptionConfigs: readonly Listed[] = [
  {
    id: 'C3SAMPLEFLE605',
    markup: wrap('FieldLevelEncryptionSummary', [
      tag('Comment', 'card numbers'),
      tag('Id', 'C3SAMPLEFLE605'),
      modified,
    ]),
  },
];

export function realtimeLogConfigs(accountId: string): readonly Listed[] {
  const kinesis = wrap('KinesisStreamConfig', [
    tag('RoleARN', `arn:aws:iam::${accountId}:role/cloudfront-logs`),
    tag('StreamARN', `arn:aws:kinesis:us-east-1:${accountId}:stream/requests`),
  ]);
  const markup = wrap('member', [
    tag('ARN', `arn:aws:cloudfront::${accountId}:realtime-log-config/requests`),
    wrap('EndPoints', [wrap('member', [kinesis, tag('StreamType', 'Kinesis')])]),
    wrap('Fields', [tag('Field', 'timestamp'), tag('Field', 'c-ip')]),
    tag('Name', 'requests'),
    tag('SamplingRate', '100'),
  ]);
  return [{ id: 'requests', markup }];
}
