import { tag, wrap } from './markup.ts';
import { type Refusal, refusal } from './refusal.ts';
import * as samples from './samples/account.ts';
import { documentOf } from './wire.ts';

/** A list of what the account has beside distributions. It never changes here. */
export interface AccountList {
  /** The operation, which is also the IAM action without its prefix. */
  readonly name: string;
  /** Behind the API version in the path. */
  readonly path: string;
  readonly root: string;
  /** Older and newer operations frame their pages differently. */
  readonly frame: 'short' | 'long' | 'uncounted';
  /** The query parameter that narrows the list. */
  readonly filter?: 'Type' | 'Stage';
  readonly items: readonly samples.Listed[] | ((accountId: string) => readonly samples.Listed[]);
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html */
const lists: readonly AccountList[] = [
  {
    name: 'ListCachePolicies',
    path: 'cache-policy',
    root: 'CachePolicyList',
    frame: 'short',
    filter: 'Type',
    items: samples.cachePolicies,
  },
  {
    name: 'ListOriginRequestPolicies',
    path: 'origin-request-policy',
    root: 'OriginRequestPolicyList',
    frame: 'short',
    filter: 'Type',
    items: samples.originRequestPolicies,
  },
  {
    name: 'ListResponseHeadersPolicies',
    path: 'response-headers-policy',
    root: 'ResponseHeadersPolicyList',
    frame: 'short',
    filter: 'Type',
    items: samples.responseHeadersPolicies,
  },
  {
    name: 'ListFunctions',
    path: 'function',
    root: 'FunctionList',
    frame: 'short',
    filter: 'Stage',
    items: samples.functions,
  },
  {
    name: 'ListKeyGroups',
    path: 'key-group',
    root: 'KeyGroupList',
    frame: 'short',
    items: samples.keyGroups,
  },
  {
    name: 'ListOriginAccessControls',
    path: 'origin-access-control',
    root: 'OriginAccessControlList',
    frame: 'long',
    items: samples.originAccessControls,
  },
  {
    name: 'ListCloudFrontOriginAccessIdentities',
    path: 'origin-access-identity/cloudfront',
    root: 'CloudFrontOriginAccessIdentityList',
    frame: 'long',
    items: samples.originAccessIdentities,
  },
  {
    name: 'ListFieldLevelEncryptionConfigs',
    path: 'field-level-encryption',
    root: 'FieldLevelEncryptionList',
    frame: 'short',
    items: samples.fieldLevelEncryptionConfigs,
  },
  {
    name: 'ListRealtimeLogConfigs',
    path: 'realtime-log-config',
    root: 'RealtimeLogConfigs',
    frame: 'uncounted',
    items: samples.realtimeLogConfigs,
  },
  {
    name: 'ListContinuousDeploymentPolicies',
    path: 'continuous-deployment-policy',
    root: 'ContinuousDeploymentPolicyList',
    frame: 'short',
    items: [],
  },
  {
    name: 'ListVpcOrigins',
    path: 'vpc-origin',
    root: 'VpcOriginList',
    frame: 'long',
    items: [],
  },
  {
    name: 'ListAnycastIpLists',
    path: 'anycast-ip-list',
    root: 'AnycastIpListCollection',
    frame: 'long',
    items: [],
  },
];

/** The list behind a path without its API version. */
export function accountListAt(path: string): AccountList | undefined {
  return lists.find((it) => it.path === path);
}

/** One page of a list. UNVERIFIED: that a marker is the id of the last item of the page before. */
export function accountListBody(
  list: AccountList,
  query: Readonly<Record<string, string>>,
  accountId: string,
): string | Refusal {
  const maxItems = Number(query.MaxItems ?? '100');
  if (!Number.isInteger(maxItems) || maxItems < 1)
    return refusal('InvalidArgument', 'The parameter MaxItems is not valid.');

  const filter = list.filter && query[list.filter];
  const all = typeof list.items === 'function' ? list.items(accountId) : list.items;
  const wanted = all.filter((it) => filter === undefined || it.is === filter);
  const marker = query.Marker ?? '';
  const rest = wanted.slice(wanted.findIndex((it) => it.id === marker) + 1);
  const page = rest.slice(0, maxItems);
  const last = rest.length > page.length ? page.at(-1)?.id : undefined;

  const hasState = list.frame !== 'short';
  return documentOf(
    list.root,
    [
      hasState ? tag('IsTruncated', String(last !== undefined)) + tag('Marker', marker) : '',
      tag('MaxItems', String(maxItems)),
      last === undefined ? '' : tag('NextMarker', last),
      list.frame === 'uncounted' ? '' : tag('Quantity', String(page.length)),
      page.length === 0
        ? ''
        : wrap(
            'Items',
            page.map((it) => it.markup),
          ),
    ].join(''),
  );
}
