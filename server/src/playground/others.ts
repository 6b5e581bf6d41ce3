import { readConfigBody } from './body.ts';
import { newToken } from './identifiers.ts';
import { replaceConfig, type World } from './operations.ts';
import { isRefusal } from './refusal.ts';
import type { Stored } from './store.ts';
import { refusalOfUpdate } from './validate/index.ts';
import { configBody } from './wire.ts';

/** Somebody else updates a distribution. Throws when CloudFront would refuse what they wrote. */
export function foreignEdit(
  stored: Stored,
  change: ((xml: string) => string) | undefined,
  world: World,
): void {
  const xml = configBody(stored);
  const config = readConfigBody(
    change === undefined ? withOtherComment(xml) : change(xml),
    stored.kind,
    world.reading,
  );
  const refused = isRefusal(config) ? config : refusalOfUpdate(config, stored.config);
  if (refused !== undefined)
    throw new TypeError(`the foreign edit of ${stored.id} is refused: ${refused.message}`);
  if (!isRefusal(config)) replaceConfig(stored, config, world);
}

/**
 * The ETag moves and the config stays, as when a policy that a distribution uses was changed:
 * hashicorp/terraform-provider-aws#24537.
 */
export function phantom(stored: Stored, { store, random }: World): void {
  store.set({ ...stored, etag: newToken(random) });
}

/** Another Comment than before, and never longer than a Comment may be. */
function withOtherComment(xml: string): string {
  return xml.replace(/<Comment>([^<]*)<\/Comment>/, (_, comment: string) => {
    const numbered = /^Changed by a colleague(?: \((\d+)\))?$/.exec(comment);
    const next = numbered === null ? '' : ` (${Number(numbered[1] ?? '1') + 1})`;
    return `<Comment>Changed by a colleague${next}</Comment>`;
  });
}
