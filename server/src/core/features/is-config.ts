import type { ConfigDocument } from '../model/document.ts';
import { rootDeclaration } from '../model/document.ts';
import { schema } from '../schema/index.ts';

/** Whether an XML text of unknown language is ours: its root is a config, or an answer that wraps one. */
export function isConfig({ tree: { root } }: ConfigDocument): boolean {
  if (root === undefined) return false;
  if (rootDeclaration(root.name) !== undefined) return isOfCloudFront(root.attributes);
  return root.children.some((it) => rootDeclaration(it.name) !== undefined);
}

/** A root of our name in a namespace of somebody else is somebody else's. */
function isOfCloudFront(attributes: readonly { readonly name: string; readonly value: string }[]): boolean {
  const namespace = attributes.find((it) => it.name === 'xmlns')?.value;
  return (
    namespace === undefined ||
    namespace.startsWith(schema.namespace.slice(0, schema.namespace.indexOf('/doc/')))
  );
}
