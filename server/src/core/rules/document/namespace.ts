import { child, descendant } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { insert, replace } from '../../text/edit.ts';
import { renameElement } from '../../xml/edits.ts';
import type { Element } from '../../xml/index.ts';
import type { DocumentRule } from '../rule.ts';

/** The first API version with today's shape of config; configs of before have other elements throughout. */
const firstVersion = '2012-05-05';

const reference =
  'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_RequestSyntax';

export const xmlnsMissing: DocumentRule = {
  id: 'xmlns-missing',
  severity: 'warning',
  summary: 'The root should name the CloudFront namespace.',
  why: 'Every AWS SDK sends the namespace on the root. Whether CloudFront reads a config without it was never verified.',
  source: reference,
  on: 'document',

  *check({ config }) {
    if (config === undefined || xmlns(config.element) !== undefined) return;

    const edit = insert(config.element.nameSpan.end, ` xmlns="${schema.namespace}"`);
    yield {
      at: config.element.nameSpan,
      message: `${config.element.name} has no namespace. Every SDK sends xmlns="${schema.namespace}".`,
      fixes: [{ title: 'Add the CloudFront namespace', edits: [edit], grade: 'preferred' }],
    };
  },
};

export const xmlnsVersion: DocumentRule = {
  id: 'xmlns-version',
  severity: 'warning',
  awsError: 'IllegalUpdate',
  summary: 'The namespace should be that of the current API version.',
  why: 'The namespace names the API version a config was written for. We push through the current one.',
  source: 'boto/boto#1845',
  on: 'document',

  *check({ config }) {
    const namespace = config && xmlns(config.element);
    if (config === undefined || namespace === undefined || namespace.value === schema.namespace) return;
    if (oldVersion(config.element) !== undefined) return;

    yield {
      at: namespace.valueSpan,
      message: `The namespace is not that of the current API, ${schema.namespace}`,
      fixes: [
        {
          title: `Set the namespace to ${schema.namespace}`,
          edits: [replace(namespace.valueSpan, schema.namespace)],
          grade: 'preferred',
        },
      ],
    };
  },
};

export const xmlnsPrefix: DocumentRule = {
  id: 'xmlns-prefix',
  severity: 'warning',
  summary: 'Element names should have no prefix.',
  why: 'CloudFront and the SDKs read unprefixed names, so a prefixed element is probably not seen at all.',
  source: 'no SDK sends prefixes; inferred',
  on: 'document',

  *check({ text, tree: { root } }) {
    if (root === undefined || !hasPrefix(text)) return;

    const stack = [root];
    for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
      stack.push(...element.children.toReversed());
      const colon = element.name.indexOf(':');
      if (colon < 0) continue;
      const name = element.name.slice(colon + 1);
      yield {
        at: element.nameSpan,
        message: `CloudFront probably does not see ${element.name}, because of its prefix.`,
        fixes: [{ title: `Rename to ${name}`, edits: renameElement(element, name), grade: 'preferred' }],
      };
    }
  },
};

/**
 * Before 2012-05-05 a config had one Origin, flat CNAMEs, RequiredProtocols. It cannot be updated
 * through today's API, and every element would be a finding of its own.
 */
export const apiVersionTooOld: DocumentRule = {
  id: 'api-version-too-old',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'The config must be of the current API version.',
  why: 'Configs of before 2012-05-05 have another shape. CloudFront refuses to update a distribution through such a version.',
  source: 'boto/boto#1845',
  on: 'document',

  *check({ config }) {
    const namespace = config && xmlns(config.element);
    const version = config && oldVersion(config.element);
    if (namespace === undefined || version === undefined) return;

    yield {
      at: namespace.valueSpan,
      message: `API version ${version} is too old for an update. Pull the distribution to get its config in today's form.`,
    };
  },
};

/** Whether a colon stands in the name of a tag. The few colons of a text are found much faster than its tags. */
function hasPrefix(text: string): boolean {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let start = colon;
    while (/[^\s<>:"'=/]/.test(text.charAt(start - 1))) start--;
    if (text[start - 1] === '<') return true;
  }
  return false;
}

function xmlns(root: Element) {
  return root.attributes.find((it) => it.name === 'xmlns');
}

/** The API version of a config that is from before today's shape, by its namespace and its elements. */
function oldVersion(root: Element): string | undefined {
  const version = /\/doc\/(\d{4}-\d{2}-\d{2})\/?$/.exec(xmlns(root)?.value ?? '')?.[1];
  if (version === undefined || version >= firstVersion) return undefined;
  return hasTodaysShape(root) ? undefined : version;
}

function hasTodaysShape(root: Element): boolean {
  if (root.name === 'DistributionConfig') return child(root, 'Origins') !== undefined;
  return descendant(root, 'S3Origin', 'DomainName') !== undefined;
}
