import { seededRandom } from '#playground';

/** Random choices that are the same for the same seed. */
export interface Dice {
  chance(probability: number): boolean;
  /** A whole number, both bounds included. */
  int(min: number, max: number): number;
  /** One of these; throws where there is none. */
  from<T>(choices: readonly T[]): T;
  /** So many of these, each once, in random order; all where there are fewer. */
  some<T>(choices: readonly T[], count: number): readonly T[];
}

/** Starts a source of choices. */
export function dice(seed: number): Dice {
  const random = seededRandom(seed);
  const int = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  return {
    chance: (probability) => random() < probability,
    int,
    from(choices) {
      const [chosen] = choices.slice(int(0, choices.length - 1));
      if (chosen === undefined) throw new RangeError('nothing to choose from');
      return chosen;
    },
    some(choices, count) {
      const rest = [...choices];
      const size = Math.min(count, rest.length);
      return Array.from({ length: size }, () => rest.splice(int(0, rest.length - 1), 1)).flat();
    },
  };
}
