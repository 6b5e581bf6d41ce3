import type { MemberData } from './data.ts';
import type { Declaration, ElementType, Schema } from './declaration.ts';
import { constraints, itemAliases, openEnums } from './overlay.ts';
import { data } from './schema.generated.ts';

const noFacts = { required: false, deprecated: false, sensitive: false };

/** Everything we know about the elements of a config: what AWS's SDK says, and our small overlay. */
export const schema: Schema = buildSchema();

function buildSchema(): Schema {
  const members = new Map<string, ReadonlyMap<string, Declaration>>();
  const roots = {
    DistributionConfig: declareRoot('DistributionConfig'),
    StreamingDistributionConfig: declareRoot('StreamingDistributionConfig'),
  };
  const all = parentsFirst(Object.values(roots));
  const byKey = new Map(all.map((it) => [it.key, it]));
  const structures = all.filter((it) => it.type.kind === 'structure');

  return {
    version: data.version,
    namespace: data.namespace,
    roots,
    all,
    countedLists: structures.filter((it) => it.children.has('Quantity') && it.children.has('Items')),
    structures,
    lists: all.filter((it) => it.type.kind === 'list'),
    scalars: all.filter((it) => it.type.kind !== 'structure' && it.type.kind !== 'list'),
    at(key) {
      const declaration = byKey.get(key);
      if (declaration === undefined) throw new RangeError(`the schema has no element "${key}"`);
      return declaration;
    },
  };

  function declareRoot(name: string): Declaration {
    return { name, owner: '', key: name, ...noFacts, required: true, ...declareType(name) };
  }

  function declareMember(owner: string, name: string, { type, item, ...facts }: MemberData): Declaration {
    const key = `${owner}.${name}`;
    const declared = { name, owner, key, ...noFacts, ...facts, ...constraints[key] };
    if (item === undefined) return { ...declared, ...declareType(type) };

    const itemDeclaration = { name: item, owner, key: `${key}.${item}`, ...noFacts, ...declareType(type) };
    const names = [item, ...(itemAliases[key] ?? [])];
    return {
      ...declared,
      type: { kind: 'list', item: itemDeclaration },
      children: new Map(names.map((it) => [it, itemDeclaration])),
    };
  }

  function declareType(name: string): Pick<Declaration, 'type' | 'children'> {
    return { type: typeNamed(name), children: membersOf(name) };
  }

  /** A structure's members are declared once, however many elements hold that structure. */
  function membersOf(structure: string): ReadonlyMap<string, Declaration> {
    const known = members.get(structure);
    if (known !== undefined) return known;

    const declared = Object.entries(data.structures[structure] ?? {});
    const res = new Map(declared.map(([name, it]) => [name, declareMember(structure, name, it)]));
    members.set(structure, res);
    return res;
  }
}

function typeNamed(name: string): ElementType {
  if (name === 'string' || name === 'integer' || name === 'boolean') return { kind: name };
  const values = data.enums[name];
  if (values === undefined) return { kind: 'structure', name };
  return { kind: 'enum', name, values, open: openEnums.has(name) };
}

/** Every declaration reachable from the roots once: the roots, then each after everything that can hold it. */
function parentsFirst(roots: readonly Declaration[]): readonly Declaration[] {
  const finished = new Set<Declaration>();
  const visit = (declaration: Declaration): void => {
    if (finished.has(declaration)) return;
    for (const it of [...declaration.children.values()].toReversed()) visit(it);
    finished.add(declaration);
  };
  for (const it of roots.toReversed()) visit(it);
  return [...new Set([...roots, ...[...finished].toReversed()])];
}
