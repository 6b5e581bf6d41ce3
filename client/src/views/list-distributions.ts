import { list as listAll, type Place, type Target } from '#sync';
import type { CommandContext } from '../commands/index.ts';
import { patiently } from '../patience.ts';
import { type Picked, pickDistributions } from './distribution-picker.ts';

/** Lets the user pick from all distributions of a place. */
export async function pickFrom(
  { session, connector }: CommandContext,
  place: Place,
  options: { readonly title: string; readonly choose: 'one' | 'many'; readonly kind?: Target['kind'] },
): Promise<Picked> {
  const distributions = (await connector.connect())(place);
  return pickDistributions({
    ...options,
    profile: place.profile,
    list: (cancel, report) => {
      const patient = {
        ...distributions,
        list: (...args: Parameters<typeof distributions.list>) =>
          patiently({ clock: session.clock, cancel, report }, () => distributions.list(...args)),
      };
      return listAll(patient, options.kind === undefined ? undefined : [options.kind], cancel);
    },
  });
}
