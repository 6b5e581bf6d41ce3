import type { MemberData, SchemaData } from '#schema';
import { proseFacts } from './prose.ts';
import {
  type Declarations,
  type DeclaredMember,
  type DeclaredStructure,
  readDeclarations,
} from './read-declarations.ts';
import { isScalar, readShapes, type Shape, type ShapeMember } from './read-shapes.ts';
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
export function readModel(source: SdkSource): Model {
  const shapes = readShapes(source.exports, roots);
  const declarations = readDeclarations(source.models);
  const problems: string[] = [];
  const structures: Record<string, Record<string, MemberData>> = {};
  const structureDocs = new Map<string, string>();
  const memberDocs = new Map<string, string>();
  const enumNames = new Set<string>();

  for (const name of inDocumentOrder(shapes, declarations)) {
    const shape = shapes.get(name);
    const declared = declarations.structures.get(name);
    if (shape === undefined || declared === undefined) {
      problems.push(`${name}: in only one of the two sources`);
      continue;
    }
    problems.push(...disagreements(shape, declared, declarations));
    structureDocs.set(name, declared.doc);
    const members: Record<string, MemberData> = {};
    for (const member of declared.members) {
      memberDocs.set(`${name}.${member.name}`, member.doc);
      const runtime = shape.members.find((it) => it.name === member.name);
      if (runtime === undefined) continue;
      if (declarations.enums.has(member.type)) enumNames.add(member.type);
      const typeDoc = declarations.structures.get(member.type)?.doc ?? '';
      members[member.name] = memberData(runtime, member, typeDoc);
    }
    structures[name] = members;
  }

  const enums: Record<string, readonly string[]> = {};
  for (const name of [...enumNames].toSorted()) {
    const values = declarations.enums.get(name) ?? [];
    if (!sameValues(values, source.exports[name]))
      problems.push(`${name}: the two sources list different values`);
    enums[name] = values;
  }
  if (problems.length > 0) throw new Error(`the SDK's two sources do not agree:\n  ${problems.join('\n  ')}`);
  const { version, namespace } = source;
  return { data: { version, namespace, enums, structures }, structureDocs, memberDocs };
}

/** Reachable structures, each after the first one that holds it. */
function inDocumentOrder(
  shapes: ReadonlyMap<string, Shape>,
  declarations: Declarations,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { type } of declarations.structures.get(name)?.members ?? [])
      if (shapes.has(type)) visit(type);
  };
  for (const name of [...roots, ...shapes.keys()]) visit(name);
  return seen;
}

function memberData(runtime: ShapeMember, declared: DeclaredMember, typeDoc: string): MemberData {
  return {
    type: isScalar(runtime.type) && runtime.type === 'string' ? declared.type : runtime.type,
    ...(runtime.item !== undefined && { item: runtime.item }),
    ...(runtime.required && { required: true }),
    ...(declared.deprecated && { deprecated: true }),
    ...(runtime.sensitive && { sensitive: true }),
    ...proseFacts(declared.doc, typeDoc),
  };
}

function disagreements(
  shape: Shape,
  declared: DeclaredStructure,
  { enums }: Declarations,
): readonly string[] {
  const problems: string[] = [];
  const runtimeMembers = new Map(shape.members.map((it) => [it.name, it]));
  for (const member of declared.members) {
    const key = `${shape.name}.${member.name}`;
    const runtime = runtimeMembers.get(member.name);
    runtimeMembers.delete(member.name);
    if (runtime === undefined) {
      problems.push(`${key}: only in the type declarations`);
      continue;
    }
    if (runtime.required !== member.required) problems.push(`${key}: required in only one source`);
    const isList = runtime.item !== undefined;
    if (isList !== member.list || !sameType(runtime.type, member.type, enums)) {
      problems.push(
        `${key}: ${typeText(runtime.type, isList)} at run time, ${typeText(member.type, member.list)} declared`,
      );
    }
  }
  for (const name of runtimeMembers.keys())
    problems.push(`${shape.name}.${name}: only in the run-time schema`);
  return problems;
}

function sameType(runtime: string, declared: string, enums: Declarations['enums']): boolean {
  if (runtime === 'integer') return declared === 'number';
  if (runtime === 'string') return declared === 'string' || enums.has(declared);
  return runtime === declared;
}

function typeText(type: string, isList: boolean): string {
  return isList ? `a list of ${type}` : type;
}

function sameValues(values: readonly string[], exported: unknown): boolean {
  if (typeof exported !== 'object' || exported === null) return false;
  return JSON.stringify(Object.values(exported)) === JSON.stringify(values);
}
