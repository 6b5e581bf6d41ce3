const START = 1;
const PART = 2;

const asciiClasses = new Uint8Array(128);
for (const char of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
  asciiClasses[char.charCodeAt(0)] = START | PART;
for (const char of '-.0123456789') asciiClasses[char.charCodeAt(0)] = PART;

// XML 1.0 (fifth edition) §2.3, NameStartChar and NameChar beyond ASCII.
const nameStart =
  /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/uy;
const namePart =
  /[\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d\u203f-\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]+/uy;

/** The offset after the XML name that starts here; the same offset when none does. */
export function nameEnd(text: string, offset: number): number {
  if (!isNameStart(text, offset)) return offset;

  let end = offset;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code < 128) {
      if (asciiClasses[code] === 0) return end;
      end++;
    } else {
      const wide = wideNameEnd(text, end);
      if (wide === end) return end;
      end = wide;
    }
  }
}

/** Whether a name can start with the character at an offset. */
export function isNameStart(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code < 128) return ((asciiClasses[code] ?? 0) & START) !== 0;

  nameStart.lastIndex = offset;
  return nameStart.test(text);
}

function wideNameEnd(text: string, offset: number): number {
  namePart.lastIndex = offset;
  return namePart.test(text) ? namePart.lastIndex : offset;
}

/**
 * Gives equal names as one string, without making a new one for each tag.
 * A config has a few hundred names; where two share a slot, the later one takes it.
 */
export class NameCache {
  declare private readonly text: string;
  declare private readonly slots: string[];

  constructor(text: string) {
    this.text = text;
    this.slots = new Array<string>(512).fill('');
  }

  at(start: number, end: number): string {
    const { text } = this;
    const length = end - start;
    const middle = text.charCodeAt(start + (length >> 1));
    const hash =
      (length * 31 + text.charCodeAt(start) * 7 + middle * 13 + text.charCodeAt(end - 1) * 61) & 511;
    const known = this.slots[hash] ?? '';
    if (known.length === length && text.startsWith(known, start)) return known;

    const name = text.slice(start, end);
    this.slots[hash] = name;
    return name;
  }
}
