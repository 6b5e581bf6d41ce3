import { NormalizedSchema } from '@smithy/core/schema';

/** A structure as the SDK's serializer sees it. */
export interface Shape {
  readonly name: string;
  readonly members: readonly ShapeMember[];
}

export interface ShapeMember {
  readonly name: string;
  /** `string`, `integer`, `boolean` or the name of a structure; of the items when it is a list. */
  readonly type: string;
  /** Element name of the items, when the member is a list. */
  readonly item: string | undefined;
  readonly required: boolean;
  readonly sensitive: boolean;
}

/**
 * The structures reachable from the roots, from the run-time schemas (`<Shape>$` exports) of the SDK.
 * Throws on anything a config does not have today: maps, unions, attributes, flattened or renamed members.
 */
export function readShapes(
  exports: Readonly<Record<string, unknown>>,
  roots: readonly string[],
): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  const waiting = [...roots];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (shapes.has(name)) continue;
    const shape = readShape(name, exports[`${name}$`]);
    shapes.set(name, shape);
    for (const { type } of shape.members) if (!isScalar(type)) waiting.push(type);
  }
  return shapes;
}

/** Whether a member's type is a value rather than a structure. */
export function isScalar(type: string): boolean {
  return type === 'string' || type === 'integer' || type === 'boolean';
}

function readShape(name: string, exported: unknown): Shape {
  if (!Array.isArray(exported)) throw new Error(`the SDK exports no run-time schema for ${name}`);
  const schema = NormalizedSchema.of(exported as Parameters<typeof NormalizedSchema.of>[0]);
  if (!schema.isStructSchema() || schema.isUnionSchema()) throw new Error(`${name} is no structure`);

  // The seventh slot counts the required members, which stand first.
  const requiredCount: unknown = exported[6] ?? 0;
  if (typeof requiredCount !== 'number') throw new Error(`${name} has no count of required members`);
  const members = Object.entries(schema.getMemberSchemas()).map(([member, it], index) =>
    readMember(`${name}.${member}`, member, it, index < requiredCount),
  );
  return { name, members };
}

function readMember(key: string, name: string, schema: NormalizedSchema, required: boolean): ShapeMember {
  for (const trait of ['xmlName', 'xmlFlattened', 'xmlAttribute', 'xmlNamespace'] as const) {
    if (schema.getMemberTraits()[trait])
      throw new Error(`${key} has the trait ${trait}, which is not understood`);
  }
  const value = schema.isListSchema() ? schema.getValueSchema() : schema;
  const item = schema.isListSchema() ? (value.getMergedTraits().xmlName ?? 'member') : undefined;
  const sensitive = Boolean(schema.getMergedTraits().sensitive || value.getMergedTraits().sensitive);
  return { name, type: typeOf(key, value), item, required, sensitive };
}

function typeOf(key: string, schema: NormalizedSchema): string {
  if (schema.isStringSchema()) return 'string';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema()) return 'integer';
  const name = schema.isStructSchema() && !schema.isUnionSchema() ? schema.getName() : undefined;
  if (name === undefined) throw new Error(`${key} is of a kind that is not understood`);
  return name;
}
