import type { Declaration } from '#schema';

/** One element that the schema knows, read from a config. Members stand in the service's order, items in the text's. */
export interface Node {
  readonly declaration: Declaration;
  /** The decoded value of a scalar; empty for structures and lists. */
  readonly text: string;
  readonly children: readonly Node[];
}

/** The member of a structure with this name. */
export function member(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((it) => it.declaration.name === name);
}

/** The value of the scalar down this path of names; undefined where an element of the path is absent. */
export function valueAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  return path.reduce<Node | undefined>(member, node)?.text;
}

/** The items of a structure with `Quantity` and `Items`. */
export function items(list: Node | undefined): readonly Node[] {
  return member(list, 'Items')?.children ?? [];
}

/** Behaviors of a distribution, the default first. */
export function behaviors(config: Node): readonly Node[] {
  const first = member(config, 'DefaultCacheBehavior');
  return [...(first === undefined ? [] : [first]), ...items(member(config, 'CacheBehaviors'))];
}

/** Whether a config is of a multi-tenant distribution, which cannot have the members of a standard one. */
export function isTenantOnly(config: Node): boolean {
  return valueAt(config, 'ConnectionMode') === 'tenant-only';
}

/** A node and everything inside it, in order. */
export function* walk(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
}
