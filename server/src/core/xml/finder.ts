/**
 * Finds a string from an offset on, for offsets that mostly grow.
 * A text that does not hold the string is searched once, however often somebody asks.
 */
export class Finder {
  declare private readonly text: string;
  declare private readonly wanted: string;
  declare private from: number;
  declare private found: number;

  constructor(text: string, wanted: string) {
    this.text = text;
    this.wanted = wanted;
    this.from = 0;
    this.found = -1;
  }

  /** The first offset at or after this one where the string stands; infinite when it does not. */
  next(offset: number): number {
    if (offset < this.from || offset > this.found) {
      const index = this.text.indexOf(this.wanted, offset);
      this.from = offset;
      this.found = index === -1 ? Number.POSITIVE_INFINITY : index;
    }
    return this.found;
  }
}
