import type { Declarations, DeclaredStructure } from './read-declarations.ts';
import type { Shape } from './read-shapes.ts';

/** Every point on which the SDK's run-time schemas and type declarations contradict each other, a line each. */
export function disagreements(
  shapes: ReadonlyMap<string, Shape>,
  declarations: Declarations,
  exports: Readonly<Record<string, unknown>>,
): readonly string[] {
  const problems: string[] = [];
  const enumNames = new Set<string>();
  for (const shape of shapes.values()) {
    const declared = declarations.structures.get(shape.name);
    if (declared === undefined) problems.push(`${shape.name}: not in the type declarations`);
    else problems.push(...memberDisagreements(shape, declared, declarations.enums));
    for (const { type } of declared?.members ?? []) if (declarations.enums.has(type)) enumNames.add(type);
  }
  for (const name of enumNames) {
    if (sameValues(declarations.enums.get(name), exports[name])) continue;
    problems.push(`${name}: the two sources list different values`);
  }
  return problems;
}

function memberDisagreements(
  shape: Shape,
  declared: DeclaredStructure,
  enums: Declarations['enums'],
): readonly string[] {
  const problems: string[] = [];
  const undeclared = new Map(shape.members.map((it) => [it.name, it]));
  for (const member of declared.members) {
    const key = `${shape.name}.${member.name}`;
    const runtime = undeclared.get(member.name);
    undeclared.delete(member.name);
    if (runtime === undefined) {
      problems.push(`${key}: only in the type declarations`);
      continue;
    }
    if (runtime.required !== member.required) problems.push(`${key}: required in only one source`);
    const isList = runtime.item !== undefined;
    if (isList === member.list && sameType(runtime.type, member.type, enums)) continue;
    const types = [typeText(runtime.type, isList), typeText(member.type, member.list)];
    problems.push(`${key}: ${types[0]} at run time, ${types[1]} declared`);
  }
  return [
    ...problems,
    ...[...undeclared.keys()].map((it) => `${shape.name}.${it}: only in the run-time schema`),
  ];
}

function sameType(runtime: string, declared: string, enums: Declarations['enums']): boolean {
  if (runtime === 'integer') return declared === 'number';
  if (runtime === 'string') return declared === 'string' || enums.has(declared);
  return runtime === declared;
}

function typeText(type: string, isList: boolean): string {
  return isList ? `a list of ${type}` : type;
}

function sameValues(values: readonly string[] | undefined, exported: unknown): boolean {
  if (typeof exported !== 'object' || exported === null) return false;
  return JSON.stringify(Object.values(exported)) === JSON.stringify(values);
}
