const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** Replaces the five named and all numeric references of XML 1.0; leaves others as they are. */
export function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|apos|quot));/g,
    (all, hex, decimal, name) => {
      if (name !== undefined) return named[name] ?? all;

      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
