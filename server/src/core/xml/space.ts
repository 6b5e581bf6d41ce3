/** Whether a UTF-16 unit is white space as XML has it. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The first offset from here on that holds no white space. */
export function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** The offset after the last character that is no white space, not before `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Whether no line ends between two offsets. */
export function isOneLine(text: string, start: number, end: number): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** Deeper than anybody indents by hand; a longer run of spaces is not worth walking over again and again. */
const deepest = 200;

/** The white space between the start of the line and an offset; undefined when something else stands there. */
export function indentation(text: string, offset: number): string | undefined {
  for (let start = offset; offset - start <= deepest; start--) {
    const before = text.charCodeAt(start - 1);
    if (start === 0 || before === 0x0a || before === 0x0d) return text.slice(start, offset);
    if (!isSpace(before)) return undefined;
  }
  return undefined;
}

/** The line break before the line that starts with this offset and its indentation. */
export function lineBreakBefore(text: string, offset: number, indent: string): string {
  return text.endsWith('\r\n', offset - indent.length) ? '\r\n' : '\n';
}
