/**
 * fast-xml-parser reads almost anything: crossed tags, a second root, a bare `&`, a NUL. CloudFront does not, so
 * the text is walked once before it is read. XML 1.0, fifth edition: https://www.w3.org/TR/xml/
 */

const nameStart =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const name = `[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;
const space = '[ \\t\\n\\r]';
const attribute = `${space}+(${name})${space}*=${space}*("[^<"]*"|'[^<']*')`;

const everyAttribute = new RegExp(attribute, 'gu');
const declaration = sticky(
  `<\\?xml${space}+version${space}*=${space}*(?:"1\\.[0-9]+"|'1\\.[0-9]+')` +
    `(?:${space}+encoding${space}*=${space}*(?:"[A-Za-z][\\w.\\-]*"|'[A-Za-z][\\w.\\-]*'))?` +
    `(?:${space}+standalone${space}*=${space}*(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
);
const startTag = sticky(`<(${name})((?:${attribute})*)${space}*(/?)>`);
const endTag = sticky(`</(${name})${space}*>`);
const instruction = sticky(`<\\?(${name})(?:${space}.*?)?\\?>`);
const comment = sticky('<!--(.*?)-->');
const cdata = sticky('<!\\[CDATA\\[.*?\\]\\]>');
const characters = sticky('[^<&]+');
const reference = sticky('&(?:lt|gt|amp|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);');

const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const references = /&(?:(lt|gt|amp|quot|apos)|#([0-9]+)|#x([0-9a-fA-F]+));/g;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Why a text is not a well-formed document without a DOCTYPE, in a few words; undefined when it is one. */
export function flawOf(text: string): string | undefined {
  if (forbidden.test(text)) return 'it holds a character that XML does not allow';

  const open: string[] = [];
  let roots = 0;
  let position = at(declaration, text, 0)?.[0].length ?? 0;
  while (position < text.length) {
    const token = open.length > 0 ? insideToken(text, position) : outsideToken(text, position);
    if (token === undefined) return `it cannot be read at ${excerpt(text, position)}`;

    position += token.length;
    if (token.kind === 'start') {
      if (open.length === 0) roots++;
      if (!token.isSelfClosing) open.push(token.name);
    }
    if (token.kind === 'end' && open.pop() !== token.name) return `</${token.name}> closes nothing`;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return `<${unclosed}> is not closed`;
  return roots === 1 ? undefined : `it has ${roots} root elements`;
}

/** Text with its references replaced by what they stand for; the text must be well-formed. */
export function decodeReferences(text: string): string {
  return text.replace(references, (_, word?: string, decimal?: string, hex?: string) => {
    if (word !== undefined) return named[word] ?? '';
    return String.fromCodePoint(
      decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10),
    );
  });
}

type Token =
  | {
      readonly kind: 'start';
      readonly length: number;
      readonly name: string;
      readonly isSelfClosing: boolean;
    }
  | { readonly kind: 'end'; readonly length: number; readonly name: string }
  | { readonly kind: 'other'; readonly length: number };

function insideToken(text: string, position: number): Token | undefined {
  const end = at(endTag, text, position);
  if (end !== undefined) return { kind: 'end', length: end[0].length, name: end[1] ?? '' };

  const run = at(characters, text, position);
  if (run !== undefined) return run[0].includes(']]>') ? undefined : other(run);

  const escaped = at(reference, text, position);
  if (escaped !== undefined) return standsForCharacters(escaped[0]) ? other(escaped) : undefined;

  return other(at(cdata, text, position)) ?? markup(text, position);
}

function outsideToken(text: string, position: number): Token | undefined {
  const run = at(characters, text, position);
  if (run !== undefined) return /[^ \t\n\r]/.test(run[0]) ? undefined : other(run);
  return markup(text, position);
}

function markup(text: string, position: number): Token | undefined {
  const start = at(startTag, text, position);
  if (start !== undefined) {
    const [all, tagName = '', attributes = ''] = start;
    if (!attributesAreFine(attributes)) return undefined;
    return { kind: 'start', length: all.length, name: tagName, isSelfClosing: all.endsWith('/>') };
  }

  const remark = at(comment, text, position);
  if (remark !== undefined) return /--|-$/.test(remark[1] ?? '') ? undefined : other(remark);

  const pi = at(instruction, text, position);
  return pi === undefined || /^xml$/i.test(pi[1] ?? '') ? undefined : other(pi);
}

function attributesAreFine(attributes: string): boolean {
  if (attributes === '') return true;
  const names = new Set<string>();
  for (const [, attributeName = '', value = ''] of attributes.matchAll(everyAttribute)) {
    if (names.has(attributeName) || !standsForCharacters(value)) return false;
    names.add(attributeName);
  }
  return true;
}

/** Whether every `&` in a text starts a reference to a character that XML allows. */
function standsForCharacters(text: string): boolean {
  if (text.replaceAll(references, '').includes('&')) return false;
  return [...text.matchAll(references)].every(([, word, decimal, hex]) => {
    if (word !== undefined) return true;
    const codePoint = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
    return codePoint <= 0x10ffff && !forbidden.test(String.fromCodePoint(codePoint));
  });
}

function sticky(source: string): RegExp {
  return new RegExp(source, 'suy');
}

function at(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}

function other(match: RegExpExecArray | undefined): Token | undefined {
  return match && { kind: 'other', length: match[0].length };
}

function excerpt(text: string, position: number): string {
  return JSON.stringify(text.slice(position, position + 20));
}
