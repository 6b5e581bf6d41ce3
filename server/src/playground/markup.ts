/** An element around markup. */
export function wrap(name: string, parts: readonly string[]): string {
  return `<${name}>${parts.join('')}</${name}>`;
}

/** An element around text. */
export function tag(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

/** A carriage return survives only as a reference (XML 1.0 §2.11). */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
