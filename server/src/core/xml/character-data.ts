import { insert, replace } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { character, isPredefined } from './references.ts';
import { fix, type Scan } from './scan.ts';

/** Reports what may not stand in character data. */
export function checkText(scan: Scan, start: number, end: number): void {
  checkReferences(scan, start, end);
  for (let at = scan.sectionEnds.next(start); at + 3 <= end; at = scan.sectionEnds.next(at + 3)) {
    const escaped = fix('Write ]]&gt;', replace({ start: at + 2, end: at + 3 }, '&gt;'));
    const message = 'The characters ]]> end a CDATA section, but none is open here.';
    scan.report('cdata-end', at, at + 3, message, escaped);
  }
}

/** Reports every `&` in character data or an attribute value that starts no reference XML knows. */
export function checkReferences(scan: Scan, start: number, end: number): void {
  for (let at = scan.ampersands.next(start); at < end; at = scan.ampersands.next(at + 1)) {
    checkReference(scan, at);
  }
}

function checkReference(scan: Scan, start: number): void {
  const { text } = scan;
  if (text.charCodeAt(start + 1) === 0x23) {
    checkNumeric(scan, start);
    return;
  }

  const end = nameEnd(text, start + 1);
  const name = text.slice(start + 1, end);
  const isEnded = text.charCodeAt(end) === 0x3b;
  if (isEnded && isPredefined(name)) return;

  const escaped = fix('Write &amp;', insert(start + 1, 'amp;'));
  if (isEnded && name !== '') {
    const message = `XML does not know &${name}; (only &amp;, &lt;, &gt;, &quot; and &apos;).`;
    scan.report('entity-unknown', start, end + 1, message, escaped);
    return;
  }
  if (isPredefined(name)) {
    const message = `The reference &${name} is not finished: its semicolon is missing.`;
    scan.report('reference-malformed', start, end, message, fix(`Write &${name};`, insert(end, ';')));
    return;
  }
  scan.report('reference-malformed', start, start + 1, 'A lone & must be written &amp;.', escaped);
}

const numeric = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/y;

function checkNumeric(scan: Scan, start: number): void {
  numeric.lastIndex = start;
  const match = numeric.exec(scan.text);
  if (match === null) {
    const message = 'A character number is digits, or x and hexadecimal digits, between &# and a semicolon.';
    scan.report('reference-malformed', start, start + 2, message);
    return;
  }
  const [written, hex, decimal = ''] = match;
  const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
  if (character(code) !== undefined) return;

  const message = `${written} names a character that XML does not allow.`;
  scan.report('character-forbidden', start, start + written.length, message);
}

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+/gu;

/** Reports every run of characters that no XML text may hold, wherever it stands (XML 1.0 §2.2). */
export function checkCharacters(scan: Scan): void {
  for (const { 0: run, index } of scan.text.matchAll(forbidden)) {
    const code = (run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const message = `XML does not allow the character U+${code}.`;
    scan.report('character-forbidden', index, index + run.length, message);
  }
}
