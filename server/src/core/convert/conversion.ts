import type { Span } from '../text/edit.ts';

/** What came of a conversion. Nothing is dropped in silence. */
export type Conversion =
  | {
      readonly kind: 'converted';
      readonly text: string;
      /** What the other form cannot hold, or holds otherwise, in sentences. Values are never quoted. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'not-converted'; readonly message: string; readonly at: Span };

/** Places by what is to be said of them, in the order in which it came up. */
export type Notes = Map<string, string[]>;

/** Remembers that a sentence is true of a place. */
export function note(notes: Notes, sentence: string, place: string): void {
  const places = notes.get(sentence);
  if (places === undefined) notes.set(sentence, [place]);
  else places.push(place);
}

/** More places than this say nothing more. */
const mostPlaces = 10;

/** One line for each sentence, with its places. */
export function sentences(notes: Notes): readonly string[] {
  return [...notes].map(([sentence, places]) => {
    const more = places.length - mostPlaces;
    const named = places.slice(0, mostPlaces).join(', ');
    return `${sentence}: ${named}${more > 0 ? ` and ${more} more` : ''}`;
  });
}
