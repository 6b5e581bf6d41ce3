import type { MemberData, SchemaData } from '#schema';
import { disagreements } from './cross-check.ts';
import { proseFacts } from './prose.ts';
import { type Declarations, type DeclaredMember, readDeclarations } from './read-declarations.ts';
import { readShapes, type Shape } from './read-shapes.ts';
import type { SdkSource } from './source.ts';

/** The roots of the two kinds of config. */
const roots = ['DistributionConfig', 'StreamingDistributionConfig'];

/** What both sources of the SDK agree on. */
export interface Model {
  readonly data: SchemaData;
  /** HTML docs by structure, and by `Structure.Member`. */
  readonly structureDocs: ReadonlyMap<string, string>;
  readonly memberDocs: ReadonlyMap<string, string>;
}

/**
 * Joins run-time schemas and type declarations, members in the order of the declarations,
 * which is the order in which the service returns them.
 * Throws one error that lists every point on which the two sources do not agree.
 */
export function readModel({ version, namespace, exports, models }: SdkSource): Model {
  const shapes = readShapes(exports, roots);
  const declarations = readDeclarations(models);
  const problems = disagreements(shapes, declarations, exports);
  if (problems.length > 0) throw new Error(`the SDK's two sources do not agree:\n  ${problems.join('\n  ')}`);

  const structures: Record<string, Record<string, MemberData>> = {};
  const structureDocs = new Map<string, string>();
  const memberDocs = new Map<string, string>();
  const enumNames = new Set<string>();
  for (const shape of inDocumentOrder(shapes, declarations)) {
    const { doc, members } = structure(declarations, shape.name);
    structureDocs.set(shape.name, doc);
    for (const member of members) {
      memberDocs.set(`${shape.name}.${member.name}`, member.doc);
      if (declarations.enums.has(member.type)) enumNames.add(member.type);
    }
    structures[shape.name] = Object.fromEntries(
      members.map((it) => [it.name, memberData(shape, it, declarations)]),
    );
  }
  const enums = [...enumNames].toSorted().map((it) => [it, declarations.enums.get(it) ?? []] as const);
  return {
    data: { version, namespace, enums: Object.fromEntries(enums), structures },
    structureDocs,
    memberDocs,
  };
}

/** The reachable structures, each after the first one that holds it. */
function inDocumentOrder(shapes: ReadonlyMap<string, Shape>, declarations: Declarations): ReadonlySet<Shape> {
  const seen = new Set<Shape>();
  const visit = (name: string): void => {
    const shape = shapes.get(name);
    if (shape === undefined || seen.has(shape)) return;
    seen.add(shape);
    for (const { type } of structure(declarations, name).members) visit(type);
  };
  for (const name of roots) visit(name);
  return seen;
}

function structure({ structures }: Declarations, name: string) {
  return structures.get(name) ?? { doc: '', members: [] };
}

function memberData(shape: Shape, declared: DeclaredMember, declarations: Declarations): MemberData {
  const runtime = shape.members.find((it) => it.name === declared.name);
  if (runtime === undefined) throw new Error(`${shape.name}.${declared.name} was not checked`);
  return {
    type: runtime.type === 'string' ? declared.type : runtime.type,
    ...(runtime.item !== undefined && { item: runtime.item }),
    ...(runtime.required && { required: true }),
    ...(declared.deprecated && { deprecated: true }),
    ...(runtime.sensitive && { sensitive: true }),
    ...proseFacts(declared.doc, structure(declarations, declared.type).doc),
  };
}
