/** A place in a text as people and editors count it: both from 0, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text start; CR, LF and CRLF each end a line, as in LSP. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x0d && text.charCodeAt(offset + 1) === 0x0a) continue;
    if (code === 0x0a || code === 0x0d) starts.push(offset + 1);
  }
  return starts;
}

/** The line and column of an offset, given the line starts of its text. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, column: offset - (starts[low] ?? 0) };
}
