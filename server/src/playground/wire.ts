import { schema } from '#schema';
import { kinds } from './kind.ts';
import { escaped, tag, wrap } from './markup.ts';
import { items, member, type Node, valueAt, walk } from './node.ts';
import type { Refusal } from './refusal.ts';
import type { Stored } from './store.ts';

/*
 * The bytes of CloudFront's answers: a declaration without encoding, one line feed, then one line; the namespace on
 * the root alone; empty values as a pair of tags; apostrophes and quotes as they are; no final line feed.
 * Lengths of seven answers recorded from the service agree with this to the byte (cloud-custodian's recordings and
 * hashicorp/terraform-provider-aws#27147). Members stand in the order of AWS's service model.
 */

/** A whole answer: declaration and root, with the namespace. */
export function documentOf(root: string, content: string): string {
  return `<?xml version="1.0"?>\n<${root} xmlns="${schema.namespace}">${content}</${root}>`;
}

/** The body of GetDistributionConfig. */
export function configBody({ config }: Stored): string {
  return documentOf(config.declaration.name, contentOf(config));
}

/** What a distribution shows beside its config; `status` depends on the time. */
export interface Facts {
  readonly arn: string;
  readonly status: string;
}

/** The body of GetDistribution, and of an accepted create or update. */
export function distributionBody(stored: Stored, { arn, status }: Facts): string {
  const { kind, id, lastModified, domainName, config } = stored;
  const isWeb = kind === 'distribution';
  return documentOf(
    kinds[kind].noun,
    [
      tag('Id', id),
      tag('ARN', arn),
      tag('Status', status),
      tag('LastModifiedTime', new Date(lastModified).toISOString()),
      isWeb ? tag('InProgressInvalidationBatches', '0') : '',
      tag('DomainName', domainName),
      active('ActiveTrustedSigners', 'TrustedSigners', config),
      isWeb ? active('ActiveTrustedKeyGroups', 'TrustedKeyGroups', config) : '',
      markupOf(config),
    ].join(''),
  );
}

/** One page of a list. */
export interface Page {
  readonly marker: string;
  readonly nextMarker: string | undefined;
  readonly maxItems: number;
  readonly summaries: readonly string[];
}

/** The body of ListDistributions or ListStreamingDistributions. */
export function listBody(noun: string, { marker, nextMarker, maxItems, summaries }: Page): string {
  return documentOf(
    `${noun}List`,
    [
      tag('Marker', marker),
      nextMarker === undefined ? '' : tag('NextMarker', nextMarker),
      tag('MaxItems', String(maxItems)),
      tag('IsTruncated', String(nextMarker !== undefined)),
      tag('Quantity', String(summaries.length)),
      summaries.length === 0 ? '' : `<Items>${summaries.join('')}</Items>`,
    ].join(''),
  );
}

/** Members of the config that a summary repeats, in the order of the summary. */
const summaryMembers = {
  distribution: [
    'Aliases',
    'Origins',
    'OriginGroups',
    'DefaultCacheBehavior',
    'CacheBehaviors',
    'CustomErrorResponses',
    'Comment',
    'PriceClass',
    'Enabled',
    'ViewerCertificate',
    'Restrictions',
    'WebACLId',
    'HttpVersion',
    'IsIPV6Enabled',
    'Staging',
    'ConnectionMode',
    'AnycastIpListId',
    'ViewerMtlsConfig',
    'ConnectionFunctionAssociation',
  ],
  streaming: ['S3Origin', 'Aliases', 'TrustedSigners', 'Comment', 'PriceClass', 'Enabled'],
} as const;

/** One item of a list. The ETag is an optional member of the web summary and none of the streaming one. */
export function summaryOf(stored: Stored, { arn, status }: Facts): string {
  const { kind, id, etag, lastModified, domainName, config } = stored;
  const members = summaryMembers[kind].map((name) => {
    const found = member(config, name);
    // Lists show the version in capitals (HTTP2), unlike the config itself.
    if (found !== undefined && name === 'HttpVersion') return tag(name, found.text.toUpperCase());
    return found === undefined ? '' : markupOf(found);
  });
  return wrap(`${kinds[kind].noun}Summary`, [
    tag('Id', id),
    tag('ARN', arn),
    kind === 'distribution' ? tag('ETag', etag) : '',
    tag('Status', status),
    tag('LastModifiedTime', new Date(lastModified).toISOString()),
    tag('DomainName', domainName),
    ...members,
  ]);
}

/** The body of ListTagsForResource. */
export function tagsBody(tags: Stored['tags']): string {
  const all = tags.map(({ key, value }) => wrap('Tag', [tag('Key', key), tag('Value', value)]));
  return documentOf('Tags', wrap('Items', all));
}

/** The body of every answer that says no. */
export function errorBody({ status, code, message }: Refusal, requestId: string): string {
  const type = status >= 500 ? 'Receiver' : 'Sender';
  const error = wrap('Error', [tag('Type', type), tag('Code', code), tag('Message', message)]);
  return documentOf('ErrorResponse', error + tag('RequestId', requestId));
}

/** UNVERIFIED: a playground has no keys, so that it shows no signer as active even where signers are enabled. */
function active(name: string, list: string, config: Node): string {
  const isOn = [...walk(config)].some(
    (it) => it.declaration.name === list && valueAt(it, 'Enabled') === 'true' && items(it).length > 0,
  );
  return wrap(name, [tag('Enabled', String(isOn)), tag('Quantity', '0')]);
}

function markupOf(node: Node): string {
  return `<${node.declaration.name}>${contentOf(node)}</${node.declaration.name}>`;
}

function contentOf({ declaration: { type }, text, children }: Node): string {
  return type.kind === 'structure' || type.kind === 'list' ? children.map(markupOf).join('') : escaped(text);
}
