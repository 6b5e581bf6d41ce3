import { type Bounds, type Declaration, schema } from '../schema/index.ts';

/** What the schema says of an element in one line: `integer · required · 1 to 3 · default 3`. */
export function describeElement(declaration: Declaration): string {
  const { range, length, count, scope } = declaration;
  const facts = [
    describeType(declaration),
    declaration.required && 'required',
    range && describeBounds(range, ''),
    length && describeBounds(length, 'character'),
    count && describeBounds(count, 'item'),
    declaration.default !== undefined && `default ${declaration.default}`,
    scope && `${scope === 'standard' ? 'standard' : 'multi-tenant'} distributions only`,
    declaration.deprecated && '**deprecated**',
  ];
  return facts.filter(Boolean).join(' · ');
}

/** The values an element may have, as Markdown; undefined where they are not enumerated. */
export function describeValues({ type }: Declaration): string | undefined {
  if (type.kind !== 'enum') return undefined;

  const values = type.values.map((it) => `\`${it}\``).join(', ');
  return type.open ? `One of ${values}, as of API model ${schema.version}.` : `One of ${values}.`;
}

/** The page of AWS's API reference that describes an element. */
export function referenceUrl({ type, owner }: Declaration): string {
  const structure = type.kind === 'structure' ? type.name : owner;
  return `https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_${structure}.html`;
}

function describeType({ type, children }: Declaration): string {
  const list = type.kind === 'structure' ? children.get('Items')?.type : type;
  if (list?.kind === 'list') return `list of \`${list.item.name}\``;
  return type.kind;
}

function describeBounds({ min, max }: Bounds, unit: string): string {
  const units = unit && (max === 1 ? ` ${unit}` : ` ${unit}s`);
  if (min === max) return `exactly ${max}${units}`;
  if (max === Number.POSITIVE_INFINITY)
    return min === 1 ? `at least 1 ${unit}`.trimEnd() : `at least ${min}${units}`;
  return min === 0 ? `at most ${max}${units}` : `${min} to ${max}${units}`;
}
