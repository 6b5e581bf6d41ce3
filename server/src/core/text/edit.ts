/** A half-open range of UTF-16 offsets into one text: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the characters of `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** An edit that replaces a span. */
export function replace(span: Span, text: string): Edit {
  return { span, text };
}

/** An edit that inserts text before an offset. */
export function insert(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

/** An edit that deletes a span. */
export function remove(span: Span): Edit {
  return { span, text: '' };
}

/**
 * The text after all edits, each given in offsets of the original text.
 * Edits must not overlap; insertions at the same offset keep their order.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let position = 0;
  for (const { span, text: inserted } of sorted) {
    if (span.start < position) throw new RangeError(`overlapping edits at offset ${span.start}`);
    result += text.slice(position, span.start) + inserted;
    position = span.end;
  }
  return result + text.slice(position);
}
