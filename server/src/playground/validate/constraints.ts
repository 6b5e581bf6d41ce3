import type { Declaration } from '#schema';
import { member, type Node } from '../node.ts';
import { type Refusal, refusal } from '../refusal.ts';

/**
 * The constraints that AWS's framework checks before CloudFront looks at a config: required members, closed enums,
 * lengths, patterns and numbers of items. It names all it finds in one answer, each with a path of its own.
 * Forms of the sentences: fog/fog-aws#48, aws/aws-sdk-ruby#413, terraform-aws-modules/terraform-aws-cloudfront#53.
 */
export function* checkConstraints(
  config: Node,
  path = frameworkName(config.declaration.name),
): Iterable<Refusal> {
  const violations = [...violationsIn(config, path)];
  if (violations.length > 0) yield malformedXml(violations);
}

/** The answer to a body that does not hold what the operation expects. */
export function missingAt(path: string): Refusal {
  return malformedXml([`Value null at '${path}' failed to satisfy constraint: Member must not be null`]);
}

function malformedXml(violations: readonly string[]): Refusal {
  const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  return refusal('MalformedXML', `${count} detected: ${violations.join('; ')}`);
}

function* violationsIn(node: Node, path: string): Iterable<string> {
  const { declaration, children } = node;
  switch (declaration.type.kind) {
    case 'structure':
      for (const { name, required } of declaration.children.values()) {
        const memberPath = `${path}.${frameworkName(name)}`;
        const child = member(node, name);
        if (child !== undefined) yield* violationsIn(child, memberPath);
        else if (required)
          yield `Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`;
      }
      return;
    case 'list':
      yield* lengthViolation(declaration.count, children.length, path, undefined);
      for (const [index, child] of children.entries())
        yield* violationsIn(child, `${path}.${index + 1}.member`);
      return;
    case 'enum':
      yield* enumViolation(node, path);
      return;
    case 'string':
      yield* stringViolations(node, path);
      return;
    case 'boolean':
    case 'integer':
      return;
  }
}

function* enumViolation({ declaration: { key, type }, text }: Node, path: string): Iterable<string> {
  if (type.kind !== 'enum' || type.open) return;
  const isFunctionEvent = key === 'FunctionAssociation.EventType';
  const values = isFunctionEvent ? type.values.filter((it) => it.startsWith('viewer-')) : type.values;
  if (values.includes(text)) return;

  const set = isFunctionEvent ? 'value set' : 'enum value set';
  yield `Value '${text}' at '${path}' failed to satisfy constraint: Member must satisfy ${set}: [${values.join(', ')}]`;
}

function* stringViolations({ declaration, text }: Node, path: string): Iterable<string> {
  const { key, length, pattern } = declaration;
  // The limit of Comment stands in the documentation only, so that CloudFront itself checks it.
  if (key === 'DistributionConfig.Comment') return;
  // UNVERIFIED: whether an empty region is none, as with other empty elements, or one that is too short.
  if (key === 'OriginShield.OriginShieldRegion' && text === '') return;
  yield* lengthViolation(length, [...text].length, path, text);

  // UNVERIFIED: whether white space around a value counts.
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(text.trim())) return;
  yield `Value '${text}' at '${path}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`;
}

function* lengthViolation(
  bounds: Declaration['length'],
  length: number,
  path: string,
  text: string | undefined,
): Iterable<string> {
  if (bounds === undefined) return;
  const start = `Value ${text === undefined ? '' : `'${text}' `}at '${path}' failed to satisfy constraint:`;
  if (length < bounds.min) yield `${start} Member must have length greater than or equal to ${bounds.min}`;
  if (length > bounds.max) yield `${start} Member must have length less than or equal to ${bounds.max}`;
}

/** A name as it stands in the framework's paths: `HTTPPort` becomes `hTTPPort`, as in those of other AWS services. */
export function frameworkName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
