import { schema } from '../../schema/index.ts';
import type { Declaration } from '../../schema/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { Element } from '../../xml/index.ts';

/** A child element that the schema does not have at this place, and the one rule that speaks about it. */
export type Stranger = { readonly element: Element } & (
  | { readonly kind: 'prefixed' | 'config' }
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

/** Says why a child is not expected inside a structure; undefined when it is. */
export function stranger(child: Element, parent: Declaration): Stranger | undefined {
  const { name } = child;
  if (parent.children.has(name)) return undefined;
  if (name.includes(':')) return { element: child, kind: 'prefixed' };
  if (Object.hasOwn(schema.roots, name)) return { element: child, kind: 'config' };

  const parents = parentsOf.get(name);
  const isReadOnly = (readOnlyFields as readonly string[]).includes(name);
  if (isReadOnly && (parent.owner === '' || parents === undefined)) return { element: child, kind: 'read-only' };

  const apiName = Object.hasOwn(foreignSpellings, name) ? foreignSpellings[name] : undefined;
  if (apiName !== undefined && parent.children.has(apiName)) {
    return { element: child, kind: 'foreign-spelling', name: apiName };
  }
  if (parents !== undefined) return { element: child, kind: 'misplaced', parents: [...parents] };
  return { element: child, kind: 'unknown', name: nearest(name, parent.children.keys()) };
}

const none: readonly Stranger[] = [];

/** The strangers among the children of one structure. */
export function strangersIn(element: Element, declaration: Declaration): readonly Stranger[] {
  if (element.children.every((it) => declaration.children.has(it.name))) return none;
  return element.children.map((it) => stranger(it, declaration)).filter((it) => it !== undefined);
}
