import type { Declaration } from '../../schema/index.ts';
import { schema } from '../../schema/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { Element } from '../../xml/index.ts';

/** An element that the schema does not have where it stands. Each kind is one rule's to speak about. */
export type Stranger = { readonly element: Element } /** A name with a namespace prefix. */ & (
  | { readonly kind: 'prefixed' }
  /** A config inside a config. */
  | { readonly kind: 'config' }
  /** A child of a list that is none of its items, which are called `name`. */
  | { readonly kind: 'item'; readonly name: string }
  /** An element inside a value. */
  | { readonly kind: 'in-value' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'foreign-spelling'; readonly name: string }
  /** Known elsewhere: `parents` are the elements that may hold it. */
  | { readonly kind: 'misplaced'; readonly parents: readonly string[] }
  | { readonly kind: 'unknown'; readonly name: string | undefined }
);

/** Fields of CloudFront's answers, by name; the API documentation tells to strip them before an update. */
export const readOnlyFields = [
  'ETag',
  'IfMatch',
  'Id',
  'ARN',
  'Status',
  'LastModifiedTime',
  'InProgressInvalidationBatches',
  'DomainName',
  'ActiveTrustedSigners',
  'ActiveTrustedKeyGroups',
  'AliasICPRecordals',
  'Tags',
  'Location',
  'ResponseMetadata',
] as const;

const readOnly: ReadonlySet<string> = new Set(readOnlyFields);

/** How CloudFormation and Terraform spell what the API spells otherwise. */
const foreignSpellings: Readonly<Record<string, string>> = {
  AcmCertificateArn: 'ACMCertificateArn',
  CNAMEs: 'Aliases',
  CustomErrorResponse: 'CustomErrorResponses',
  IPV6Enabled: 'IsIPV6Enabled',
  IamCertificateId: 'IAMCertificateId',
  Ipv6Enabled: 'IsIPV6Enabled',
  LambdaFunctionArn: 'LambdaFunctionARN',
  Locations: 'Items',
  MinTtl: 'MinTTL',
  DefaultTtl: 'DefaultTTL',
  MaxTtl: 'MaxTTL',
  OriginCustomHeaders: 'CustomHeaders',
  OriginSSLProtocols: 'OriginSslProtocols',
  SslSupportMethod: 'SSLSupportMethod',
  VPCOriginConfig: 'VpcOriginConfig',
  VPCOriginId: 'VpcOriginId',
  WebAclId: 'WebACLId',
  HttpPort: 'HTTPPort',
  HttpsPort: 'HTTPSPort',
};

/** Names of all elements that may hold a child of this name, by child name. */
const parentsOf = new Map<string, Set<string>>();
for (const declaration of schema.all) {
  for (const name of declaration.children.keys()) {
    const parents = parentsOf.get(name) ?? new Set();
    parentsOf.set(name, parents.add(declaration.name));
  }
}

/** Says what an element is that the schema does not have inside this parent. */
export function strangerIn(parent: Declaration, element: Element): Stranger {
  const { name } = element;
  const { type } = parent;
  const local = name.slice(name.indexOf(':') + 1);
  // In a list the name is wrong whatever CloudFront makes of its prefix.
  if (local !== name && (type.kind !== 'list' || parent.children.has(local)))
    return { element, kind: 'prefixed' };
  if (type.kind === 'list') return { element, kind: 'item', name: type.item.name };
  if (type.kind !== 'structure') return { element, kind: 'in-value' };
  if (Object.hasOwn(schema.roots, name)) return { element, kind: 'config' };

  const parents = parentsOf.get(name);
  if (readOnly.has(name) && (parent.owner === '' || parents === undefined))
    return { element, kind: 'read-only' };

  const apiName = apiNameOf(name, parent);
  if (apiName !== undefined) return { element, kind: 'foreign-spelling', name: apiName };
  if (parents !== undefined) return { element, kind: 'misplaced', parents: [...parents] };
  return { element, kind: 'unknown', name: nearest(name, parent.children.keys()) };
}

/** The API's name of a member that is spelled as CloudFormation or Terraform do; undefined for any other name. */
export function apiNameOf(name: string, parent: Declaration): string | undefined {
  const apiName = Object.hasOwn(foreignSpellings, name) ? foreignSpellings[name] : undefined;
  return apiName !== undefined && parent.children.has(apiName) ? apiName : undefined;
}
