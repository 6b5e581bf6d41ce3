import { type Declaration, type RootName, schema } from '#schema';

/** One element of a config that has every element the schema knows. */
export interface Part {
  readonly declaration: Declaration;
  readonly text: string;
  readonly children: readonly Part[];
  /** As the framework's answers name it. */
  readonly path: string;
}

/** Values that satisfy the patterns and the closed enums; any other text is `x`. */
const values: Readonly<Record<string, string>> = {
  'FunctionAssociation.EventType': 'viewer-request',
  'FunctionAssociation.FunctionARN': 'arn:aws:cloudfront::111122223333:function/f',
  'OriginShield.OriginShieldRegion': 'eu-west-1',
};

/** A config with every element once, each list with as few items as it may have. */
export function maximal(root: RootName): Part {
  return part(schema.roots[root], lowerFirst(root));
}

/** A part and everything inside it. */
export function partsOf(part: Part): readonly Part[] {
  return [part, ...part.children.flatMap(partsOf)];
}

/** The text of a config, with some parts written otherwise; `''` leaves a part out. */
export function textOf(part: Part, otherwise: ReadonlyMap<Part, string> = new Map()): string {
  const replaced = otherwise.get(part);
  if (replaced !== undefined) return replaced;
  const { name } = part.declaration;
  return `<${name}>${part.text}${part.children.map((it) => textOf(it, otherwise)).join('')}</${name}>`;
}

function part(declaration: Declaration, path: string): Part {
  const { type, key } = declaration;
  switch (type.kind) {
    case 'structure': {
      const members = [...declaration.children.values()].map((it) =>
        part(it, `${path}.${lowerFirst(it.name)}`),
      );
      const count = members.find((it) => it.declaration.name === 'Items')?.children.length;
      const children = members.map((it) =>
        it.declaration.name === 'Quantity' ? { ...it, text: String(count) } : it,
      );
      return { declaration, path, text: '', children };
    }
    case 'list': {
      const length = declaration.count?.min ?? 1;
      const children = Array.from({ length }, (_, index) => part(type.item, `${path}.${index + 1}.member`));
      return { declaration, path, text: '', children };
    }
    case 'enum':
      return { declaration, path, text: values[key] ?? type.values[0] ?? '', children: [] };
    case 'string':
      return { declaration, path, text: values[key] ?? 'x', children: [] };
    case 'integer':
      return { declaration, path, text: '1', children: [] };
    case 'boolean':
      return { declaration, path, text: 'true', children: [] };
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
