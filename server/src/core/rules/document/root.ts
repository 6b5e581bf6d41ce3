import { convertToXml } from '../../convert/index.ts';
import { configInside, rootDeclaration } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { type Edit, insert, remove, replace } from '../../text/edit.ts';
import { nearest } from '../../text/nearest.ts';
import { renameElement, unindent } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { DocumentRule, Fix } from '../rule.ts';

const start = { start: 0, end: 0 };

export const bodyEmpty: DocumentRule = {
  id: 'body-empty',
  severity: 'error',
  awsError: 'MissingBody',
  summary: 'The text must hold a config.',
  why: 'An update replaces the whole config, so an empty text cannot mean "change nothing".',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
  on: 'document',

  *check({ text }) {
    if (text.trim() === '')
      yield { at: start, message: 'There is no config here. Pull a distribution to get one.' };
  },
};

export const jsonPasted: DocumentRule = {
  id: 'json-pasted',
  severity: 'error',
  awsError: 'MalformedInput',
  summary: 'The text must be XML, not JSON.',
  why: 'The AWS CLI prints configs as JSON, the API takes XML.',
  source: 'https://docs.aws.amazon.com/cli/latest/reference/cloudfront/get-distribution-config.html',
  on: 'document',

  *check({ text }) {
    const match = /^\uFEFF?\s*([{[])/.exec(text);
    if (match === null) return;

    const at = { start: match[0].length - 1, end: match[0].length };
    const message = 'This is JSON, as the AWS CLI prints it. CloudFront takes XML.';
    yield { at, message, fixes: conversion(text) };
  },
};

export const rootElement: DocumentRule = {
  id: 'root-element',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'The root element must be DistributionConfig or StreamingDistributionConfig.',
  why: 'CloudFront looks for the config under exactly that name and sees nothing under another.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_RequestSyntax',
  on: 'document',

  *check({ tree: { root } }) {
    if (root === undefined || rootDeclaration(root.name) !== undefined) return;
    if (configInside(root) !== undefined || isPrefixed(root)) return;

    const name = nearest(root.name, Object.keys(schema.roots));
    const fixes: Fix[] = name === undefined ? [] : [renameTo(root, name)];
    yield {
      at: root.nameSpan,
      message: `The root is ${root.name}, but CloudFront wants DistributionConfig or StreamingDistributionConfig.`,
      fixes,
    };
  },
};

export const rootWrapper: DocumentRule = {
  id: 'root-wrapper',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'The config must stand alone, without the answer it came in.',
  why: 'GetDistribution wraps the config in facts about the distribution. An update takes only the config itself.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html#API_GetDistribution_ResponseSyntax',
  on: 'document',

  *check({ text, tree: { root } }) {
    if (root === undefined || rootDeclaration(root.name) !== undefined) return;
    const config = configInside(root);
    if (config === undefined) return;

    yield {
      at: root.nameSpan,
      message: `${root.name} is what CloudFront answers with. Only the ${config.name} inside it can be pushed.`,
      related: [{ at: config.nameSpan, message: 'the config' }],
      fixes: [
        { title: `Unwrap: keep only ${config.name}`, edits: unwrap(text, root, config), grade: 'preferred' },
      ],
    };
  },
};

export const configNested: DocumentRule = {
  id: 'cli-json-wrapper-keys',
  severity: 'error',
  summary: 'A config must not hold another config.',
  why: 'The AWS CLI prints `ETag` and `DistributionConfig` side by side. Only what is inside the config can be pushed.',
  source: 'awsdocs/aws-cli-user-guide#93',
  on: 'document',

  *check({ text, config }) {
    const outer = config?.element;
    const inner = outer && configInside(outer);
    if (outer === undefined || inner === undefined) return;

    yield {
      at: inner.nameSpan,
      message: `${inner.name} stands inside ${outer.name}. Only one of them can be the config.`,
      fixes: [
        { title: `Keep only the inner ${inner.name}`, edits: unwrap(text, outer, inner), grade: 'choice' },
      ],
    };
  },
};

export const rootKindMismatch: DocumentRule = {
  id: 'root-kind-mismatch',
  severity: 'error',
  awsError: 'NoSuchDistribution',
  summary: 'The config must be of the kind of the distribution it is linked to.',
  why: 'Web and streaming distributions live at different addresses of the API, each of which knows only its own kind.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateStreamingDistribution.html',
  on: 'document',

  *check({ config }, { baseline }) {
    const before = baseline?.doc.config?.element.name;
    if (
      config === undefined ||
      baseline === undefined ||
      before === undefined ||
      before === config.element.name
    )
      return;

    yield {
      at: config.element.nameSpan,
      message: `${baseline.distributionId} has a ${before}, so a ${config.element.name} cannot be pushed to it.`,
    };
  },
};

/** Its title says what gets lost, because whoever takes it sees nothing else of that. */
function conversion(text: string): readonly Fix[] {
  const converted = convertToXml(text);
  if (converted.kind === 'not-converted') return [];

  const title = ['Convert to XML', ...converted.notes].join('. ');
  const all = { start: 0, end: text.trimEnd().length };
  return [{ title, edits: [replace(all, converted.text.trimEnd())], grade: 'preferred' }];
}

function isPrefixed(root: Element): boolean {
  return rootDeclaration(root.name.slice(root.name.indexOf(':') + 1)) !== undefined;
}

function renameTo(root: Element, name: string): Fix {
  return { title: `Rename to ${name}`, edits: renameElement(root, name), grade: 'preferred' };
}

function unwrap(text: string, root: Element, config: Element): readonly Edit[] {
  const edits = [
    remove({ start: root.span.start, end: config.span.start }),
    ...unindent(text, config),
    remove({ start: config.span.end, end: root.span.end }),
  ];
  const namespace = root.attributes.find((it) => it.name === 'xmlns');
  if (namespace === undefined || config.attributes.some((it) => it.name === 'xmlns')) return edits;

  return [...edits, insert(config.nameSpan.end, ` ${text.slice(namespace.span.start, namespace.span.end)}`)];
}
