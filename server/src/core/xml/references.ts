const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([^&;<\s#]+));/g;

/** Character data as it is meant: references replaced, CRLF and CR read as LF (XML 1.0 §2.11). */
export function decodeText(raw: string): string {
  return decodeReferences(normalizeLineEnds(raw));
}

/** An attribute value as it is meant: white space read as spaces, references replaced (XML 1.0 §3.3.3). */
export function decodeAttribute(raw: string): string {
  return decodeReferences(normalizeLineEnds(raw).replaceAll(/[\t\n]/g, ' '));
}

/** CRLF and CR read as LF. */
export function normalizeLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw;
}

/** Replaces numeric references and the five names XML knows; whatever else looks like one stays as written. */
export function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw;

  return raw.replaceAll(
    reference,
    (written: string, hex: string | undefined, decimal: string | undefined, name: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? written;
      if (decimal !== undefined) return character(Number.parseInt(decimal, 10)) ?? written;
      return predefined.get(name) ?? written;
    },
  );
}

/** The character with this number; undefined when XML 1.0 has no such character (§2.2). */
export function character(code: number): string | undefined {
  const isCharacter =
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

/** Whether XML knows this entity without a DTD. */
export function isPredefined(name: string): boolean {
  return predefined.has(name);
}
