import { child, parseConfig } from '#core';
import { readLink } from '#sync';
import type { Session } from '../session.ts';

/** Which distribution has which CallerReference, among all that the workspace is linked to. */
export async function callerReferences(session: Session): Promise<Readonly<Record<string, string>>> {
  const res: Record<string, string> = {};
  for (const uri of session.linkedUris()) {
    const linked = await readLink(session, uri);
    const config = linked.kind === 'linked' ? parseConfig(linked.baseline).config : undefined;
    const reference = config && child(config.element, 'CallerReference')?.text;
    if (linked.kind === 'linked' && reference !== undefined) res[reference] = linked.link.distributionId;
  }
  return res;
}
