/**
 * Finds something from an offset on, for offsets that mostly grow.
 * What a text does not hold is searched once, however often somebody asks.
 */
export class Finder {
  declare private readonly search: (from: number) => number;
  declare private from: number;
  declare private found: number;

  /** `search` answers the first offset at or after another, or -1. */
  constructor(search: (from: number) => number) {
    this.search = search;
    this.from = 0;
    this.found = -1;
  }

  /** The first offset at or after this one where it stands; infinite when it does not. */
  next(offset: number): number {
    if (offset < this.from || offset > this.found) {
      const index = this.search(offset);
      this.from = offset;
      this.found = index === -1 ? Number.POSITIVE_INFINITY : index;
    }
    return this.found;
  }
}

/** Finds a string. */
export function stringFinder(text: string, wanted: string): Finder {
  return new Finder((from) => text.indexOf(wanted, from));
}

/** Finds the ends of lines before those that start with a tag. */
export function tagLineFinder(text: string): Finder {
  const tagLine = /\r?\n[ \t]*<[/A-Za-z_]/g;
  return new Finder((from) => {
    tagLine.lastIndex = from;
    return tagLine.exec(text)?.index ?? -1;
  });
}
