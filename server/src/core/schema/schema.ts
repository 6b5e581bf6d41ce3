import type { MemberData } from './data.ts';
import type { Declaration, ElementType, Schema } from './declaration.ts';
import { constraints, itemAliases, openEnums } from './overlay.ts';
import { data } from './schema.generated.ts';

/** Everything we know about the elements of a config. */
export const schema: Schema = buildSchema();

function buildSchema(): Schema {
  const members = new Map<string, ReadonlyMap<string, Declaration>>();
  const roots = {
    DistributionConfig: root('DistributionConfig'),
    StreamingDistributionConfig: root('StreamingDistributionConfig'),
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

  function root(name: string): Declaration {
    const type: ElementType = { kind: 'structure', name };
    return {
      name,
      owner: '',
      key: name,
      type,
      ...facts({ type: name, required: true }),
      children: membersOf(name),
    };
  }

  /** A structure's members are declared once, however many elements are of that structure. */
  function membersOf(structure: string): ReadonlyMap<string, Declaration> {
    const known = members.get(structure);
    if (known !== undefined) return known;

    const declared = Object.entries(data.structures[structure] ?? {});
    const res = new Map(declared.map(([name, it]) => [name, member(structure, name, it)]));
    members.set(structure, res);
    return res;
  }

  function member(owner: string, name: string, it: MemberData): Declaration {
    const key = `${owner}.${name}`;
    if (it.item === undefined)
      return { name, owner, key, ...typed(it.type), ...facts(it), ...constraints[key] };

    const itemKey = `${key}.${it.item}`;
    const item = { name: it.item, owner, key: itemKey, ...typed(it.type), ...facts({ type: it.type }) };
    const names = [it.item, ...(itemAliases[key] ?? [])];
    const children = new Map(names.map((itemName) => [itemName, item]));
    return { name, owner, key, type: { kind: 'list', item }, ...facts(it), ...constraints[key], children };
  }

  function typed(type: string): Pick<Declaration, 'type' | 'children'> {
    return { type: elementType(type), children: membersOf(type) };
  }
}

function elementType(name: string): ElementType {
  if (name === 'string' || name === 'integer' || name === 'boolean') return { kind: name };
  const values = data.enums[name];
  if (values === undefined) return { kind: 'structure', name };
  return { kind: 'enum', name, values, open: openEnums.has(name) };
}

function facts({ type: _, item: __, required, deprecated, sensitive, ...rest }: MemberData) {
  return {
    required: required ?? false,
    deprecated: deprecated ?? false,
    sensitive: sensitive ?? false,
    ...rest,
  };
}

/** Every declaration reachable from the roots once: roots, then each after everything that can hold it. */
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
