/** What a policy is about: each kind has an element of its own in a behavior. */
export type PolicyKind = 'cache' | 'origin-request' | 'response-headers';

/** A policy that AWS manages, with what it means for caching where it is a cache policy. */
export interface ManagedPolicy {
  readonly kind: PolicyKind;
  readonly name: string;
  /** Whether CloudFront may compress what a behavior with this cache policy serves. */
  readonly compresses?: boolean;
  /** AWS Amplify Hosting made it for its own distributions. */
  readonly isForAmplify?: true;
  readonly caching?: {
    /** Seconds that a response without caching headers is cached. */
    readonly defaultTtl: number;
    readonly maxTtl: number;
    readonly cookies: 'all' | 'none';
    readonly queryStrings: 'all' | 'none';
  };
}

/**
 * By policy id, which is the same in every account:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html.
 */
export const managedPolicies: ReadonlyMap<string, ManagedPolicy> = new Map<string, ManagedPolicy>([
  [
    '658327ea-f89d-4fab-a63d-7e88639e58f6',
    cache('CachingOptimized', true, [86400, 31536000, 'none', 'none']),
  ],
  [
    'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
    cache('CachingOptimizedForUncompressedObjects', false, [86400, 31536000, 'none', 'none']),
  ],
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', cache('CachingDisabled', false, [0, 0, 'none', 'none'])],
  [
    '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
    cache('UseOriginCacheControlHeaders', true, [0, 31536000, 'all', 'none']),
  ],
  [
    '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
    cache('UseOriginCacheControlHeaders-QueryStrings', true, [0, 31536000, 'all', 'all']),
  ],
  ['2e54312d-136d-493c-8eb9-b001f22f67d2', cache('Amplify', true, [2, 600, 'all', 'all'])],
  [
    '08627262-05a9-4f76-9ded-b50ca2e3a84f',
    { kind: 'cache', name: 'Elemental-MediaPackage', compresses: true },
  ],
  ['4d1d2f1d-3a71-49ad-9e08-7ea5d843a556', forAmplify('Amplify-Default')],
  ['a6bad946-36c3-4c33-aa98-362c74a7fb13', forAmplify('Amplify-DefaultNoCookies')],
  ['1c6db51a-a33f-469a-8245-dae26771f530', forAmplify('Amplify-ImageOptimization')],
  ['7e5fad67-ee98-4ad0-b05a-394999eefc1a', forAmplify('Amplify-StaticContent')],
  ['216adef6-5c7f-47e4-b989-5492eafa07d3', { kind: 'origin-request', name: 'AllViewer' }],
  ['b689b0a8-53d0-40ab-baf2-68738e2966ac', { kind: 'origin-request', name: 'AllViewerExceptHostHeader' }],
  [
    '33f36d7e-f396-46d9-90e0-52428a34d9dc',
    { kind: 'origin-request', name: 'AllViewerAndCloudFrontHeaders-2022-06' },
  ],
  ['59781a5b-3903-41f3-afcb-af62929ccde1', { kind: 'origin-request', name: 'CORS-CustomOrigin' }],
  ['88a5eaf4-2fd4-4709-b370-b4c650ea3fcf', { kind: 'origin-request', name: 'CORS-S3Origin' }],
  [
    '775133bc-15f2-49f9-abea-afb2e0bf67d2',
    { kind: 'origin-request', name: 'Elemental-MediaTailor-PersonalizedManifests' },
  ],
  ['acba4595-bd28-49b8-b9fe-13317c0390fa', { kind: 'origin-request', name: 'UserAgentRefererHeaders' }],
  ['bf0718e1-ba1e-49d1-88b1-f726733018ae', { kind: 'origin-request', name: 'HostHeaderOnly' }],
  ['67f7725c-6f97-4210-82d7-5512b31e9d03', { kind: 'response-headers', name: 'SecurityHeadersPolicy' }],
  ['60669652-455b-4ae9-85a4-c4c02393f86c', { kind: 'response-headers', name: 'SimpleCORS' }],
  ['5cc3b908-e619-4b99-88e5-2cf7f45965bd', { kind: 'response-headers', name: 'CORS-With-Preflight' }],
  [
    'e61eb60c-9c35-4d20-a928-2b84e02af89c',
    { kind: 'response-headers', name: 'CORS-and-SecurityHeadersPolicy' },
  ],
  [
    'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
    { kind: 'response-headers', name: 'CORS-with-preflight-and-SecurityHeadersPolicy' },
  ],
]);

type Choice = 'all' | 'none';

/** Of a cache policy with these seconds by default and at most, and these cookies and query strings in its key. */
function cache(
  name: string,
  compresses: boolean,
  [defaultTtl, maxTtl, cookies, queryStrings]: readonly [number, number, Choice, Choice],
): ManagedPolicy {
  return { kind: 'cache', name, compresses, caching: { defaultTtl, maxTtl, cookies, queryStrings } };
}

function forAmplify(name: string): ManagedPolicy {
  return { kind: 'cache', name, isForAmplify: true };
}
