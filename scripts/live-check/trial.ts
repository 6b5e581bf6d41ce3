import type { RawAccess } from '../../server/src/aws/raw-access.ts';
import type { Assumption, Held } from './assumptions.ts';
import { wanted } from './distribution.ts';

/** What became of one assumption. */
export interface Trial {
  readonly assumption: Assumption;
  readonly happened: string;
  /** CloudFront's own words, where it refused. */
  readonly message: string;
}

/** Tries one assumption on a distribution, and puts its config back if that was changed. `earlier` is any former ETag. */
export async function tryOut(
  access: RawAccess,
  id: string,
  assumption: Assumption,
  earlier: string,
): Promise<Trial> {
  const held = await hold(access, id);
  const body = assumption.body?.(held.config) ?? held.config;
  if (assumption.body !== undefined && body === held.config)
    return { assumption, happened: 'nothing: the config has no place for it', message: '' };

  const ifMatch = assumption.ifMatch === undefined ? held.etag : assumption.ifMatch(held.etag, earlier);
  const { status, error } = await access.put(id, body, ifMatch);
  if (status >= 300)
    return { assumption, happened: error?.code ?? `status ${status}`, message: error?.message ?? '' };

  const after = await hold(access, id);
  const seen = assumption.seen?.(after, held);
  if (after.config !== held.config)
    wanted(await access.put(id, held.config, after.etag), 'put the config back');
  return { assumption, happened: seen === undefined ? 'accepted' : `accepted, ${seen}`, message: '' };
}

/** Whether CloudFront did what we assume. */
export function isAsAssumed({ assumption, happened }: Trial): boolean {
  return happened === assumption.assumed;
}

/** The config and its ETag as they are now. */
export async function hold(access: RawAccess, id: string): Promise<Held> {
  const { text, etag = '' } = wanted(await access.get(id), 'read the config');
  return { config: text, etag };
}
