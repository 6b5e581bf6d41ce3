import { XMLParser } from 'fast-xml-parser';
import type { AwsError, DistributionSummary, Target } from '#sync';
import type { Answer } from './raw-body.ts';
import { decodeReferences } from './references.ts';

type Kind = Target['kind'];

/**
 * The element names of the two kinds of distribution.
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListStreamingDistributions.html
 */
const names = {
  distribution: {
    config: 'DistributionConfig',
    wrapper: 'Distribution',
    list: 'DistributionList',
    summary: 'DistributionSummary',
  },
  streaming: {
    config: 'StreamingDistributionConfig',
    wrapper: 'StreamingDistribution',
    list: 'StreamingDistributionList',
    summary: 'StreamingDistributionSummary',
  },
} as const;

/** The text of an answer; undefined when it was cut or is not UTF-8. */
export function textOf({ body, isWhole }: Answer): string | undefined {
  if (!isWhole) return undefined;

  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Reads one page of ListDistributions or ListStreamingDistributions; undefined when the text is no such page. */
export function readPage(
  text: string,
  kind: Kind,
): { distributions: readonly DistributionSummary[]; nextMarker: string | undefined } | undefined {
  const list = readRoot(text, names[kind].list);
  if (list === undefined) return undefined;

  const summaries = children(child(list, 'Items'), names[kind].summary);
  const distributions = summaries.map((it) => readSummary(it, kind));
  if (distributions.some((it) => it.distributionId === '')) return undefined;

  const nextMarker = value(list, 'IsTruncated') === 'false' ? '' : value(list, 'NextMarker');
  return { distributions, nextMarker: nextMarker === '' ? undefined : nextMarker };
}

function readSummary(summary: unknown, kind: Kind): DistributionSummary {
  const etag = value(summary, 'ETag');
  return {
    distributionId: value(summary, 'Id'),
    kind,
    arn: value(summary, 'ARN'),
    aliases: children(child(child(summary, 'Aliases'), 'Items'), 'CNAME').map(asText),
    comment: value(summary, 'Comment'),
    domainName: value(summary, 'DomainName'),
    status: value(summary, 'Status'),
    enabled: value(summary, 'Enabled') === 'true',
    ...(etag === '' ? {} : { etag }),
  };
}

/** What GetDistribution or GetStreamingDistribution says beside the config; undefined when the text is no such answer. */
export function readDetails(text: string, kind: Kind) {
  const wrapper = readRoot(text, names[kind].wrapper);
  if (wrapper === undefined) return undefined;

  return {
    arn: value(wrapper, 'ARN'),
    domainName: value(wrapper, 'DomainName'),
    status: value(wrapper, 'Status'),
    lastModified: value(wrapper, 'LastModifiedTime'),
  };
}

/** Whether the text is a config of this kind, whole and well-formed as far as a machine's XML can be wrong. */
export function isConfig(text: string, kind: Kind): boolean {
  return readRoot(text, names[kind].config) !== undefined;
}

/** Whether the text is what an update answers with: the distribution with its config inside. */
export function isUpdated(text: string, kind: Kind): boolean {
  return readRoot(text, names[kind].wrapper) !== undefined;
}

/**
 * Cuts the config out of an update's answer, as a document of its own: the answer's declaration, the config's root
 * with the namespace that it inherits, and its content untouched. For answers laid out as CloudFront does (namespace
 * on the root only) this is, byte for byte, what GetDistributionConfig answers next.
 * Undefined when the cut would not be certain to be exact: the config is missing, or a comment or CDATA could hold its tags.
 */
export function cutConfig(text: string, kind: Kind): string | undefined {
  const { config, wrapper } = names[kind];
  if (!isUpdated(text, kind) || text.includes('<!')) return undefined;

  const root = new RegExp(`<${wrapper}(?:\\s[^>]*)?>`).exec(text);
  const open = [...text.matchAll(new RegExp(`<${config}(\\s[^>]*)?(?<!/)>`, 'g'))];
  const close = text.split(`</${config}>`);
  const [first, second] = open;
  if (root === null || first === undefined || second !== undefined || close.length !== 2) return undefined;

  const [openTag, attributes] = first;
  const namespace = /\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/.exec(root[0])?.[0] ?? '';
  const rootTag = attributes === undefined ? `<${config}${namespace}>` : openTag;
  const content = text.slice(first.index + openTag.length, close[0]?.length);
  return `${text.slice(0, root.index)}${rootTag}${content}</${config}>`;
}

/**
 * CloudFront's `ErrorResponse`; undefined when the body is something else, such as a proxy's page.
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/CommonErrors.html
 */
export function readError(answer: Answer): AwsError | undefined {
  const text = textOf(answer);
  const response = text === undefined ? undefined : readRoot(text, 'ErrorResponse');
  const error = child(response, 'Error');
  const code = value(error, 'Code');
  if (code === '') return undefined;

  const requestId = requestIdOf(answer) ?? value(response, 'RequestId');
  return {
    code,
    message: value(error, 'Message'),
    status: answer.status,
    requestId: requestId === '' ? undefined : requestId,
  };
}

/** The id to quote to AWS support. */
export function requestIdOf({ headers }: Answer): string | undefined {
  return headers['x-amzn-requestid'];
}

/** Values stay as written: the defaults would make numbers of ids and trim comments. */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
});

function readRoot(text: string, name: string): unknown {
  if (text.includes('<!DOCTYPE')) return undefined;

  try {
    return child(parser.parse(text, true), name);
  } catch {
    return undefined;
  }
}

function child(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, name)
    ? Reflect.get(node, name)
    : undefined;
}

function children(node: unknown, name: string): readonly unknown[] {
  const found = child(node, name);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

function value(node: unknown, name: string): string {
  return asText(child(node, name));
}

function asText(node: unknown): string {
  return typeof node === 'string' ? decodeReferences(node) : '';
}
