/** The values of a config that histories change, by the path a plan gives them. Read without the code under test. */
export type Cells = ReadonlyMap<string, string>;

type Element = readonly [path: string, pattern: RegExp];

/** Values that are one element each. */
const elements: readonly [Element, ...Element[]] = [
  ['Comment', /(<Comment>)([^<]*)(<)/],
  ['DefaultRootObject', /(<DefaultRootObject>)([^<]*)(<)/],
  ['WebACLId', /(<WebACLId>)([^<]*)(<)/],
  ['DefaultCacheBehavior/MinTTL', /(<MinTTL>)([^<]*)(<)/],
  ['Origins/Origin[app]/DomainName', /(<DomainName>)([^<]*)(<)/],
  ['Origins/Origin[app]/CustomHeaders/OriginCustomHeader[x-key]/HeaderValue', /(<HeaderValue>)([^<]*)(<)/],
];

export const paths: readonly [string, ...string[]] = [
  elements[0][0],
  ...elements.slice(1).map(([path]) => path),
];

const aliasPath = (name: string) => `Aliases/CNAME[${name}]`;

export function readCells(xml: string): Cells {
  const res = new Map(elements.map(([path, pattern]) => [path, pattern.exec(xml)?.[2] ?? 'nothing']));
  for (const name of aliasesIn(xml)) res.set(aliasPath(name), name);
  return res;
}

/** The text with one value changed. */
export function writeCell(xml: string, path: string, value: string): string {
  const pattern = elements.find(([it]) => it === path)?.[1];
  if (pattern === undefined) throw new Error(`no such cell: ${path}`);
  return xml.replace(pattern, (_, before: string, __: string, after: string) => before + value + after);
}

export function aliasesIn(xml: string): readonly string[] {
  return [...xml.matchAll(/<CNAME>([^<]*)</g)].map(([, name = '']) => name);
}

/** The text with other aliases. */
export function writeAliases(xml: string, names: readonly string[]): string {
  const items =
    names.length === 0 ? '' : `<Items>${names.map((it) => `<CNAME>${it}</CNAME>`).join('')}</Items>`;
  return xml.replace(
    /<Aliases>[\s\S]*?<\/Aliases>/,
    `<Aliases><Quantity>${names.length}</Quantity>${items}</Aliases>`,
  );
}

export interface CellChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function cellChanges(before: Cells, after: Cells): readonly CellChange[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all]
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((it) => it.before !== it.after);
}
